// @ts-check
/** What a kept list holds: read from its text once, and its rows made ready for searching once. */

import { folded, parsed, rowsOf, textsOf } from './list-file.js';
import { words } from './panel-strings.js';

/** @import { KeptList } from './newsroom.js' */
/** @import { Found, ListObject } from './list-file.js' */

/** @typedef {Found & {list: KeptList, folded: string}} Searched A row with its letters as they are searched. */

class Content {
  #list;
  /** @type {Searched[] | undefined} */
  #rows;

  /** @param {KeptList} list */
  constructor(list) {
    this.#list = list;
    /** @type {ListObject} */
    this.object = parsed(list.text);
    const { name } = this.object;
    this.name = typeof name === 'string' && name ? name : list.file || words.untitled;
  }

  /** All rows, in the order of the file. */
  get rows() {
    const list = this.#list;
    this.#rows ??= rowsOf(this.object).map((found) => ({ ...found, list, folded: folded(textsOf(found.row).join('\n')) }));
    return this.#rows;
  }
}

/** @type {WeakMap<KeptList, Content>} */
const known = new WeakMap();

/** @param {KeptList} list */
export function contentOf(list) {
  const content = known.get(list) ?? new Content(list);
  known.set(list, content);
  return content;
}
