// @ts-check
/**
 * The newsroom's lists that a page names by their addresses: of its own origin alone, because whoever
 * serves a list decides what is marked. What a list says, the reader knows.
 */

import { textOf } from './page-file.js';

/** @import { ListText } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/** The server is asked whether what was loaded before still holds; a redirect leads nowhere else. @type {RequestInit} */
const HOW = { cache: 'no-cache', mode: 'same-origin' };

export class ListFiles {
  /** @type {Map<string, ListText>} What was loaded, by its address. */
  #loaded = new Map();
  #strings;

  /** @param {Strings} strings In which it is said what was not loaded. */
  constructor(strings) {
    this.#strings = strings;
  }

  /**
   * Loads lists, the same ones again as well. One that cannot be loaded counts as it was loaded before,
   * if it was.
   *
   * @param {string[]} addresses
   * @returns {Promise<{lists: ListText[], troubles: string[]}>} In the order of the addresses.
   */
  async load(addresses) {
    /** @type {string[]} */
    const troubles = [];
    const lists = await Promise.all(
      addresses.map(async (address) => {
        const before = this.#loaded.get(address);
        try {
          return await this.#load(address);
        } catch (error) {
          const { noList, oldList } = this.#strings.element;
          troubles.push((before ? oldList : noList)(address, /** @type {Error} */ (error).message));
          return before;
        }
      }),
    );
    return { lists: lists.filter((list) => list !== undefined), troubles };
  }

  /** @param {string} address */
  async #load(address) {
    const { origin } = self;
    if (URL.canParse(address, document.baseURI) && new URL(address, document.baseURI).origin !== origin) {
      throw new Error(this.#strings.element.otherOrigin(origin));
    }
    const { text } = await textOf(address, this.#strings, HOW);
    const list = { file: address, text };
    this.#loaded.set(address, list);
    return list;
  }
}
