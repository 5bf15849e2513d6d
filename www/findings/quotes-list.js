// @ts-check
/** What was said, by speaker, named or not. */

import { speakerOf } from './describe.js';
import { h } from '../platform/dom.js';
import { entry } from './list.js';
import { READS } from '../strings.js';

/** @import { Analysis, QuoteSpan } from '../contract.js' */
/** @import { ListActions } from './list.js' */

/** @typedef {{speaker: string | undefined, quotes: {index: number, span: QuoteSpan}[]}} QuoteGroup */

/** @param {Analysis} analysis @returns {QuoteGroup[]} */
export function quotesBySpeaker(analysis) {
  /** @type {Map<number | string | null, QuoteGroup>} */
  const groups = new Map();
  analysis.spans.forEach((span, index) => {
    if (span.kind !== 'quote') return;
    const key = span.speaker ?? sourceKey(span.source);
    const group = groups.get(key) ?? { speaker: speakerOf(analysis, span), quotes: [] };
    group.quotes.push({ index, span });
    groups.set(key, group);
  });
  return [...groups.values()];
}

/** The same for all words that name one organization, and for the same words however they are written. @param {QuoteSpan['source']} source */
function sourceKey(source) {
  if (!source) return null;
  const { role, organization, text } = source;
  return role == null && organization != null ? `organization ${organization}` : text.toLowerCase();
}

/** @param {QuoteGroup} group @param {ListActions} actions */
export function quoteItem({ speaker, quotes }, actions) {
  const said = quotes.map(({ index, span }) => {
    const button = entry(`quote ${index}`, span.text, (from) => actions.show(index, from));
    button.classList.add('said');
    return h('li', {}, button);
  });
  const heading = h('h3', speaker ? { lang: READS } : { class: 'unknown' }, speaker ?? actions.strings.lists.nobody);
  return h('li', {}, heading, h('ul', { role: 'list' }, ...said));
}
