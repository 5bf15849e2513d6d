// @ts-check
/**
 * Ties the parts together: what a person does to the text goes to the reading; what was read goes
 * to the painter, the lists and the card.
 */

import { Card } from './card.js';
import { required } from './dom.js';
import { showLayers } from './layers.js';
import { showLists } from './lists.js';
import { takeFiles } from './opened.js';
import { Painter, canPaint } from './painter.js';
import { keepParagraphs } from './pasting.js';
import { Reading } from './reading.js';
import { strings } from './strings.js';
import { Surface } from './surface.js';

/** @import { Analysis, Edit, Engine, Kind, Stretch } from './contract.js' */

/** @type {Analysis} */
const NOTHING = {
  version: 1,
  offsets: 'utf16',
  spans: [],
  people: [],
  timeline: [],
  checks: [],
};

/** How long a place that was moved to stays set off, in milliseconds. */
const FLASH = 1_600;

export class Desk {
  #box = required('text', HTMLElement);
  #lists = required('lists', HTMLElement);
  #date = required('published', HTMLInputElement);
  #note = required('published-note', HTMLElement);
  #status = required('status', HTMLElement);
  #sample = required('sample', HTMLButtonElement);

  #analysis = NOTHING;
  /** @type {number | null} The mark that the card is about. */
  #carded = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;

