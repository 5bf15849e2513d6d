// @ts-check
/**
 * Ties the parts together: what a person does to the text goes to the reading; what was read goes
 * to the painter, the lists, the margin and the cards; what a person decides goes to the ledger and
 * from there back to the reading.
 */

import { Cards } from './cards/cards.js';
import { dismiss } from './corrections/corrections.js';
import { CorrectionsMenu } from './corrections/corrections-menu.js';
import { h, required } from './dom.js';
import { showExports } from './toolbar/exporting.js';
import { showLayers } from './toolbar/layers.js';
import { Ledger } from './corrections/ledger.js';
import { showLists } from './findings/lists.js';
import { Margin } from './findings/margin.js';
import { tendMenus } from './toolbar/menus.js';
import { takeFiles } from './files/opened.js';
import { Painter, canPaint } from './text/painter.js';
import { keepParagraphs } from './text/pasting.js';
import { Reading } from './engine/reading.js';
import { Store } from './corrections/store.js';
import { unusableOf } from './corrections/usable.js';
import { strings } from './strings.js';
import { Surface } from './text/surface.js';
import { sayAll } from './wording.js';

/** @import { Analysis, Check, Correction, Edit, Engine, Kind } from './contract.js' */

/** @type {Analysis} */
const NOTHING = {
  version: 1,
  offsets: 'utf16',
  spans: [],
  people: [],
  timeline: [],
  checks: [],
};

/** Milliseconds after a key until the lists follow. */
const PAUSE = 300;

export class Desk {
  #box = required('text', HTMLElement);
  #lists = required('lists', HTMLElement);
  #date = required('published', HTMLInputElement);
  #note = required('published-note', HTMLElement);
  #notice = required('notice', HTMLElement);
  #status = required('status', HTMLElement);
  #sample = required('sample', HTMLButtonElement);
  #markSelection = required('mark-selection', HTMLButtonElement);

  #engine;
  #analysis = NOTHING;
  /** When the last key changed the text. */
  #lastKey = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #listing;

  #painter = new Painter(this.#box);
  #surface = new Surface(this.#box, (edit, whole) => this.#edited(edit, whole));
  #cards = new Cards(this.#box, {
    parent: document.body,
    strings,
    takesKeys: (at) => at === this.#box,
    painter: this.#painter,
    surface: this.#surface,
    decide: (corrections, said) => this.#decide(corrections, said),
  });
  #margin = new Margin(this.#box, this.#painter, (check, from) => this.#cards.showCheck(check, from));
  #ledger = new Ledger(new Store(), {
    changed: () => this.#corrected(),
    notKept: (error) => this.#notice.replaceChildren(strings.corrections.notKept(nameOf(error))),
  });
  #reading;
  #menu;

  /** @param {Engine} engine */
  constructor(engine) {
    sayAll();
    this.#engine = engine;
    this.#reading = new Reading(engine, {
      started: () => this.#started(),
      read: (analysis, milliseconds) => this.#show(analysis, milliseconds),
      failed: (error) => this.#failed(error),
    });
    const say = (/** @type {string} */ words) => this.#notice.replaceChildren(words);
    this.#menu = new CorrectionsMenu(
      required('corrections', HTMLElement),
      required('corrections-summary', HTMLElement),
      { ledger: this.#ledger, engine, say },
    );
    showLayers(required('layers', HTMLElement), (kind, shown) => this.#switch(kind, shown));
    tendMenus(document);
    this.#listen();
    // A reload may bring the date back; an empty reading warms the engine up.
    this.#fitToText();
    this.#reading.setPublished(this.#date.value);
    this.#reading.setText(this.#surface.text, { now: true });
    this.#ledger.load();
    showExports(required('exports', HTMLElement), engine, {
      write: ({ name }) => this.#write(name),
      say,
    });
  }

  #listen() {
    this.#date.addEventListener('change', () => this.#reading.setPublished(this.#date.value));
    this.#sample.addEventListener('click', () => this.#fillSample());
    takeFiles({ box: this.#box, date: this.#date, put: (text) => this.#put(text) });
    keepParagraphs(this.#box, (text) => this.#surface.insert(text));
    this.#markSelection.addEventListener('click', () => this.#cards.showSelection(this.#box));
    // A press would take the focus, and with it the selection, from the text.
    this.#markSelection.addEventListener('mousedown', (event) => event.preventDefault());
    document.addEventListener('selectionchange', () => {
      this.#markSelection.disabled = !this.#surface.selection;
    });
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
    this.#lastKey = whole ? -Infinity : performance.now();
    clearTimeout(this.#listing);
    this.#cards.close();
    this.#margin.clear();
    this.#notice.replaceChildren();
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
    this.#cards.show(analysis);
    this.#painter.paint(analysis.spans);
    clearTimeout(this.#listing);
    // Whoever writes on looks at the words: the lists, which are dear to draw, wait for a pause.
    const pause = Math.max(0, this.#lastKey + PAUSE - performance.now());
    if (pause) this.#listing = setTimeout(() => this.#list(milliseconds), pause);
    else this.#list(milliseconds);
  }

  /** Shows beside the text what was read. @param {number} milliseconds */
  #list(milliseconds) {
    const analysis = this.#analysis;
    this.#margin.show(analysis.checks);
    showLists(this.#lists, analysis, this.#surface.text, {
      strings,
      show: (index, from, stay) => this.#cards.showMark(index, stay ? null : from),
      showCheck: (check, from) => this.#cards.showCheck(check, from),
      dismiss: (check) => this.#dismiss(check),
      relate: (indexes) => this.#painter.setRelated(indexes),
    });
    const { published } = analysis;
    this.#note.textContent = published ? strings.published.note(published) : '';
    const read = strings.status.read(countsOf(analysis), milliseconds);
    const said = this.#surface.text === '' ? strings.status.empty : read;
    this.#say(`${said} ${strings.corrections.unusable(analysis.unusable ?? [])}`.trim());
    this.#box.removeAttribute('aria-busy');
  }

  /** @param {Error} error */
  #failed(error) {
    this.#lastKey = -Infinity;
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
    this.#cards.close();
    this.#painter.setLayer(kind, shown);
  }

  /**
   * Takes a decision, unless the reader cannot use it; resolves to why.
   *
   * @param {Correction[]} corrections
   * @param {string} said
   * @returns {Promise<string | null>}
   */
  async #decide(corrections, said) {
    try {
      const [wrong] = await unusableOf(this.#engine, corrections, 'corrections');
      if (wrong) return wrong.message;
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
    const undo = h('button', { type: 'button', click: () => this.#undo() }, strings.decide.undo);
    this.#notice.replaceChildren(said, ' ', undo);
    this.#ledger.add(corrections);
    return null;
  }

  #undo() {
    this.#ledger.undo();
    this.#notice.replaceChildren();
    this.#box.focus({ preventScroll: true });
  }

  /** @param {Check} check */
  #dismiss(check) {
    this.#decide(dismiss(check, this.#surface.text), strings.decide.said.dismissed);
  }

  #corrected() {
    this.#menu.show();
    this.#reading.setCorrections(this.#ledger.corrections);
  }

  /** What was read, in a format. @param {string} format */
  #write(format) {
    const { options, corrections } = this.#reading.terms;
    return this.#engine.write(format, this.#surface.text, options, corrections);
  }
}

/** What went wrong, in a few words. @param {unknown} error */
function nameOf(error) {
  return error instanceof Error || error instanceof DOMException ? error.message || error.name : String(error);
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
