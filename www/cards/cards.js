// @ts-check
/**
 * Which card is open, and what opens it: a click, a key, a pointer that rests on a mark. One card at
 * a time; one that a resting pointer opened goes with the pointer and never takes the focus.
 */

import { Card } from './card.js';
import { anchorOf, dismiss } from '../corrections/corrections.js';
import { newMark } from './decisions.js';
import { offeredBy } from '../findings/checks-list.js';
import { messageOf } from '../findings/describe.js';
import { h } from '../platform/dom.js';
import { markCard } from './mark-card.js';

/** @import { Action, Analysis, Check, Span, Stretch } from '../contract.js' */
/** @import { Content } from './card.js' */
/** @import { Decide } from './decisions.js' */
/** @import { Painter } from '../text/painter.js' */
/** @import { Strings } from '../strings.js' */

/**
 * @typedef {object} TextPlace The text and its cursor, as a card needs them; `EditableText` is one.
 * @property {string} text
 * @property {Stretch | null} selection
 * @property {boolean} hasSelection Whether words of it are selected, if it can be told which or not.
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
  #over;
  #takesKeys;
  #painter;
  #editable;
  #decide;
  #selected;
  #act;
  #offer;
  #strings;
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
   * @param {Strings} parts.strings
   * @param {Painter} parts.painter
   * @param {TextPlace} parts.editable
   * @param {Decide} parts.decide
   * @param {(at: Element) => boolean} parts.takesKeys Whether keys that are pressed there step through
   *   the marks and open cards; those in a card do.
   * @param {HTMLElement} [parts.over] What a pointer over the text is over, if that is not the box.
   * @param {(index: number) => void} [parts.selected] Told of the mark that a card is opened for.
   * @param {(action: Action) => void} [parts.act] Does what a check offers; without it, nothing is offered.
   * @param {(what: Span | string, place: HTMLElement) => Promise<void>} [parts.offer] Puts into an element
   *   of a card what adds a mark or other words to a list; without it, that is not offered.
   */
  constructor(box, { parent, strings, painter, editable, decide, takesKeys, over = box, selected = () => {}, act, offer }) {
    this.#box = box;
    this.#over = over;
    this.#takesKeys = takesKeys;
    this.#painter = painter;
    this.#editable = editable;
    this.#decide = decide;
    this.#selected = selected;
    this.#act = act;
    this.#offer = offer;
    this.#strings = strings;
    this.#card = new Card(parent, strings, { closed: () => this.#closed(), resized: () => this.#place() });
    this.#listen();
  }

  #listen() {
    const { signal } = this.#listening;
    const own = this.#box.ownerDocument;
    this.#over.addEventListener('click', (event) => this.#clicked(event), { signal });
    for (const place of new Set([own, document])) {
      place.addEventListener('keydown', (event) => this.#pressed(event), { signal });
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
    const place = this.#painter.place(index);
    if (!place) return;
    this.#reveal(place);
    this.#showMark(index, opener);
    this.#selected(index);
  }

  /** @param {number} index @param {Element | null} opener */
  #showMark(index, opener) {
    const span = this.#analysis?.spans[index];
    const place = this.#painter.place(index);
    if (!this.#analysis || !span || !place) return;
    const at = anchorOf(this.#editable.text, place);
    const others = this.#othersAt(place, index, opener);
    const content = markCard({ analysis: this.#analysis, span, at, decide: this.#decide, others }, this.#strings);
    if (span.kind !== 'quote') content.body.push(...this.#addition(span));
    this.#open(content, { place, index }, opener);
    const person = span.kind === 'person' ? this.#analysis.people[span.person] : undefined;
    this.#painter.setRelated(person?.mentions ?? []);
  }

  /** @param {Check} check @param {Element | null} opener */
  showCheck(check, opener) {
    const { text } = this.#editable;
    const { checks: words, decide } = this.#strings;
    const ignore = h(
      'button',
      { type: 'button', click: () => this.#decide(dismiss(check, text), decide.said.dismissed) },
      words.dismiss,
    );
    const kind = `${words.one}: ${words.severities[check.severity].toLowerCase()}`;
    const offered = offeredBy(check, this.#act, this.#strings).map(([said, click]) => h('button', { type: 'button', click }, said));
    const body = [h('div', { class: 'decide' }, h('div', { class: 'verdict' }, ...offered, ignore))];
    const title = messageOf(check);
    const content = { tone: 'check', kind, title, label: `${kind}: ${title}`, body };
    this.#reveal(check);
    this.#open(content, { place: check, index: null }, opener);
  }

  /** Offers to mark the words that are selected in the text. @param {Element | null} opener */
  showSelection(opener) {
    const place = this.#editable.selection;
    if (!place) return;
    const at = anchorOf(this.#editable.text, place);
    const kind = this.#strings.decide.markAs;
    const body = [newMark(at, this.#decide, this.#strings), ...this.#addition(at.text)];
    const content = { tone: 'selection', kind, title: at.text, label: `${kind} ${at.text}`, body };
    this.#reveal(place);
    this.#open(content, { place, index: null }, opener);
  }

  /** What adds a mark, or words that are none, to a list. @param {Span | string} what */
  #addition(what) {
    if (!this.#offer) return [];
    const toggle = async () => {
      if (!place.childNodes.length) await this.#offer?.(what, place);
      // What came into the card made it another size.
      this.#place();
    };
    const place = h('div', {});
    return [h('details', { class: 'decide', toggle }, h('summary', {}, this.#strings.newsroom.add), place)];
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
    if (range) this.#editable.reveal(range);
  }

  /** @param {Content} content @param {{place: Stretch, index: number | null}} about @param {Element | null} opener */
  #open(content, about, opener) {
    clearTimeout(this.#flash);
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
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
      const label = this.#strings.card.label(span.kind, span.text);
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
    if (this.#editable.hasSelection) return;
    const index = this.#markUnder(clientX, clientY);
    if (index === undefined) return;
    // It is under the pointer: nothing needs to move.
    this.#showMark(index, null);
    this.#selected(index);
  }

  /**
   * The mark whose letters are at a point; beside a line the nearest letter does not count.
   *
   * @param {number} x
   * @param {number} y
   */
  #markUnder(x, y) {
    const offset = this.#editable.offsetAt(x, y);
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
  #moved(event) {
    const { pointerType, buttons, clientX: x, clientY: y } = event;
    if (pointerType !== 'mouse') return;
    clearTimeout(this.#resting);
    if (this.#card.isOpen && this.#fleeting) this.#leave(x, y);
    if (this.#card.isOpen && !this.#fleeting) return;
    if (buttons || !event.composedPath().includes(this.#over)) return;
    this.#resting = setTimeout(() => this.#rested(x, y), REST);
  }

  /** @param {number} x @param {number} y */
  #rested(x, y) {
    if (performance.now() - this.#lastKey < TYPING || this.#editable.hasSelection) return;
    const index = this.#markUnder(x, y);
    if (index === undefined || index === this.#about?.index) return;
    this.#showMark(index, null);
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

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    this.#lastKey = performance.now();
    clearTimeout(this.#resting);
    const at = /** @type {Element} */ (event.composedPath()[0]);
    const isOurs = this.#card.saw(event) || this.#takesKeys(at);
    if (event.key === 'Escape' && this.#card.isOpen) this.#card.close();
    else if (event.key === 'F8' && isOurs) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.altKey && isOurs) this.#explainAtCursor(at);
    else return;
    // Where somebody else's text is written, Escape may mean something there as well.
    if (isOurs) event.preventDefault();
  }

  /** @param {Element} at Where the focus is. */
  #explainAtCursor(at) {
    if (this.#editable.selection) return this.showSelection(at);
    const { cursor } = this.#editable;
    const index = cursor === null ? undefined : this.#painter.marksAt(cursor)[0];
    if (index !== undefined) this.showMark(index, at);
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    const from = this.#about?.place.start ?? this.#editable.cursor ?? -1;
    const index = this.#painter.step(from, direction);
    const place = index === null ? null : this.#painter.place(index);
    if (index === null || !place) return;
    this.#editable.setCursor(place.start);
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
