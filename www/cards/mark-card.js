// @ts-check
/** What the card of a mark says: what is known of it, why, what can be done, and what else is there. */

import { decisions } from './decisions.js';
import { rowsOf } from '../findings/describe.js';
import { h } from '../dom.js';
import { strings } from '../strings.js';

/** @import { Analysis, Anchor, Span } from '../contract.js' */
/** @import { Content } from './card.js' */
/** @import { Decide } from './decisions.js' */

const { card: words, kinds } = strings;

/**
 * @param {object} mark
 * @param {Analysis} mark.analysis
 * @param {Span} mark.span
 * @param {Anchor} mark.at
 * @param {Decide} mark.decide
 * @param {{label: string, show: () => void}[]} mark.others Other marks at the same place.
 * @returns {Content}
 */
export function markCard({ analysis, span, at, decide, others }) {
  return {
    tone: span.kind,
    kind: kinds[span.kind].one,
    title: span.text,
    label: words.label(span.kind, span.text),
    body: [
      list(rowsOf(analysis, span)),
      ...reasons(span),
      decisions({ analysis, span, at, decide }),
      ...alsoHere(others),
    ],
  };
}

/** @param {import('../findings/describe.js').Row[]} rows */
function list(rows) {
  const pairs = rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)));
  return h('dl', {}, ...pairs);
}

/** @param {Span} span */
function reasons(span) {
  if (!span.because.length) return [];
  const said = span.because.map((reason) => h('li', {}, reason));
  return [h('h3', {}, words.why), h('ul', { class: 'why' }, ...said)];
}

/** @param {{label: string, show: () => void}[]} others */
function alsoHere(others) {
  if (!others.length) return [];
  const buttons = others.map(({ label, show }) =>
    h('li', {}, h('button', { type: 'button', click: show }, label)),
  );
  return [h('h3', {}, words.inside), h('ul', { class: 'others', role: 'list' }, ...buttons)];
}