  #painter = new Painter(this.#box);
  #surface = new Surface(this.#box, (edit, whole) => this.#edited(edit, whole));
  #card = new Card(document.body, () => this.#cardClosed());
  #reading;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#reading = new Reading(engine, {
      started: () => this.#started(),
      read: (analysis, milliseconds) => this.#show(analysis, milliseconds),
      failed: (error) => this.#failed(error),
    });
    showLayers(required('layers', HTMLElement), (kind, shown) => this.#switch(kind, shown));
    this.#listen();
    // A reload may bring the date back; an empty reading warms the engine up.
    this.#fitToText();
    this.#reading.setPublished(this.#date.value);
    this.#reading.setText(this.#surface.text, { now: true });
  }

  #listen() {
    this.#date.addEventListener('change', () => this.#reading.setPublished(this.#date.value));
    this.#sample.addEventListener('click', () => this.#fillSample());
    takeFiles({ box: this.#box, date: this.#date, put: (text) => this.#put(text) });
    keepParagraphs(this.#box, (text) => this.#surface.insert(text));
    this.#box.addEventListener('click', (event) => this.#clicked(event));
    document.addEventListener('keydown', (event) => this.#pressed(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (!this.#card.contains(target)) this.#card.close();
    });
    addEventListener('scroll', () => this.#placeCard(), { capture: true, passive: true });
    addEventListener('resize', () => this.#placeCard());
  }

  #fillSample() {
    if (!this.#date.value) {
      this.#date.value = strings.sample.published;
      this.#reading.setPublished(this.#date.value);
    }
    this.#put(strings.sample.text);
  }

  /** @param {string} text */
  #put(text) {
    this.#surface.replace(text);
    this.#surface.setCursor(0);
    this.#box.scrollTop = 0;
  }

  /** @param {Edit} edit @param {boolean} whole */
  #edited(edit, whole) {
    this.#card.close();
    this.#painter.edited(edit);
    this.#reading.setText(this.#surface.text, { now: whole });
    this.#fitToText();
  }

  #fitToText() {
    const empty = this.#surface.text === '';
    this.#box.classList.toggle('empty', empty);
    this.#sample.hidden = !empty;
  }

  #started() {
    this.#box.setAttribute('aria-busy', 'true');
    if (this.#surface.text && !this.#analysis.spans.length) this.#say(strings.status.reading);
  }

  /** @param {Analysis} analysis @param {number} milliseconds */
  #show(analysis, milliseconds) {
    this.#analysis = analysis;
    this.#box.removeAttribute('aria-busy');
    this.#card.close();
    this.#painter.paint(analysis.spans);
    showLists(this.#lists, analysis, {
      show: (index, from, stay) => this.#showMark(index, stay ? null : from),
      point: (place) => this.#point(place),
    });
    const { published } = analysis;
    this.#note.textContent = published ? strings.published.note(published) : '';
    const read = strings.status.read(countsOf(analysis), milliseconds);
    this.#say(this.#surface.text === '' ? strings.status.empty : read);
  }

  /** @param {Error} error */
  #failed(error) {
    this.#show(NOTHING, 0);
    this.#say(strings.status.failed(error.message));
  }

  /** @param {string} words */
  #say(words) {
    const said = canPaint() ? words : `${words} ${strings.status.unpainted}`;
    if (this.#status.textContent !== said) this.#status.textContent = said;
  }

  /** @param {Kind} kind @param {boolean} shown */
  #switch(kind, shown) {
    this.#card.close();
    this.#painter.setLayer(kind, shown);
  }

  /** @param {MouseEvent} event */
  #clicked({ clientX, clientY }) {
    if (getSelection()?.isCollapsed === false) return;
    const offset = this.#surface.offsetAt(clientX, clientY);
    if (offset === null) return;
    // Beside a line the nearest letter counts as clicked; only what is on a mark is meant.
    const index = this.#painter.marksAt(offset).find((mark) => {
      const rects = this.#rangeOf(mark)?.getClientRects() ?? [];
      return [...rects].some(
        ({ left, right, top, bottom }) =>
          clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
      );
    });
    if (index !== undefined) this.#showMark(index, null);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const atText = document.activeElement === this.#box || this.#card.hasFocus;
    if (event.key === 'Escape' && this.#card.isOpen) this.#card.close();
    else if (event.key === 'F8' && atText) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.altKey && atText) this.#explainAtCursor();
    else return;
    event.preventDefault();
  }

  #explainAtCursor() {
    const cursor = this.#surface.cursor;
    const index = cursor === null ? undefined : this.#painter.marksAt(cursor)[0];
    if (index !== undefined) this.#showMark(index, this.#box);
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    const from = this.#placeOf(this.#carded)?.start ?? this.#surface.cursor ?? -1;
    const index = this.#painter.step(from, direction);
    const place = this.#placeOf(index);
    if (index === null || !place) return;
    this.#surface.setCursor(place.start);
    if (this.#card.isOpen) this.#showMark(index, null);
    else this.#point(place);
  }

  /**
   * Moves to a mark and opens its card.
   *
   * @param {number} index
   * @param {Element | null} opener Where the focus goes back to; `null` leaves it where it is.
   */
  #showMark(index, opener) {
    const span = this.#analysis.spans[index];
    const place = this.#placeOf(index);
    if (!span || !place) return;
    clearTimeout(this.#flash);
    this.#surface.reveal(this.#painter.rangeOver(place));
    this.#card.open(this.#analysis, span, this.#othersAt(place, index, opener), opener);
    this.#carded = index;
    this.#painter.setCurrent(place);
    this.#placeCard();
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
      const span = this.#analysis.spans[other];
      if (!span || other === index) return [];
      const label = strings.card.label(span.kind, span.text);
      return [{ label, show: () => this.#showMark(other, opener) }];
    });
  }

  /**
   * Moves to a place and sets it off for a moment.
   *
   * @param {Stretch} place
   */
  #point(place) {
    clearTimeout(this.#flash);
    this.#surface.reveal(this.#painter.rangeOver(place));
    this.#painter.setCurrent(place);
    this.#flash = setTimeout(() => this.#painter.setCurrent(null), FLASH);
  }

  #placeCard() {
    const range = this.#rangeOf(this.#carded);
    if (range) this.#card.place(range.getBoundingClientRect(), this.#box.getBoundingClientRect());
  }

  #cardClosed() {
    this.#carded = null;
    this.#painter.setCurrent(null);
  }

  /** @param {number | null} index */
  #placeOf(index) {
    return index === null ? null : this.#painter.place(index);
  }

  /** @param {number | null} index */
  #rangeOf(index) {
    const place = this.#placeOf(index);
    return place && this.#painter.rangeOver(place);
  }
}

/** @param {Analysis} analysis */
function countsOf({ spans, people }) {
  /** @type {Record<Kind, number>} */
  const counts = { person: people.length, role: 0, date: 0, organization: 0, place: 0, quote: 0 };
  for (const { kind } of spans) {
    if (kind !== 'person') counts[kind]++;
  }
  return counts;
}
