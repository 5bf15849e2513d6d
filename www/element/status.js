// @ts-check
/**
 * The line that says what was decided last, and what is wrong: each thing by its cause, until whoever
 * said it says otherwise.
 */

import { h } from '../platform/dom.js';

/** In the order in which they are said. */
const CAUSES = /** @type {const} */ (['decided', 'file', 'lists', 'published', 'reading', 'unusable', 'leftOut', 'painting']);

export class Status {
  /** @type {Partial<Record<typeof CAUSES[number], (string | Node)[]>>} */
  #said = {};

  /** @param {string} lang */
  constructor(lang) {
    this.node = h('p', { class: 'status-line', part: 'status', role: 'status', lang });
  }

  /**
   * Says something about a cause instead of what was said of it; without words, nothing any more.
   *
   * @param {typeof CAUSES[number]} cause
   * @param {...(string | Node)} words
   */
  say(cause, ...words) {
    this.#said[cause] = words.filter((word) => word !== '');
    const parts = CAUSES.map((one) => this.#said[one] ?? []).filter((part) => part.length);
    const all = parts.flatMap((part, place) => (place ? [' ', ...part] : part));
    // What is said already is not said again to somebody who hears it.
    if (!isShown(all, [...this.node.childNodes])) this.node.replaceChildren(...all);
  }

  /** Whether something is said about a cause. @param {typeof CAUSES[number]} cause */
  says(cause) {
    return Boolean(this.#said[cause]?.length);
  }
}

/** @param {(string | Node)[]} words @param {Node[]} nodes */
function isShown(words, nodes) {
  const is = (/** @type {string | Node} */ word, /** @type {Node | undefined} */ node) =>
    typeof word === 'string' ? word === node?.nodeValue : word === node;
  return words.length === nodes.length && words.every((word, place) => is(word, nodes[place]));
}
