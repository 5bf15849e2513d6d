// @ts-check
/**
 * `<who-when>`: marks over a text of the page, and beside it the lists of what was found. The text is
 * the page's own and never changed; only named highlights are added, and all of them go with the
 * element.
 *
 * ```html
 * <script type="module" src="whowhen/element/define.js"></script>
 * <who-when for="story" published="2013-11-05"></who-when>
 * ```
 *
 * @module
 */

import { KINDS } from '../kinds.js';
import { english, languages } from '../strings.js';
import { mustBeList } from '../engine/checking.js';
import { completed } from './adapter.js';
import { domAdapter } from './dom-adapter.js';
import { fieldAdapter } from './field-adapter.js';
import { kindsIn, warnOfLanguage } from './ignored.js';
import { setEngine } from './shared.js';
import { Widget } from './widget.js';

/** @import { Analysis, Correction, Engine, Kind, ListSource } from '../contract.js' */

/** @typedef {import('./adapter.js').Adapter} Adapter */
/** @typedef {import('./adapter.js').SimpleAdapter} SimpleAdapter */
/** @typedef {import('../strings.js').Strings} Strings */
/** @typedef {import('../text/painter.js').TextSource} TextSource */

/** The wording of every language, by its tag: a page may add one before an element reads. */
export { languages };

/** Nothing of the DOM is touched where there is none: a server may import this. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Marks over a text of the page, and lists of what was found in it.
 *
 * @tag who-when
 * @attr for The id of the element with the text; without it the element's own content is read.
 * @attr published The day of publication, YYYY-MM-DD; else of the nearest `data-whowhen-published`.
 * @attr layers The kinds of mark that are painted, parted by spaces; all without it.
 * @attr corrections The address of a file of corrections.
 * @attr lists The addresses of the newsroom's lists, parted by spaces: JSON or CSV, of the page's own origin.
 * @attr lang The language of the element's own words, as everywhere inherited from what is around;
 *   English where `languages` has no other.
 * @fires {CustomEvent<{analysis: Analysis}>} whowhen-analysis - A text was read.
 * @fires {CustomEvent<{index: number, span: Span}>} whowhen-select - A mark was chosen, by its index into
 *   `analysis.spans`.
 * @fires {CustomEvent<{corrections: Correction[]}>} whowhen-correct - Somebody decided; all decisions
 *   that count now.
 * @csspart status - The line that says what went wrong, or what was decided last.
 * @csspart lists - The lists of what was found.
 * @csspart card - What is known of a mark, and what can be decided.
 * @csspart card-heading - The words that the card is about.
 * @csspart card-close - The button that closes the card.
 * @csspart card-button - Every other button in the card.
 * @csspart mirror - The text of a field once more, unseen, for the marks to stand on.
 * @cssprop --whowhen-person - The line under people; each kind of mark has its colour.
 * @cssprop --whowhen-role - The line under roles.
 * @cssprop --whowhen-date - The line under dates.
 * @cssprop --whowhen-organization - The line under organizations.
 * @cssprop --whowhen-place - The line under places.
 * @cssprop --whowhen-quote - Quotes, in the lists.
 * @cssprop --whowhen-person-tint - The ground of people.
 * @cssprop --whowhen-quote-tint - The ground of quotes.
 * @cssprop --whowhen-related-tint - The ground of what belongs to the mark that is looked at.
 * @cssprop --whowhen-current-tint - The ground of the mark that is looked at.
 * @cssprop --whowhen-desk - The ground of the lists.
 * @cssprop --whowhen-paper - The ground of a card.
 * @cssprop --whowhen-ink - Words of lists and cards.
 * @cssprop --whowhen-quiet - Words that matter less.
 * @cssprop --whowhen-rule - Lines between things.
 * @cssprop --whowhen-press - What is pointed at.
 * @cssprop --whowhen-accent - Focus, and what can be followed.
 * @cssprop --whowhen-warn - What a check found.
 * @cssprop --whowhen-serif - The typeface of quoted text.
 * @cssprop --whowhen-sans - The typeface of everything else.
 */
export class WhoWhenElement extends Base {
  static observedAttributes = ['for', 'published', 'layers', 'corrections', 'lists', 'lang'];

  /** Where the engine of all elements comes from; set it before the first one reads. @param {() => Engine} make */
  static set engine(make) {
    setEngine(make);
  }

