// @ts-check
/** What every list beside the text is made of: sections, entries that lead to the text, the rest on demand. */

import { h } from '../dom.js';
import { strings } from '../strings.js';

/** @import { Check } from '../contract.js' */

const { lists } = strings;

/** Entries that a list shows at first: a long archive text has thousands. */
const AT_FIRST = 100;

/**
 * @typedef {object} ListActions
 * @property {(index: number, from: HTMLElement, stay?: boolean) => void} show A mark was chosen in
 *   the list; with `stay` the focus stays where it is, to step on.
 * @property {(check: Check, from: HTMLElement) => void} showCheck
 * @property {(check: Check) => void} dismiss
 * @property {(indexes: readonly number[]) => void} relate Marks that belong together are to be
 *   set off; none to end it.
 */

/** @typedef {'people' | 'dates' | 'quotes' | 'checks'} ListName */

/**
 * @template T
 * @param {ListName} name
 * @param {number} total
 * @param {T[]} entries
 * @param {(entry: T) => HTMLElement} item
 */
export function section(name, total, entries, item) {
  const count = total ? h('span', { class: 'count' }, total.toLocaleString('en')) : null;
  const heading = h('h2', { id: `list-${name}`, tabindex: -1 }, lists[name], ' ', count);
  const body = entries.length
    ? listOf(entries, item)
    : [h('p', { class: 'none' }, lists.none[name])];
  return h('section', { class: `list list-${name}`, 'aria-label': lists[name] }, heading, ...body);
}

/**
 * The first entries, and a button for the rest of them.
 *
 * @template T
 * @param {T[]} entries
 * @param {(entry: T) => HTMLElement} item
 */
function listOf(entries, item) {
  const list = h('ul', { role: 'list' }, ...entries.slice(0, AT_FIRST).map(item));
  const rest = entries.slice(AT_FIRST);
  if (!rest.length) return [list];
  const more = h('button', { type: 'button', class: 'more', click: showRest }, lists.more(rest.length));
  function showRest() {
    const items = rest.map(item);
    list.append(...items);
    more.remove();
    items[0]?.querySelector('button')?.focus();
  }
  return [list, more];
}

/**
 * A button that leads to the text.
 *
 * @param {string} key What stays the same when the list is made anew.
 * @param {string} words
 * @param {(from: HTMLElement) => void} chosen
 */
export function entry(key, words, chosen) {
  const button = h('button', { type: 'button', 'data-key': key }, words);
  button.addEventListener('click', () => chosen(button));
  return button;
}

/**
 * Buttons that step through marks of one person, and how many there are.
 *
 * @param {object} of
 * @param {string} of.key
 * @param {string} of.name
 * @param {(count: number) => string} of.counted
 * @param {number[]} of.indexes
 * @param {ListActions} actions
 */
export function stepper({ key, name, counted, indexes }, actions) {
  let at = -1;
  const label = counted(indexes.length);
  if (!indexes.length) return null;
  const count = h('span', { class: 'counted' }, label);
  /** @param {1 | -1} by @param {HTMLElement} from */
  const step = (by, from) => {
    at = at < 0 && by < 0 ? indexes.length - 1 : (at + by + indexes.length) % indexes.length;
    count.textContent = lists.place(at + 1, label);
    const index = indexes[at];
    if (index !== undefined) actions.show(index, from, true);
  };
  const previous = entry(`previous ${key}`, '‹', (from) => step(-1, from));
  const next = entry(`next ${key}`, '›', (from) => step(1, from));
  previous.setAttribute('aria-label', lists.previous(label, name));
  next.setAttribute('aria-label', lists.next(label, name));
  return h('span', { class: 'stepper' }, previous, count, next);
}

/**
 * Gives the focus back to an entry, or if it is gone, to the heading of its list.
 *
 * @param {HTMLElement} container
 * @param {string} key
 * @param {string | undefined} heading
 */
export function focusKey(container, key, heading) {
  const kept = [...container.querySelectorAll('button')].find((b) => b.dataset['key'] === key);
  const target = kept ?? (heading ? container.querySelector(`#${heading}`) : null);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
