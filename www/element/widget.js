// @ts-check
/** What an element does while it has a text: reads it, paints it, lists it, and takes decisions. */

import { Cards } from '../cards/cards.js';
import { dismiss } from '../corrections/corrections.js';
import { failureInWords } from '../failures.js';
import { h } from '../platform/dom.js';
import { Reading } from '../engine/reading.js';
import { showLists } from '../findings/lists.js';
import { KINDS } from '../kinds.js';
import { difference } from '../text/edits.js';
import { Painter, canPaint } from '../text/painter.js';
import { correctionsOf } from './corrections-file.js';
import { dayIn } from './ignored.js';
import { ListFiles } from './list-files.js';
import { reveal } from '../platform/revealing.js';
import { borrowEngine, returnEngine } from './shared.js';
import { Status } from './status.js';
import { addStyles } from './styles.js';

/** @import { Analysis, Correction, Engine, Kind, ListSource } from '../contract.js' */
/** @import { Adapter } from './adapter.js' */
/** @import { Strings } from '../strings.js' */

/**
 * @typedef {object} Place Where a widget works.
 * @property {HTMLElement} element In which it shows what was found.
 * @property {ShadowRoot} shadow Of the element.
 * @property {HTMLElement} target Holds the text.
 * @property {Adapter} adapter
 * @property {Strings} strings
 */

/**
 * @typedef {object} Told What happened.
 * @property {(analysis: Analysis) => void} read
 * @property {(index: number) => void} selected A mark, by its place in the analysis.
 * @property {(corrections: Correction[]) => void} decided All decisions that count now.
 */

export class Widget {
  /** @type {Analysis | null} */
  analysis = null;

  #shadow;
  #told;
  #adapter;
  #text;
  /** @type {Engine | undefined} Once somebody sees the element or asks. */
  #engine;
  #reading;
  #painter;
  #cards;
  #lists;
  #status;
  #takeAway;
  #seen;
  #unwatch;
  #closed = false;
  #published = '';
  /** @type {Correction[]} */
  #corrections = [];
  /** @type {Correction[]} Of the file that the page names. */
  #filed = [];
  #file = '';
  /** @type {ListSource[]} */
  #ownLists = [];
  /** @type {ListSource[]} Of the files that the page names. */
  #filedLists = [];
  #listFiles;
  #listAddresses = '';
  /** Counts the loads of lists, so that an overtaken one is known. */
  #loads = 0;
  /** @type {number | null} Where in the text keys are: at the mark that was shown last. */
  #cursor = null;

