// @ts-check
/** What every list beside the text is made of: sections, entries that lead to the text, the rest on demand. */

import { h } from '../platform/dom.js';
import { READS } from '../strings.js';

/** @import { Action, Check } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/** Entries that a list shows at first: a long archive text has thousands. */
const AT_FIRST = 100;

/**
 * @typedef {object} ListActions What lists need of whoever shows them.
 * @property {Strings} strings
 * @property {(index: number, from: HTMLElement, stay?: boolean) => void} show A mark was chosen in
 *   the list; with `stay` the focus stays where it is, to step on.
 * @property {(check: Check, from: HTMLElement) => void} showCheck
 * @property {(check: Check) => void} dismiss
 * @property {(action: Action) => void} [act] Does what a check offers; without it, nothing is offered.
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
 * @param {Strings} strings
 */
export function section(name, total, entries, item, { language, lists }) {
  const count = total ? h('span', { class: 'count' }, total.toLocaleString(language)) : null;
  const heading = h('h2', { id: `list-${name}`, tabindex: -1 }, lists[name], ' ', count);
  const body = entries.length
    ? listOf(entries, item, lists.more)
    : [h('p', { class: 'none' }, lists.none[name])];
  return h('section', { class: `list list-${name}`, 'aria-label': lists[name] }, heading, ...body);
}

/**
 * The first entries, and a button for the rest of them.
 *
 * @template T
 * @param {T[]} entries
 * @param {(entry: T) => HTMLElement} item
 * @param {(count: number) => string} say
 */
function listOf(entries, item, say) {
  const list = h('ul', { role: 'list' }, ...entries.slice(0, AT_FIRST).map(item));
  const rest = entries.slice(AT_FIRST);
  if (!rest.length) return [list];
  const more = h('button', { type: 'button', class: 'more', click: showRest }, say(rest.length));
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
 * @param {string} [label] What a screen reader says of one whose words are not of the text.
 */
export function entry(key, words, chosen, label) {
  const lang = label ? undefined : READS;
  const button = h('button', { type: 'button', 'data-key': key, lang, 'aria-label': label }, words);
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
  const { lists } = actions.strings;
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
  const previous = entry(`previous ${key}`, '‹', (from) => step(-1, from), lists.previous(label, name));
  const next = entry(`next ${key}`, '›', (from) => step(1, from), lists.next(label, name));
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
