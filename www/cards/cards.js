// @ts-check
/**
 * Which card is open, and what opens it: a click, a key, a pointer that rests on a mark. One card at
 * a time; one that a resting pointer opened goes with the pointer and never takes the focus.
 */

import { Card } from './card.js';
import { anchorOf, dismiss } from '../corrections/corrections.js';
import { newMark } from './decisions.js';
import { messageOf } from '../findings/describe.js';
import { h } from '../dom.js';
import { markCard } from './mark-card.js';
import { strings } from '../strings.js';

/** @import { Analysis, Check, Stretch } from '../contract.js' */
/** @import { Content } from './card.js' */
/** @import { Decide } from './decisions.js' */
/** @import { Painter } from '../text/painter.js' */

/**
 * @typedef {object} TextPlace The text and its cursor, as a card needs them; `Surface` is one.
 * @property {string} text
 * @property {Stretch | null} selection
 * @property {number | null} cursor
 * @property {(offset: number) => void} setCursor
 * @property {(x: number, y: number) => number | null} offsetAt `null` if it cannot be told.
 * @property {(range: Range) => void} reveal
 */

/** Milliseconds that a pointer rests on a mark until its card opens. */
const REST = 450;
/** Milliseconds until the card goes after the pointer left. */
const LEAVE = 300;
/** Milliseconds after a key in which somebody is taken to be typing. */
const TYPING = 1_000;
/** How long a place that was moved to stays set off, in milliseconds. */
const FLASH = 1_600;

export class Cards {
  #box;
  #painter;
  #surface;
  #decide;
  #selected;
  #card;
  #listening = new AbortController();

  /** @type {Analysis | null} */
  #analysis = null;
  /** What the card is about: the place, and the mark's index if it is one. */
  /** @type {{place: Stretch, index: number | null} | null} */
  #about = null;
  /** Whether a resting pointer opened the card and nothing has kept it since. */
  #fleeting = false;
  #lastKey = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;

  /**
   * @param {HTMLElement} box The element with the text.
   * @param {object} parts
   * @param {HTMLElement | ShadowRoot} parts.parent Where the card is.
   * @param {Painter} parts.painter
   * @param {TextPlace} parts.surface
   * @param {Decide} parts.decide
   * @param {boolean} parts.keys Whether keys in the text step through the marks and open cards.
   * @param {(index: number) => void} [parts.selected] Told of the mark that a card is opened for.
   */
  constructor(box, { parent, painter, surface, decide, keys, selected = () => {} }) {
    this.#box = box;
    this.#painter = painter;
    this.#surface = surface;
    this.#decide = decide;
    this.#selected = selected;
    this.#card = new Card(parent, { closed: () => this.#closed(), resized: () => this.#place() });
    this.#listen(keys);
  }

