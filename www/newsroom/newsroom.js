// @ts-check
/**
 * The newsroom's lists in the page: those that are kept on this machine count from the start; what shows
 * and changes them is loaded when somebody first asks for it.
 */

import { required } from '../platform/dom.js';
import { Records } from '../platform/records.js';
import { strings } from '../page-strings.js';

/** @import { Analysis, Engine, ListUsed, Span } from '../contract.js' */
/** @import { Reading } from '../engine/reading.js' */
/** @import { StatusLines } from '../platform/status-lines.js' */

const { newsroom: words } = strings;

/**
 * @typedef {object} KeptList A list as it is kept, with its file's own text.
 * @property {string} id
 * @property {number} rank Of two lists the one with the higher rank wins.
 * @property {boolean} on Whether it is used.
 * @property {string} file What its file is called.
 * @property {string} text All of its file, byte order mark and all.
 * @property {number} [edition] Another one after each change.
 */

/**
 * @typedef {object} PageParts What of the page it works with.
 * @property {Engine} engine
 * @property {(...words: (string | Node)[]) => void} say
 * @property {StatusLines} standing
 * @property {Reading} reading By the lists.
 */

export class Newsroom {
  #menu = required('newsroom', HTMLDetailsElement);
  #summary = required('newsroom-summary', HTMLElement);
  /** @type {Promise<import('./panel.js').Panel> | undefined} */
  #panel;

  records = new Records({ database: 'whowhen-lists', store: 'lists', channel: 'whowhen-lists' });
  /** By rank. @type {readonly KeptList[]} */
  lists = [];
  /** What the last reading made of those that are used. @type {ListUsed[]} */
  used = [];

  /** @param {PageParts} page */
  constructor(page) {
    this.page = page;
    this.body = /** @type {HTMLElement} */ (this.#summary.nextElementSibling);
    this.#summary.textContent = words.summary(0);
    this.#menu.addEventListener('toggle', () => {
      if (this.#menu.open) this.#load().then((panel) => panel?.show());
    });
    this.records.watch(() => this.#look());
    this.#look();
  }

  /** What the reader made of the lists that are used. @param {ListUsed[]} used */
  read(used) {
    this.used = used;
    this.#show();
  }

  /** These lists count from now on. @param {KeptList[]} lists */
  set(lists) {
    this.lists = lists.sort((one, other) => one.rank - other.rank);
    this.#summary.textContent = words.summary(lists.length);
    const used = lists.filter(({ on }) => on);
    this.#show();
    this.page.reading.setLists(used.map(({ file, text }) => ({ file, text })));
  }

  /**
   * Puts into an element what adds a mark or other words to a list.
   *
   * @param {Span | string} what
   * @param {Analysis} analysis
   * @param {HTMLElement} place
   */
  async offer(what, analysis, place) {
    const panel = await this.#load(place);
    if (panel) place.replaceChildren(panel.offer(what, analysis));
  }

  #show() {
    if (this.#menu.open) this.#panel?.then((panel) => panel.show(), () => {});
  }

  /** The panel, once it is there, looks by itself, and says why if that fails. */
  async #look() {
    const lists = this.#panel ? null : await this.records.all().catch(() => null);
    if (!lists || this.#panel) (await this.#load())?.look();
    else if (lists.length || this.lists.length) this.set(lists);
  }

  /** @param {HTMLElement} place Where is said that it cannot be had. */
  async #load(place = this.body) {
    this.#panel ??= import('./panel.js').then(({ openPanel }) => openPanel(this));
    try {
      return await this.#panel;
    } catch {
      // The next time it is asked for anew.
      this.#panel = undefined;
      place.replaceChildren(words.missing);
    }
    return undefined;
  }
}
