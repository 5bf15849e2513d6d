// @ts-check
/**
 * Ties the parts together: what a person does to the text goes to the reading; what was read goes
 * to the painter, the lists, the margin and the cards; what a person decides goes to the ledger and
 * from there back to the reading.
 */

import { Cards } from './cards/cards.js';
import { dismiss } from './corrections/corrections.js';
import { CorrectionsMenu } from './corrections/corrections-menu.js';
import { h, required } from './platform/dom.js';
import { showExports } from './toolbar/exporting.js';
import { showLayers } from './toolbar/layers.js';
import { CorrectionHistory } from './corrections/correction-history.js';
import { publishedInWords } from './findings/describe.js';
import { showLists } from './findings/lists.js';
import { Keeping } from './keeping/keeping.js';
import { KeptState } from './keeping/kept-state.js';
import { Margin } from './findings/margin.js';
import { Newsroom } from './newsroom/newsroom.js';
import { closeMenusOutside } from './platform/menus.js';
import { takeFiles } from './files/opened.js';
import { Painter, canPaint } from './text/painter.js';
import { takeTexts } from './files/pasting.js';
import { Reading } from './engine/reading.js';
import { StatusLines } from './platform/status-lines.js';
import { failureInWords } from './failures.js';
import { Store } from './corrections/store.js';
import { strings } from './page-strings.js';
import { READS } from './strings.js';
import { EditableText } from './text/editable-text.js';
import { sayAll } from './wording.js';

/** @import { Action, Analysis, Check, Correction, Edit, Engine, Kind, Unusable } from './contract.js' */
/** @import { Step } from './corrections/correction-history.js' */

/** @type {Analysis} */
const NOTHING = {
  version: 2,
  language: READS,
  offsets: 'utf16',
  structure: { headline: null, bylines: [], datelines: [], paragraphs: [] },
  published: null,
  spans: [],
  people: [],
  organizations: [],
  places: [],
  timeline: [],
  checks: [],
};

/** Milliseconds after a key until the lists follow. */
const PAUSE = 300;

export class App {
  #box = required('text', HTMLElement);
  #lists = required('lists', HTMLElement);
  #date = required('published', HTMLInputElement);
  #note = required('published-note', HTMLElement);
  #notice = required('notice', HTMLElement);
  #status = required('status', HTMLElement);
  #sample = required('sample', HTMLButtonElement);
  #markSelection = required('mark-selection', HTMLButtonElement);
  #standing = new StatusLines(required('standing', HTMLElement));

  #engine;
  #analysis = NOTHING;
  /** When the last key changed the text. */
  #lastKey = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #listing;