  /** @param {boolean} keys */
  #listen(keys) {
    const { signal } = this.#listening;
    const own = this.#box.ownerDocument;
    this.#box.addEventListener('click', (event) => this.#clicked(event), { signal });
    for (const place of new Set([own, document])) {
      place.addEventListener('keydown', (event) => this.#pressed(event, keys), { signal });
      place.addEventListener('pointerdown', (event) => this.#pointed(event), { signal });
      place.addEventListener('pointermove', (event) => this.#moved(event), { passive: true, signal });
    }
    for (const view of new Set([own.defaultView ?? window, window])) {
      view.addEventListener('scroll', () => this.#place(), { capture: true, passive: true, signal });
      view.addEventListener('resize', () => this.#place(), { signal });
    }
  }

  /** Takes the card away and stops listening. */
  dispose() {
    this.close();
    clearTimeout(this.#flash);
    this.#listening.abort();
    this.#card.dispose();
  }

  /** @param {Analysis} analysis */
  show(analysis) {
    this.close();
    this.#analysis = analysis;
  }

  close() {
    clearTimeout(this.#resting);
    this.#card.close();
  }

  /**
   * Moves to a mark and opens its card.
   *
   * @param {number} index
   * @param {Element | null} opener Where the focus goes back to; `null` leaves it where it is.
   */
  showMark(index, opener) {
    const span = this.#analysis?.spans[index];
    const place = this.#painter.place(index);
    if (!this.#analysis || !span || !place) return;
    const at = anchorOf(this.#surface.text, place);
    const others = this.#othersAt(place, index, opener);
    const content = markCard({ analysis: this.#analysis, span, at, decide: this.#decide, others });
    this.#open(content, { place, index }, opener);
    this.#selected(index);
    const person = span.kind === 'person' ? this.#analysis.people[span.person] : undefined;
    this.#painter.setRelated(person?.mentions ?? []);
  }

  /** @param {Check} check @param {Element | null} opener */
  showCheck(check, opener) {
    const { text } = this.#surface;
    const said = strings.decide.said.dismissed;
    const ignore = h(
      'button',
      { type: 'button', click: () => this.#decide(dismiss(check, text), said) },
      strings.checks.dismiss,
    );
    const kind = strings.checks.one;
    const body = [h('div', { class: 'decide' }, h('div', { class: 'verdict' }, ignore))];
    const title = messageOf(check);
    const content = { tone: 'check', kind, title, label: `${kind}: ${title}`, body };
    this.#open(content, { place: check, index: null }, opener);
  }

  /** Offers to mark the words that are selected in the text. @param {Element | null} opener */
  showSelection(opener) {
    const place = this.#surface.selection;
    if (!place) return;
    const at = anchorOf(this.#surface.text, place);
    const kind = strings.decide.markAs;
    const body = [newMark(at, this.#decide)];
    const content = { tone: 'selection', kind, title: at.text, label: `${kind} ${at.text}`, body };
    this.#open(content, { place, index: null }, opener);
  }

  /**
   * Moves to a place and sets it off for a moment.
   *
   * @param {Stretch} place
   */
  point(place) {
    clearTimeout(this.#flash);
    this.#reveal(place);
    this.#painter.setCurrent(place);
    this.#flash = setTimeout(() => this.#painter.setCurrent(null), FLASH);
  }

  /** @param {Stretch} place */
  #reveal(place) {
    const range = this.#painter.rangeOver(place);
    if (range) this.#surface.reveal(range);
  }

  /** @param {Content} content @param {{place: Stretch, index: number | null}} about @param {Element | null} opener */
  #open(content, about, opener) {
    clearTimeout(this.#flash);
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    this.#reveal(about.place);
    this.#card.open(content, opener);
    this.#about = about;
    this.#fleeting = false;
    this.#painter.setCurrent(about.place);
    this.#place();
  }

  /**
   * The other marks over the start of a mark.
   *
   * @param {Stretch} place
   * @param {number} index
   * @param {Element | null} opener
   */
  #othersAt({ start }, index, opener) {
    return this.#painter.marksAt(start, true).flatMap((other) => {
      const span = this.#analysis?.spans[other];
      if (!span || other === index) return [];
      const label = strings.card.label(span.kind, span.text);
      return [{ label, show: () => this.showMark(other, opener) }];
    });
  }

  #place() {
    if (!this.#about) return;
    const { index, place } = this.#about;
    const at = index === null ? place : this.#painter.place(index);
    if (!at) return this.#card.close();
    const range = this.#painter.rangeOver(at);
    if (range) this.#card.place(inTop(range, this.#box), inTop(this.#box, this.#box));
  }

  #closed() {
    this.#about = null;
    this.#painter.setCurrent(null);
    this.#painter.setRelated([]);
  }

  /** @param {MouseEvent} event */
  #clicked({ clientX, clientY }) {
    if (this.#surface.selection) return;
    const index = this.#markUnder(clientX, clientY);
    if (index !== undefined) this.showMark(index, null);
  }

  /**
   * The mark whose letters are at a point; beside a line the nearest letter does not count.
   *
   * @param {number} x
   * @param {number} y
   */
  #markUnder(x, y) {
    const offset = this.#surface.offsetAt(x, y);
    return this.#painter.marksAt(offset).find((mark) => this.#isOn(mark, x, y));
  }

  /** @param {number} mark @param {number} x @param {number} y */
  #isOn(mark, x, y) {
    const place = this.#painter.place(mark);
    const rects = (place && this.#painter.rangeOver(place)?.getClientRects()) ?? [];
    return [...rects].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  }

  /** @param {PointerEvent} event */
  #pointed(event) {
    clearTimeout(this.#resting);
    if (this.#card.saw(event)) this.#fleeting = false;
    else this.#card.close();
  }

  /** @param {PointerEvent} event */
  #moved({ pointerType, buttons, target, clientX: x, clientY: y }) {
    if (pointerType !== 'mouse') return;
    clearTimeout(this.#resting);
    if (this.#card.isOpen && this.#fleeting) this.#leave(x, y);
    if (this.#card.isOpen && !this.#fleeting) return;
    if (buttons || !this.#box.contains(/** @type {Node | null} */ (target))) return;
    this.#resting = setTimeout(() => this.#rested(x, y), REST);
  }

  /** @param {number} x @param {number} y */
  #rested(x, y) {
    if (performance.now() - this.#lastKey < TYPING || this.#surface.selection) return;
    const index = this.#markUnder(x, y);
    if (index === undefined || index === this.#about?.index) return;
    this.showMark(index, null);
    this.#fleeting = true;
  }

  /** Closes a fleeting card unless the pointer is on it or on its mark. @param {number} x @param {number} y */
  #leave(x, y) {
    const index = this.#about?.index ?? null;
    const near = this.#card.isNear(x, y) || (index !== null && this.#isOn(index, x, y));
    clearTimeout(this.#leaving);
    if (near) return;
    this.#leaving = setTimeout(() => {
      if (this.#fleeting && !this.#card.hasFocus) this.#card.close();
    }, LEAVE);
  }

  /** @param {KeyboardEvent} event @param {boolean} keys */
  #pressed(event, keys) {
    this.#lastKey = performance.now();
    clearTimeout(this.#resting);
    const atText = keys && (this.#box.ownerDocument.activeElement === this.#box || this.#card.hasFocus);
    if (event.key === 'Escape' && this.#card.isOpen) this.#card.close();
    else if (event.key === 'F8' && atText) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.altKey && atText) this.#explainAtCursor();
    else return;
    event.preventDefault();
  }

  #explainAtCursor() {
    if (this.#surface.selection) return this.showSelection(this.#box);
    const { cursor } = this.#surface;
    const index = cursor === null ? undefined : this.#painter.marksAt(cursor)[0];
    if (index !== undefined) this.showMark(index, this.#box);
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    const from = this.#about?.place.start ?? this.#surface.cursor ?? -1;
    const index = this.#painter.step(from, direction);
    const place = index === null ? null : this.#painter.place(index);
    if (index === null || !place) return;
    this.#surface.setCursor(place.start);
    if (this.#card.isOpen) this.showMark(index, null);
    else this.point(place);
  }
}

/**
 * Where something is in the window of the card, which is another one for a text in a frame.
 *
 * @param {Range | HTMLElement} part
 * @param {HTMLElement} box
 */
function inTop(part, box) {
  const { x, y, width, height } = part.getBoundingClientRect();
  const frame = box.ownerDocument === document ? null : box.ownerDocument.defaultView?.frameElement;
  const { x: left = 0, y: top = 0 } = frame?.getBoundingClientRect() ?? {};
  return new DOMRect(x + left, y + top, width, height);
}