  /** @param {Place} place @param {Told} told */
  constructor({ element, shadow, target, adapter, strings }, told) {
    this.target = target;
    this.strings = strings;
    this.#shadow = shadow;
    this.#told = told;
    this.#adapter = adapter;
    this.#listFiles = new ListFiles(strings);
    this.#takeAway = addStyles(shadow, adapter.root.ownerDocument);
    const lang = strings.language;
    this.#status = new Status(lang);
    const label = strings.page.found;
    this.#lists = h('div', { class: 'lists', part: 'lists', role: 'region', 'aria-label': label, lang });
    const own = target === element ? h('slot') : null;
    shadow.append(...[own, this.#status.node, this.#lists].filter((part) => part !== null));
    const { over = adapter.root } = adapter;
    this.#text = adapter.textSource().text;
    this.#painter = new Painter(adapter.root, adapter.textSource);
    this.#cards = new Cards(adapter.root, {
      parent: shadow,
      strings,
      painter: this.#painter,
      editable: this.#editable(over),
      over,
      // Keys in a text that somebody writes are not ours.
      takesKeys: (at) => shadow.contains(at) || (over.contains(at) && !isWritten(at)),
      decide: (corrections, said) => this.#decide(corrections, said),
      selected: (index) => {
        this.#cursor = this.#painter.place(index)?.start ?? null;
        told.selected(index);
      },
    });
    this.#reading = new Reading(
      { analyze: (...request) => this.#ask().analyze(...request) },
      {
        started: () => this.#lists.setAttribute('aria-busy', 'true'),
        read: (analysis) => this.#show(analysis),
        failed: (error) => this.#failed(error),
      },
    );
    this.#unwatch = adapter.watch(() => this.#changed());
    this.#seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#wake();
    });
    this.#seen.observe(element);
    if (target !== element && target.isConnected) this.#seen.observe(target);
  }

  /** Leaves the page as it was. */
  dispose() {
    this.#closed = true;
    this.#seen.disconnect();
    this.#unwatch();
    this.#reading.stop();
    this.#cards.dispose();
    this.#painter.dispose();
    this.#takeAway();
    this.#shadow.replaceChildren();
    if (this.#engine) returnEngine();
    this.#engine = undefined;
  }

  /** @param {{published: string, layers: Kind[], corrections: Correction[], lists: ListSource[]}} settings */
  set({ published, layers, corrections, lists }) {
    for (const kind of KINDS) {
      const shown = layers.includes(kind);
      if (shown !== this.#painter.isShown(kind)) this.#painter.setLayer(kind, shown);
    }
    this.#corrections = corrections;
    this.#ownLists = lists;
    this.#published = dayIn(published);
    this.#status.say('published', published && !this.#published ? this.strings.element.noDay(published) : '');
    if (this.#engine) this.#read();
  }

  /** @param {Correction[]} corrections */
  setCorrections(corrections) {
    this.#corrections = corrections;
    if (this.#engine) this.#read();
  }

  /**
   * Takes the corrections of a file that the page names. One that failed is asked for again.
   *
   * @param {string} address
   */
  async setFile(address) {
    if (address === this.#file && !this.#status.says('file')) return;
    this.#file = address;
    this.#filed = [];
    let trouble = '';
    try {
      const corrections = address ? await correctionsOf(address, this.strings) : [];
      if (address === this.#file) this.#filed = corrections;
    } catch (error) {
      trouble = this.strings.element.noCorrections(address, /** @type {Error} */ (error).message);
    }
    if (this.#closed || address !== this.#file) return;
    this.#status.say('file', trouble);
    if (this.#engine) this.#read();
  }

  /** @param {ListSource[]} lists */
  setLists(lists) {
    this.#ownLists = lists;
    if (this.#engine) this.#read();
  }

  /**
   * Takes the lists of files that the page names. If one failed, they are asked for again.
   *
   * @param {string} addresses Parted by spaces.
   * @param {boolean} [again] Whether the same ones are loaded anew.
   */
  async setListFiles(addresses, again = false) {
    if (addresses === this.#listAddresses && !again && !this.#status.says('lists')) return;
    this.#listAddresses = addresses;
    const load = ++this.#loads;
    const { lists, troubles } = await this.#listFiles.load(addresses.split(/\s+/).filter(Boolean));
    if (this.#closed || load !== this.#loads) return;
    this.#filedLists = lists;
    this.#status.say('lists', troubles.join(' '));
    if (this.#engine) this.#read();
  }

  /** @returns {Promise<Analysis>} */
  async analyze() {
    this.#wake();
    this.#text = this.#adapter.textSource().text;
    return this.#ask().analyze(this.#text, this.#options, this.#all);
  }

  /** @param {string} format */
  write(format) {
    return this.#ask().write(format, this.#adapter.textSource().text, this.#options, this.#all);
  }

  get #options() {
    const lists = [...this.#filedLists, ...this.#ownLists];
    return this.#published ? { published: this.#published, lists } : { lists };
  }

  get #all() {
    return [...this.#filed, ...this.#corrections];
  }

  #ask() {
    this.#engine ??= borrowEngine();
    return this.#engine;
  }

  /** The first time that the element is seen or asked. */
  #wake() {
    if (this.#engine || this.#closed) return;
    this.#seen.disconnect();
    this.#ask();
    this.#read();
  }

  #read() {
    this.#text = this.#adapter.textSource().text;
    this.#reading.read(this.#text, this.#options, this.#all);
  }

  #changed() {
    const { text } = this.#adapter.textSource();
    const edit = difference(this.#text, text);
    this.#text = text;
    this.#cursor = null;
    // The same words in other nodes have to be painted there.
    this.#painter.edited(edit ?? { start: text.length, removed: 0, inserted: '' });
    if (!edit || !this.#engine) return;
    this.#status.say('decided');
    this.#cards.close();
    this.#reading.setText(text);
  }

  /** @param {Analysis} analysis */
  #show(analysis) {
    const { strings } = this;
    this.analysis = analysis;
    this.#lists.removeAttribute('aria-busy');
    this.#cards.show(analysis);
    this.#painter.paint(analysis.spans);
    showLists(this.#lists, analysis, this.#text, {
      strings,
      show: (index, from, stay) => this.#cards.showMark(index, stay ? null : from),
      showCheck: (check, from) => this.#cards.showCheck(check, from),
      dismiss: (check) => this.#decide(dismiss(check, this.#text), strings.decide.said.dismissed),
      relate: (indexes) => this.#painter.setRelated(indexes),
    });
    this.#status.say('reading');
    this.#status.say('unusable', ...this.#unusable(analysis));
    this.#status.say('leftOut', strings.element.leftOut(analysis.lists ?? []));
    this.#status.say('painting', this.#canPaint() ? '' : strings.status.unpainted);
    this.#told.read(analysis);
  }

  /** @param {Error} error */
  #failed(error) {
    this.#lists.removeAttribute('aria-busy');
    this.#status.say('reading', this.strings.status.failed(failureInWords(error, this.strings)));
  }

  /** Which corrections did not count: those of the file, and those that were made here. @param {Analysis} analysis */
  #unusable({ unusable = [] }) {
    const { corrections: words } = this.strings;
    const filed = this.#filed.length;
    const own = unusable.filter(({ index }) => index >= filed).map((one) => ({ ...one, index: one.index - filed }));
    const said = [words.unusable(unusable.filter(({ index }) => index < filed), this.#file), words.unusable(own)];
    return [said.filter((line) => line).join(' ')];
  }

  #canPaint() {
    const view = /** @type {Window & typeof globalThis} */ (this.#adapter.root.ownerDocument.defaultView ?? window);
    return canPaint(view);
  }

  /**
   * @param {Correction[]} corrections
   * @param {string} said
   * @returns {Promise<string | null>}
   */
  async #decide(corrections, said) {
    try {
      const [wrong] = await this.#ask().validate(corrections);
      if (wrong) return wrong.message;
    } catch (error) {
      return failureInWords(error, this.strings);
    }
    const before = this.#corrections;
    this.#take([...before, ...corrections]);
    const undo = h('button', { type: 'button', click: () => this.#undo(before) }, this.strings.decide.undo);
    this.#status.say('decided', said, ' ', undo);
    return null;
  }

  /** @param {Correction[]} before */
  #undo(before) {
    this.#status.say('decided');
    // Its button goes with what it said.
    this.#lists.querySelector('h2')?.focus({ preventScroll: true });
    this.#take(before);
  }

  /** @param {Correction[]} corrections */
  #take(corrections) {
    this.#corrections = corrections;
    this.#told.decided(corrections);
    this.#read();
  }

  /** @param {HTMLElement} over */
  #editable(over) {
    const widget = this;
    return {
      get text() {
        return widget.#text;
      },
      selection: null,
      get hasSelection() {
        return hasSelection(over);
      },
      get cursor() {
        return widget.#cursor;
      },
      setCursor: (/** @type {number} */ offset) => void (this.#cursor = offset),
      offsetAt: () => null,
      reveal: (/** @type {Range} */ range) => (this.#adapter.reveal ?? reveal)(range),
    };
  }
}

/** Whether keys that are pressed there write. @param {Element} at */
function isWritten(at) {
  return at.matches('input, textarea, select') || /** @type {HTMLElement} */ (at).isContentEditable;
}

/** Whether words are selected in a field or any other element. @param {HTMLElement} over */
function hasSelection(over) {
  if ('selectionStart' in over) {
    const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (over);
    return selectionStart !== selectionEnd;
  }
  const selection = over.ownerDocument.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(over, true);
}
