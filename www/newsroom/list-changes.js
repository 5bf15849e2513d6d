// @ts-check
/** Changes of the lists: asked about before they are made, said, and taken back one after the other. */

import { failureInWords } from '../failures.js';
import { h } from '../platform/dom.js';
import { strings } from '../page-strings.js';
import { contentOf } from './list-content.js';
import { indexOf, inSection, titleOf, withRow, written } from './list-file.js';
import { words } from './panel-strings.js';

/** @import { Engine, LeftOut } from '../contract.js' */
/** @import { Change, KeptLists } from './kept-lists.js' */
/** @import { KeptList } from './newsroom.js' */
/** @import { Found, ListObject, Row } from './list-file.js' */

/** Steps that can be taken back. */
const STEPS = 20;

/** A change, with what it was made of. @typedef {Change & {was: KeptList | undefined}} Made */

export class ListChanges {
  #kept;
  #engine;
  #say;
  /** @type {Made[][]} */
  #steps = [];

  /**
   * @param {KeptLists} kept
   * @param {Engine} engine
   * @param {(...words: (string | Node)[]) => void} say
   */
  constructor(kept, engine, say) {
    this.#kept = kept;
    this.#engine = engine;
    this.#say = say;
  }

  get canUndo() {
    return this.#steps.length > 0;
  }

  /** The list of that id as it is now. @param {string} id */
  get(id) {
    return this.#kept.lists.find((list) => list.id === id);
  }

  /** @param {Change[]} changes @param {string} said */
  take(changes, said) {
    this.#steps = [...this.#steps, changes.map((change) => ({ ...change, was: this.get(change.id) }))].slice(-STEPS);
    this.#kept.change(changes);
    this.#say(said, ' ', h('button', { type: 'button', click: () => this.#undoFromNotice() }, strings.decide.undo));
  }

  /** Takes the last change back, unless another tab has changed the same list since. */
  undo() {
    const step = this.#steps.pop() ?? [];
    if (!step.every(({ id, now }) => areSame(this.get(id), now))) return this.#say(words.notUndone);
    this.#kept.change(step.map(({ id, was }) => ({ id, now: was ?? null })));
    this.#say(words.undone);
  }

  /** Its button is gone with the words. */
  #undoFromNotice() {
    this.undo();
    document.getElementById('text')?.focus({ preventScroll: true });
  }

  /**
   * Puts a row into a list, unless the reader cannot use it.
   *
   * @param {string} id Of the list; empty for a new one.
   * @param {Found} found The row that it takes the place of; with an index of -1 it is a new one.
   * @param {Row} row
   * @returns {Promise<LeftOut | null>} Why it was not put there.
   */
  async put(id, found, row) {
    const { section, index } = found;
    const list = id ? this.get(id) : this.fresh({ name: words.mine });
    const object = list && contentOf(list).object;
    const at = object ? (index < 0 ? inSection(object, section).length : indexOf(object, found)) : -1;
    if (!list || !object || at < 0) return problem(words.gone);
    const text = written(withRow(object, section, at, row));
    const refused = await this.#refused(list, text, { [section]: [row] }, index < 0 ? 1 : 0);
    if (refused) return refused;
    if (id && this.get(id) !== list) return this.put(id, found, row);
    const title = titleOf(row);
    const said = index < 0 ? words.added(title, contentOf(list).name) : words.saved(title);
    this.take([{ id: list.id, now: { ...list, text } }], said);
    return null;
  }

  /**
   * Gives a list another name and version.
   *
   * @param {string} id
   * @param {ListObject} named
   */
  async rename(id, { name, version }) {
    const list = this.get(id);
    if (!list) return problem(words.gone);
    const text = written({ ...contentOf(list).object, name, version });
    const refused = await this.#refused(list, text, { name, version }, 0);
    if (refused) return refused;
    this.take([{ id, now: { ...list, text } }], words.saved(String(name ?? words.untitled)));
    return null;
  }

  /**
   * Why a list cannot be used as it would be: the row that is put there, or what no longer counts because
   * of it. Of a list with many rows that cannot be used not all are told of, so the row is asked about by
   * itself; and what is there and does not count is no reason against another row. A name and a version
   * alone have no rows.
   *
   * @param {KeptList} list
   * @param {string} text
   * @param {ListObject} alone What is new, as a list by itself.
   * @param {number} more How many rows more than before are to count at least.
   * @returns {Promise<LeftOut | null>}
   */
  async #refused({ file, text: before }, text, alone, more) {
    const read = async (/** @type {string} */ one) => (await this.#engine.readLists([{ file, text: one }]))[0];
    try {
      const row = await read(written(alone));
      if (!row?.rows) return row?.leftOut[0] ?? null;
      const [was, now] = [await read(before), await read(text)];
      return now && was && now.rows < was.rows + more ? (now.leftOut.at(-1) ?? null) : null;
    } catch (error) {
      return problem(failureInWords(error, strings));
    }
  }

  /** @param {KeptList} list @param {Found} found */
  remove(list, found) {
    const { object } = contentOf(list);
    const text = written(withRow(object, found.section, found.index, undefined));
    this.take([{ id: list.id, now: { ...list, text } }], words.removed(titleOf(found.row)));
  }

  /** A list that is not kept yet, over all others. @param {ListObject} object @returns {KeptList} */
  fresh(object) {
    const { lists } = this.#kept;
    const id = Math.random().toString(36).slice(2);
    return { id, rank: (lists.at(-1)?.rank ?? 0) + 1, on: true, file: '', text: written(object) };
  }
}

/** @param {KeptList | undefined} one @param {KeptList | null} other */
function areSame(one, other) {
  if (!one || !other) return !one && !other;
  return one.text === other.text && one.on === other.on && one.rank === other.rank;
}

/** @param {string} message @returns {LeftOut} */
function problem(message) {
  return { row: '', column: '', message };
}
