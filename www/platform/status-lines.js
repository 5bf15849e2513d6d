// @ts-check
/** What stays said for as long as it is so: a line for each matter, none when it is over. */

import { h } from './dom.js';

export class StatusLines {
  #place;
  /** @type {Map<string, HTMLElement>} */
  #lines = new Map();

  /** @param {HTMLElement} place A live region. */
  constructor(place) {
    this.#place = place;
  }

  /** @param {string} matter @param {...(string | Node)} words None: it is over. */
  say(matter, ...words) {
    const line = this.#lines.get(matter);
    if (words.length === 0) {
      line?.remove();
      this.#lines.delete(matter);
      return;
    }
    const said = h('p', {}, ...words);
    // Said again, a screen reader would read it again.
    if (line?.textContent === said.textContent) return;
    if (line) line.replaceWith(said);
    else this.#place.append(said);
    this.#lines.set(matter, said);
  }
}
