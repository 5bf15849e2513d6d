// @ts-check
/**
 * The lists beside the text: people, dates, quotes, checks. The marks in the text are invisible
 * to a screen reader; these lists are the same reading as real buttons.
 */

import { checkItem } from './checks-list.js';
import { dateItem, datesOf, keepDrawn } from './dates-list.js';
import { h } from '../platform/dom.js';
import { focusKey, section } from './list.js';
import { personItem } from './people-list.js';
import { quoteItem, quotesBySpeaker } from './quotes-list.js';

/** @import { Analysis, Kind } from '../contract.js' */
/** @import { ListActions, ListName } from './list.js' */
/** @import { Strings } from '../strings.js' */

/**
 * Fills a container with the lists of an analysis, in place of those before.
 *
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {string} text
 * @param {ListActions} actions
 */
export function showLists(container, analysis, text, actions) {
  const { spans, people, checks } = analysis;
  const { strings } = actions;
  const count = (/** @type {Kind} */ kind) => spans.filter((span) => span.kind === kind).length;
  /** @type {Record<ListName, number>} */
  const totals = {
    people: people.length,
    dates: count('date'),
    quotes: count('quote'),
    checks: checks.length,
  };
  const focus = focusIn(container);
  container.replaceChildren(
    contents(totals, container, strings),
    section('people', totals.people, people, (person) => personItem(analysis, person, actions), strings),
    section('dates', totals.dates, datesOf(analysis), (date) => dateItem(date, text, actions), strings),
    section('quotes', totals.quotes, quotesBySpeaker(analysis), (group) => quoteItem(group, actions), strings),
    section('checks', totals.checks, checks, (check) => checkItem(check, actions), strings),
  );
  const dates = container.querySelector('.list-dates > ul');
  if (dates instanceof HTMLElement) keepDrawn(dates, strings);
  if (focus) focusKey(container, focus.key, focus.heading);
}

/**
 * Which list is how long, and the way there.
 *
 * @param {Record<ListName, number>} totals
 * @param {HTMLElement} container
 * @param {Strings} strings
 */
function contents(totals, container, { language, lists }) {
  const links = /** @type {ListName[]} */ (Object.keys(totals)).map((name) => {
    const go = () => {
      const heading = /** @type {HTMLElement | null} */ (container.querySelector(`#list-${name}`));
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    };
    const found = name === 'checks' && totals[name] > 0 ? 'found' : undefined;
    const count = h('span', { class: 'count' }, totals[name].toLocaleString(language));
    return h('button', { type: 'button', class: found, click: go, 'data-key': `to ${name}` }, lists[name], ' ', count);
  });
  return h('nav', { class: 'contents', 'aria-label': lists.contents }, ...links);
}

/** Which entry has the focus, and the heading of its list. @param {HTMLElement} container */
function focusIn(container) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (container.getRootNode());
  if (!(activeElement instanceof HTMLElement) || !container.contains(activeElement)) return undefined;
  const heading = activeElement.closest('section')?.querySelector('h2')?.id;
  return { key: activeElement.dataset['key'] ?? '', heading };
}
