// @ts-check
/**
 * The lists beside the text: people, dates, quotes, checks. The marks in the text are invisible
 * to a screen reader; these lists are the same reading as real buttons.
 */

import { nameOf, rolesOf } from './describe.js';
import { h } from './dom.js';
import { inWords, sortKey } from './edtf.js';
import { strings } from './strings.js';

/** @import { Analysis, Check, DateSpan, Kind, Person, QuoteSpan, Stretch } from './contract.js' */

const { lists } = strings;

/** Entries that a list shows at first: a long archive text has thousands. */
const AT_FIRST = 100;

/**
 * @typedef {object} ListActions
 * @property {(index: number, from: HTMLElement, stay?: boolean) => void} show A mark was chosen in
 *   the list; with `stay` the focus stays where it is, to step on.
 * @property {(place: Stretch) => void} point A part of the text without a mark was chosen.
 */

/**
 * Fills a container with the lists of an analysis, in place of those before.
 *
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {ListActions} actions
 */
export function showLists(container, analysis, actions) {
  const { spans, people, checks } = analysis;
  const count = (/** @type {Kind} */ kind) => spans.filter((span) => span.kind === kind).length;
  const focused = keyOf(document.activeElement, container);
  container.replaceChildren(
    section('people', people.length, people, (person) => personItem(analysis, person, actions)),
    section('dates', count('date'), datesByValue(analysis), (group) => dateItem(group, actions)),
    section('quotes', count('quote'), quotesBySpeaker(analysis), (group) => quoteItem(group, actions)),
    section('checks', checks.length, checks, (check) => checkItem(check, actions)),
  );
  if (focused) focusKey(container, focused);
}

/**
 * @template T
 * @param {'people' | 'dates' | 'quotes' | 'checks'} name
 * @param {number} total
 * @param {T[]} entries
 * @param {(entry: T) => HTMLElement} item
 */
function section(name, total, entries, item) {
  const count = total ? h('span', { class: 'count' }, total.toLocaleString('en')) : null;
  const heading = h('h2', {}, lists[name], ' ', count);
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

/** @param {Analysis} analysis @param {Person} person @param {ListActions} actions */
function personItem(analysis, person, actions) {
  const first = person.mentions[0];
  const name = entry(`person ${person.id}`, person.name, (from) => {
    if (first !== undefined) actions.show(first, from);
  });
  name.classList.add('name');
  const aliases = person.aliases.length
    ? h('p', { class: 'also' }, lists.also(person.aliases))
    : null;
  const roles = rolesOf(analysis, person.roles).map((role) => {
    const index = analysis.spans.indexOf(role);
    const status = role.status === 'current' ? '' : strings.statuses[role.status];
    const button = entry(`role ${index}`, role.text, (from) => actions.show(index, from));
    return h('li', {}, button, status ? h('span', { class: 'status' }, status) : null);
  });
  const all = roles.length ? h('ul', { class: 'roles', role: 'list' }, ...roles) : null;
  return h('li', {}, h('div', { class: 'head' }, name, stepper(person, actions)), aliases, all);
}

/**
 * Buttons that step through a person's mentions, and how many there are.
 *
 * @param {Person} person
 * @param {ListActions} actions
 */
function stepper({ id, name, mentions }, actions) {
  let at = -1;
  const count = h('span', { class: 'mentions' }, lists.mentions(mentions.length));
  if (mentions.length < 2) return count;
  /** @param {1 | -1} by @param {HTMLElement} from */
  const step = (by, from) => {
    at = at < 0 && by < 0 ? mentions.length - 1 : (at + by + mentions.length) % mentions.length;
    count.textContent = lists.place(at + 1, mentions.length);
    const index = mentions[at];
    if (index !== undefined) actions.show(index, from, true);
  };
  const previous = entry(`previous ${id}`, '‹', (from) => step(-1, from));
  const next = entry(`next ${id}`, '›', (from) => step(1, from));
  previous.setAttribute('aria-label', lists.previous(name));
  next.setAttribute('aria-label', lists.next(name));
  return h('span', { class: 'stepper' }, count, previous, next);
}

/** @typedef {{value: string | null, spans: {index: number, span: DateSpan}[]}} DateGroup */

/**
 * Dates of one value together, in the order of the calendar; the unknown ones last.
 *
 * @param {Analysis} analysis
 * @returns {DateGroup[]}
 */
function datesByValue(analysis) {
  /** @type {Map<string, DateGroup>} */
  const groups = new Map();
  analysis.spans.forEach((span, index) => {
    if (span.kind !== 'date') return;
    const value = span.value ?? null;
    const key = value === null ? '~' : `${sortKey(value)} ${value}`;
    const group = groups.get(key) ?? { value, spans: [] };
    group.spans.push({ index, span });
    groups.set(key, group);
  });
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** @param {DateGroup} group @param {ListActions} actions */
function dateItem({ value, spans }, actions) {
  const said = value === null ? strings.dates.unknown : inWords(value);
  const heading = h('h3', value === null ? { class: 'unknown' } : {}, said);
  const words = spans.map(({ index, span }) =>
    h('li', {}, entry(`date ${index}`, span.text, (from) => actions.show(index, from))),
  );
  return h('li', {}, heading, h('ul', { class: 'words', role: 'list' }, ...words));
}

/** @typedef {{speaker: string | undefined, quotes: {index: number, span: QuoteSpan}[]}} QuoteGroup */

/** @param {Analysis} analysis @returns {QuoteGroup[]} */
function quotesBySpeaker(analysis) {
  /** @type {Map<number | null, QuoteGroup>} */
  const groups = new Map();
  analysis.spans.forEach((span, index) => {
    if (span.kind !== 'quote') return;
    const speaker = span.speaker ?? null;
    const group = groups.get(speaker) ?? { speaker: nameOf(analysis, speaker), quotes: [] };
    group.quotes.push({ index, span });
    groups.set(speaker, group);
  });
  return [...groups.values()];
}

/** @param {QuoteGroup} group @param {ListActions} actions */
function quoteItem({ speaker, quotes }, actions) {
  const said = quotes.map(({ index, span }) => {
    const button = entry(`quote ${index}`, span.text, (from) => actions.show(index, from));
    button.classList.add('said');
    return h('li', {}, button);
  });
  const heading = h('h3', speaker ? {} : { class: 'unknown' }, speaker ?? lists.nobody);
  return h('li', {}, heading, h('ul', { role: 'list' }, ...said));
}

/** @param {Check} check @param {ListActions} actions */
function checkItem(check, actions) {
  const { spans, start, end, message } = check;
  const first = spans[0];
  const button = entry(`check ${check.check} ${start}`, message, (from) => {
    if (first === undefined) actions.point({ start, end });
    else actions.show(first, from);
  });
  return h('li', {}, button);
}

/**
 * @param {string} key What stays the same when the list is made anew.
 * @param {string} words
 * @param {(from: HTMLElement) => void} chosen
 */
function entry(key, words, chosen) {
  const button = h('button', { type: 'button', 'data-key': key }, words);
  button.addEventListener('click', () => chosen(button));
  return button;
}

/** @param {Element | null} element @param {HTMLElement} container */
function keyOf(element, container) {
  return element instanceof HTMLElement && container.contains(element)
    ? element.dataset['key']
    : undefined;
}

/** @param {HTMLElement} container @param {string} key */
function focusKey(container, key) {
  for (const button of container.querySelectorAll('button')) {
    if (button.dataset['key'] === key) return button.focus();
  }
}