  #painter = new Painter(this.#box);
  #editable = new EditableText(this.#box, (edit, whole) => this.#edited(edit, whole));
  #cards = new Cards(this.#box, {
    parent: document.body,
    strings,
    takesKeys: (at) => at === this.#box,
    painter: this.#painter,
    editable: this.#editable,
    decide: (corrections, said) => this.#decide(corrections, said),
    act: (action) => this.#act(action),
    offer: (what, place) => this.#newsroom.offer(what, this.#analysis, place),
  });
  #margin = new Margin(this.#box, this.#painter, (check, from) => this.#cards.showCheck(check, from));
  #history = new CorrectionHistory(new Store(), {
    changed: () => this.#corrected(),
    notKept: (error) => this.#notice.replaceChildren(strings.corrections.notKept(nameOf(error))),
  });
  /** Kinds whose marks are not shown. @type {Set<Kind>} */
  #hidden = new Set();
  #kept = new KeptState({
    box: this.#box,
    lists: this.#lists,
    date: this.#date,
    editable: this.#editable,
    hidden: this.#hidden,
  });
  #keeping = new Keeping(this.#kept, (fails) =>
    this.#standing.say('keeping', ...(fails ? [strings.keeping.fails] : [])),
  );
  #reading;
  #menu;
  #newsroom;
  /** The text that the analysis is of. */
  #read = '';

  /** @param {Engine} engine */
  constructor(engine) {
    sayAll();
    this.#engine = engine;
    this.#reading = new Reading(engine, {
      started: () => this.#started(),
      read: (analysis, milliseconds) => this.#show(analysis, milliseconds),
      failed: (error) => this.#failed(error),
    });
    const say = (/** @type {(string | Node)[]} */ ...words) => this.#notice.replaceChildren(...words);
    this.#menu = new CorrectionsMenu(
      required('corrections', HTMLElement),
      required('corrections-summary', HTMLElement),
      { history: this.#history, engine, say },
    );
    this.#putBack();
    showLayers(required('layers', HTMLElement), this.#hidden, (kind, shown) => this.#switch(kind, shown));
    closeMenusOutside(document);
    this.#listen();
    // An empty text as well: the engine is there before somebody writes, or says why it is not.
    this.#fitToText();
    this.#reading.setPublished(this.#date.value);
    this.#reading.setText(this.#editable.text, { now: true });
    this.#history.load();
    this.#newsroom = new Newsroom({ engine, say, standing: this.#standing, reading: this.#reading });
    showExports(required('exports', HTMLElement), engine, {
      write: ({ name }) => this.#write(name),
      say,
    });
    required('not-started', HTMLElement).remove();
  }

  #listen() {
    this.#date.addEventListener('change', () => {
      this.#reading.setPublished(this.#date.value);
      this.#keeping.changed();
    });
    this.#kept.watch(() => this.#keeping.changed());
    const forget = required('forget', HTMLButtonElement);
    forget.addEventListener('click', () => {
      this.#forget();
      forget.closest('details')?.removeAttribute('open');
    });
    this.#sample.addEventListener('click', () => this.#fillSample());
    takeFiles({ box: this.#box, date: this.#date, put: (text) => this.#put(text) });
    takeTexts(this.#box, this.#editable, (words) => this.#notice.replaceChildren(words));
    this.#markSelection.addEventListener('click', () => this.#cards.showSelection(this.#box));
    // A press would take the focus, and with it the selection, from the text.
    this.#markSelection.addEventListener('mousedown', (event) => event.preventDefault());
    document.addEventListener('selectionchange', () => {
      this.#markSelection.disabled = !this.#editable.selection;
    });
  }

  /** Keeps what is on the desk; says whether the page may be left without losing the text. */
  keep() {
    return this.#keeping.keep();
  }

  /** What this tab kept, from before a reload or a crash. */
  #putBack() {
    const kept = this.#keeping.takeBack();
    if (this.#keeping.offered) this.#offerKept();
    if (!kept) return;
    this.#kept.putBack(kept);
    for (const kind of this.#hidden) this.#painter.setLayer(kind, false);
    if (!kept.text) return;
    const forget = button(strings.keeping.forget, () => this.#forget());
    this.#notice.replaceChildren(strings.keeping.back, ' ', forget);
  }

  #offerKept() {
    const putBack = () => {
      const kept = this.#keeping.takeOffered();
      this.#standing.say('offered');
      if (!kept) return;
      this.#date.value = kept.state.published;
      this.#reading.setPublished(this.#date.value);
      this.#put(kept.text);
    };
    // What has been written since is another text.
    const forget = () => {
      this.#keeping.forget();
      this.#standing.say('offered');
      this.#keeping.keep();
    };
    const buttons = [button(strings.keeping.bringBack, putBack), ' ', button(strings.keeping.forget, forget)];
    this.#standing.say('offered', strings.keeping.stopped, ' ', ...buttons);
  }

  /** Forgets the text and its date, so that no undoing and no reload brings them back. */
  #forget() {
    this.#keeping.forget();
    this.#standing.say('offered');
    const removed = this.#editable.text.length;
    this.#editable.begin('');
    this.#date.value = '';
    this.#edited({ start: 0, removed, inserted: '' }, true);
    this.#reading.setPublished('');
    this.#notice.replaceChildren(strings.keeping.forgotten);
    this.#box.focus({ preventScroll: true });
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
    this.#editable.replace(text);
    this.#editable.setCursor(0);
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
    this.#keeping.edited({ whole });
    this.#reading.setText(this.#editable.text, { now: whole });
    this.#fitToText();
  }

  #fitToText() {
    const empty = this.#editable.text === '';
    this.#box.classList.toggle('empty', empty);
    this.#sample.hidden = !empty;
  }

  #started() {
    this.#box.setAttribute('aria-busy', 'true');
    if (this.#editable.text && !this.#analysis.spans.length) this.#say(strings.status.reading);
  }

  /** @param {Analysis} analysis @param {number} milliseconds */
  #show(analysis, milliseconds) {
    this.#analysis = analysis;
    this.#read = this.#editable.text;
    this.#newsroom.read(analysis.lists ?? []);
    this.#cards.show(analysis);
    this.#painter.paint(analysis.spans);
    clearTimeout(this.#listing);
    // Somebody who keeps typing looks at the words: the lists, which are expensive to draw, wait
    // for a pause.
    const pause = Math.max(0, this.#lastKey + PAUSE - performance.now());
    if (pause) this.#listing = setTimeout(() => this.#list(milliseconds), pause);
    else this.#list(milliseconds);
  }

  /** Shows beside the text what was read. @param {number} milliseconds */
  #list(milliseconds) {
    const analysis = this.#analysis;
    this.#margin.show(analysis.checks);
    showLists(this.#lists, analysis, this.#editable.text, {
      strings,
      show: (index, from, stay) => this.#cards.showMark(index, stay ? null : from),
      showCheck: (check, from) => this.#cards.showCheck(check, from),
      dismiss: (check) => this.#dismiss(check),
      act: (action) => this.#act(action),
      relate: (indexes) => this.#painter.setRelated(indexes),
    });
    this.#note.textContent = publishedInWords(analysis.published, strings);
    const read = strings.status.read(countsOf(analysis), milliseconds);
    this.#say(this.#editable.text === '' ? strings.status.empty : read);
    this.#tellUnusable(analysis.unusable ?? []);
    this.#box.removeAttribute('aria-busy');
    this.#kept.listed();
    this.#keeping.broughtBack();
  }

  /** Kept corrections that this version cannot use: it leaves them as they are. @param {Unusable[]} unusable */
  #tellUnusable(unusable) {
    const { corrections } = this.#history;
    this.#menu.showUnusable(new Map(unusable.map(({ index, message }) => [corrections[index], message])));
    if (!unusable.length) return this.#standing.say('unusable');
    const steps = this.#history.stepsOf(new Set(unusable.map(({ index }) => index)));
    const forget = () => this.#history.forget(steps);
    const { leftOut, forgetThem } = strings.corrections;
    this.#standing.say('unusable', leftOut(unusable), ' ', button(forgetThem(unusable.length), forget));
  }

  /** @param {Error} error */
  #failed(error) {
    this.#lastKey = -Infinity;
    this.#show(NOTHING, 0);
    this.#say(strings.status.failed(failureInWords(error, strings)));
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
    if (shown) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    this.#keeping.changed();
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
      const [wrong] = await this.#engine.validate(corrections);
      if (wrong) return wrong.message;
    } catch (error) {
      return failureInWords(error, strings);
    }
    const step = this.#history.add(corrections);
    this.#notice.replaceChildren(said, ' ', button(strings.decide.undo, () => this.#undo(step)));
    return null;
  }

  /** @param {Step} step */
  #undo(step) {
    this.#history.undo(step);
    this.#notice.replaceChildren();
    this.#box.focus({ preventScroll: true });
  }

  /** @param {Check} check */
  #dismiss(check) {
    this.#decide(dismiss(check, this.#editable.text), strings.decide.said.dismissed);
  }

  /** Does what a check offers. @param {Action} action */
  #act(action) {
    if (action.do === 'give-published') return this.#date.focus();
    // Of a text that was changed since, other words would be written over.
    if (this.#editable.text === this.#read) this.#editable.write(action, action.with);
    else this.#notice.replaceChildren(strings.status.reading);
  }

  #corrected() {
    this.#menu.show();
    this.#reading.setCorrections(this.#history.corrections);
  }

  /** What was read, in a format. @param {string} format */
  #write(format) {
    const { options, corrections } = this.#reading.terms;
    return this.#engine.write(format, this.#editable.text, options, corrections);
  }
}

/** @param {string} words @param {() => void} click */
function button(words, click) {
  return h('button', { type: 'button', click }, words);
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