  /** @type {Widget | undefined} */
  #widget;
  /** @type {Adapter | undefined} Of an editor that brought its own. */
  #attached;
  /** @type {Correction[]} */
  #corrections = [];
  /** @type {ListSource[]} */
  #lists = [];
  #due = false;
  /** What the widget tells. @type {ConstructorParameters<typeof Widget>[1]} */
  #told = {
    read: (analysis) => this.#tell('whowhen-analysis', { analysis }),
    selected: (index) => this.#tell('whowhen-select', { index, span: this.analysis?.spans[index] }),
    decided: (corrections) => {
      this.#corrections = corrections;
      this.#tell('whowhen-correct', { corrections });
    },
  };

  connectedCallback() {
    this.#update();
  }

  disconnectedCallback() {
    // Moved within a task, it is connected again.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback() {
    this.#update();
  }

  /** What was read last. @returns {Analysis | null} */
  get analysis() {
    return this.#widget?.analysis ?? null;
  }

  /** What people decided about marks, in the order in which it counts. @returns {Correction[]} */
  get corrections() {
    return this.#corrections;
  }

  set corrections(corrections) {
    mustBeList('corrections', corrections);
    this.#corrections = [...corrections];
    this.#widget?.setCorrections(this.#corrections);
  }

  /**
   * The newsroom's lists that the page gives itself; they count after those of the attribute, and a later
   * one over an earlier one.
   *
   * @returns {ListSource[]}
   */
  get lists() {
    return this.#lists;
  }

  set lists(lists) {
    mustBeList('lists', lists);
    this.#lists = [...lists];
    this.#widget?.setLists(this.#lists);
  }

  /** The day of publication, YYYY-MM-DD; empty if nobody says. @returns {string} */
  get published() {
    const own = this.getAttribute('published');
    const around = this.closest('[data-whowhen-published]')?.getAttribute('data-whowhen-published');
    return own ?? around ?? '';
  }

  set published(day) {
    this.setAttribute('published', day);
  }

  /** The kinds of mark that are painted. @returns {Kind[]} */
  get layers() {
    const asked = this.getAttribute('layers') ?? this.closest('[data-whowhen-layers]')?.getAttribute('data-whowhen-layers');
    return asked === null || asked === undefined ? [...KINDS] : kindsIn(asked);
  }

  set layers(kinds) {
    this.setAttribute('layers', kinds.join(' '));
  }

  /** Reads the text now, seen or not. @returns {Promise<Analysis>} */
  analyze() {
    return this.#ready().analyze();
  }

  /** What was read, in a format by its name. @param {string} format @returns {Promise<string>} */
  export(format) {
    return this.#ready().write(format);
  }

  /** Asks the server for the lists of the attribute again, and reads by them. @returns {Promise<void>} */
  refreshLists() {
    return this.#ready().setListFiles(this.#listFiles, true);
  }

  /**
   * Reads the text of an editor with a model of its own.
   *
   * @param {Adapter | SimpleAdapter} adapter
   * @returns {() => void} Lets go of it.
   */
  attach(adapter) {
    const own = completed(adapter);
    this.#stop();
    this.#attached = own;
    this.#start();
    return () => {
      if (this.#attached !== own) return;
      this.#stop();
      this.#attached = undefined;
    };
  }

  /** Several changes in a row are one. */
  #update() {
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.#start();
    });
  }

  #ready() {
    if (!this.#widget) this.#start();
    if (!this.#widget) throw new Error(wordingFor(this).element.noText(this.getAttribute('for') ?? ''));
    return this.#widget;
  }

  #start() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const target = this.#target();
    const words = wordingFor(this);
    if (this.#widget && (this.#widget.target !== target || this.#widget.strings !== words)) this.#stop();
    if (!target) return;
    const adapter = this.#attached ?? adapterOf(target, shadow);
    this.#widget ??= new Widget({ element: this, shadow, target, adapter, strings: words }, this.#told);
    const settings = { published: this.published, layers: this.layers, corrections: this.#corrections, lists: this.#lists };
    this.#widget.set(settings);
    this.#widget.setFile(this.getAttribute('corrections') ?? '');
    this.#widget.setListFiles(this.#listFiles);
  }

  #stop() {
    this.#widget?.dispose();
    this.#widget = undefined;
  }

  get #listFiles() {
    return this.getAttribute('lists') ?? '';
  }

  /** @returns {HTMLElement | null} */
  #target() {
    if (this.#attached) return this.#attached.root;
    const id = this.getAttribute('for');
    if (!id) return this;
    return /** @type {Document | ShadowRoot} */ (this.getRootNode()).getElementById(id);
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

/**
 * The wording in the language of an element; `pt-BR` before `pt`.
 *
 * @param {Element} element
 */
function wordingFor(element) {
  // The browser knows what is inherited from where, and that `de-AT` is German.
  const fitting = Object.keys(languages).filter((tag) => element.matches(`:lang(${CSS.escape(tag)})`));
  const [best = 'en'] = fitting.sort((a, b) => b.length - a.length);
  const own = element.getAttribute('lang');
  if (own && !fitting.length) warnOfLanguage(own, Object.keys(languages));
  return languages[best] ?? english;
}

/** @param {HTMLElement} target @param {ShadowRoot} shadow */
function adapterOf(target, shadow) {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField ? fieldAdapter(target, shadow) : domAdapter(target);
}

