// @ts-check
/** What the card of a mark says: what is known of it, why, what can be done, and what else is there. */

import { decisions } from './decisions.js';
import { reasonsOf, rowsOf } from '../findings/describe.js';
import { h } from '../platform/dom.js';
import { READS } from '../strings.js';

/** @import { Analysis, Anchor, Span } from '../contract.js' */
/** @import { Content } from './card.js' */
/** @import { Decide } from './decisions.js' */
/** @import { Strings } from '../strings.js' */

/**
 * @param {object} mark
 * @param {Analysis} mark.analysis
 * @param {Span} mark.span
 * @param {Anchor} mark.at
 * @param {Decide} mark.decide
 * @param {{label: string, show: () => void}[]} mark.others Other marks at the same place.
 * @param {Strings} strings
 * @returns {Content}
 */
export function markCard({ analysis, span, at, decide, others }, strings) {
  const { card: words, kinds } = strings;
  return {
    tone: span.kind,
    kind: kinds[span.kind].one,
    title: span.text,
    label: words.label(span.kind, span.text),
    body: [
      list(rowsOf(analysis, span, strings)),
      ...reasons(span, words.why),
      decisions({ analysis, span, at, decide }, strings),
      ...alsoHere(others, words.inside),
    ],
  };
}

/** @param {import('../findings/describe.js').Row[]} rows */
function list(rows) {
  const pairs = rows.map(([name, value, lang]) => h('div', {}, h('dt', {}, name), h('dd', { lang }, value)));
  return h('dl', {}, ...pairs);
}

/** @param {Span} span @param {string} heading */
function reasons(span, heading) {
  const said = reasonsOf(span).map((reason) => h('li', {}, reason));
  if (!said.length) return [];
  return [h('h3', {}, heading), h('ul', { class: 'why', lang: READS }, ...said)];
}

/** @param {{label: string, show: () => void}[]} others @param {string} heading */
function alsoHere(others, heading) {
  if (!others.length) return [];
  const buttons = others.map(({ label, show }) =>
    h('li', {}, h('button', { type: 'button', click: show }, label)),
  );
  return [h('h3', {}, heading), h('ul', { class: 'others', role: 'list' }, ...buttons)];
}
