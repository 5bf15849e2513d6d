// @ts-check
/**
 * The timeline: dates in the order of the calendar, each with the sentences it stands in, and a
 * drawing beside them that shows how far apart they are. What has no day stands apart, at the end.
 */

import { h } from '../platform/dom.js';
import { daysOf, inWords } from './edtf.js';
import { entry } from './list.js';
import { READS } from '../strings.js';
import { drawTimeline } from './timeline-drawing.js';

/** @import { Analysis, DateSpan, Stretch } from '../contract.js' */
/** @import { ListActions } from './list.js' */
/** @import { Days } from './edtf.js' */
/** @import { Strings } from '../strings.js' */

/** How much of its sentence a date is shown in, on each side, in characters: all of most. */
const NEAR = 1_000;

/**
 * @typedef {object} DateEntry
 * @property {string | null} value EDTF.
 * @property {Days | null} days When that is, if the calendar has it.
 * @property {{index: number, span: DateSpan, sentence: Stretch}[]} spans
 */

/** What each entry of the list is about, for the drawing. @type {WeakMap<Element, DateEntry>} */
const entries = new WeakMap();

/**
 * Dates of one value together, in the order of the analysis' timeline; those without a day last.
 *
 * @param {Analysis} analysis
 * @returns {DateEntry[]}
 */
export function datesOf(analysis) {
  /** @type {Map<string | null, DateEntry>} */
  const groups = new Map();
  for (const { span: index, start, end } of analysis.timeline) {
    const span = analysis.spans[index];
    if (span?.kind !== 'date') continue;
    const value = span.value ?? null;
    const group = groups.get(value) ?? { value, days: value === null ? null : daysOf(value), spans: [] };
    group.spans.push({ index, span, sentence: { start, end } });
    groups.set(value, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ days }) => days), ...all.filter(({ days }) => !days)];
}

/** @param {DateEntry} date @param {string} text @param {ListActions} actions */
export function dateItem(date, text, actions) {
  const { value, days, spans } = date;
  const { dates } = actions.strings;
  const said = value === null ? dates.unknown : inWords(value, dates);
  const heading = h('h3', days ? {} : { class: 'unknown' }, said);
  const words = spans.map(({ index, span, sentence }) => {
    const button = entry(`date ${index}`, span.text, (from) => actions.show(index, from));
    const context = around(text, span, sentence);
    return h('li', {}, button, h('p', { class: 'sentence', lang: READS }, context));
  });
  const item = h(
    'li',
    days ? { class: 'dated' } : { class: 'undated' },
    heading,
    h('ul', { class: 'words', role: 'list' }, ...words),
  );
  entries.set(item, date);
  return item;
}

/**
 * The sentence of a date, or what stands nearest to the date in a sentence that is endless: all of it
 * once for each of its dates would be far more than the text.
 *
 * @param {string} text
 * @param {Stretch} date
 * @param {Stretch} sentence
 */
export function around(text, date, sentence) {
  const start = Math.max(sentence.start, date.start - NEAR);
  const end = Math.min(sentence.end, Math.max(date.end, start) + NEAR);
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > sentence.start ? '…' : ''}${words}${end < sentence.end ? '…' : ''}`;
}

/**
 * Draws the scale beside a list of such entries, and again whenever the list is another height: in a
 * narrower window, or with the rest of its entries.
 *
 * @param {HTMLElement} list
 * @param {Strings} strings
 */
export function keepDrawn(list, strings) {
  let drawn = -1;
  const draw = () => {
    if (list.offsetHeight === drawn) return;
    drawn = list.offsetHeight;
    const dated = [...list.children].flatMap((item) => {
      const days = entries.get(item)?.days;
      return days && item instanceof HTMLElement ? [{ item, days }] : [];
    });
    if (list.parentElement) drawTimeline(list.parentElement, dated, strings);
  };
  draw();
  new ResizeObserver(draw).observe(list);
}
