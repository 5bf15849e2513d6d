// @ts-check
/** The fields by which a mark's value or person is corrected: one function a kind. */

import { everywhere, holds, speaks } from '../corrections/corrections.js';
import { likelyPeople, nameOf } from '../findings/describe.js';
import { h } from '../platform/dom.js';
import { inWords } from '../findings/edtf.js';

/** @import { Analysis, Anchor, Correction, DateSpan, PersonSpan, QuoteSpan, RoleSpan, Span } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/**
 * @typedef {object} Fields
 * @property {Node[]} nodes
 * @property {() => Correction[]} corrections What was changed; none if nothing was.
 */

/** In a list of people, nobody of the list. */
const NOBODY = '';

/**
 * @param {Analysis} analysis
 * @param {Span} span
 * @param {Anchor} at
 * @param {Strings} strings
 * @returns {Fields}
 */
export function fieldsFor(analysis, span, at, strings) {
  switch (span.kind) {
    case 'person':
      return personFields(analysis, span, at, strings);
    case 'role':
      return roleFields(analysis, span, at, strings);
    case 'date':
      return dateFields(span, at, strings);
    case 'quote':
      return quoteFields(analysis, span, at, strings);
    default:
      return { nodes: [], corrections: () => [] };
  }
}

/** @param {DateSpan} span @param {Anchor} at @param {Strings} strings @returns {Fields} */
function dateFields(span, at, { decide: words, dates }) {
  const value = span.value ?? '';
  const input = h('input', { name: 'value', value, placeholder: words.example, autocomplete: 'off' });
  const use = span.alternatives.map((other) =>
    h('button', { type: 'button', click: () => (input.value = other) }, inWords(other, dates)),
  );
  return {
    nodes: [
      h('label', {}, h('span', {}, words.value), input),
      h('p', { class: 'hint' }, words.valueHint),
      ...(use.length ? [h('p', { class: 'alternatives' }, ...use)] : []),
    ],
    corrections: () => {
      const given = input.value.trim();
      return given === value ? [] : [{ do: 'value', value: given, ...at }];
    },
  };
}

/** @param {Analysis} analysis @param {PersonSpan} span @param {Anchor} at @param {Strings} strings @returns {Fields} */
function personFields(analysis, span, at, { decide: words }) {
  const { people } = analysis;
  const own = nameOf(analysis, span.person) ?? span.text;
  const who = h(
    'select',
    { name: 'person' },
    ...people.map(({ id, name }) => h('option', { value: id, selected: id === span.person }, name)),
    h('option', { value: NOBODY }, words.somebodyElse),
  );
  const all = h('input', { type: 'checkbox', name: 'everywhere' });
  return {
    nodes: [
      h('label', {}, h('span', {}, words.who), who),
      h('label', { class: 'check' }, all, words.everywhere),
    ],
    corrections: () => {
      if (who.value === NOBODY) {
        return [{ do: 'other-person', ...(all.checked ? everywhere(at) : at) }];
      }
      const name = people[Number(who.value)]?.name;
      if (!name || Number(who.value) === span.person) return [];
      return all.checked ? [{ do: 'same-person', names: [own, name] }] : [{ do: 'person', name, ...at }];
    },
  };
}

/** @param {Analysis} analysis @param {RoleSpan} span @param {Anchor} at @param {Strings} strings @returns {Fields} */
function roleFields(analysis, span, at, { decide: words }) {
  const boxes = nearest(analysis, span).map((id) => {
    const name = nameOf(analysis, id) ?? '';
    const checked = span.people.includes(id);
    return { name, checked, box: h('input', { type: 'checkbox', name: 'holder', checked }) };
  });
  const rows = boxes.map(({ name, box }) => h('label', { class: 'check' }, box, name));
  return {
    nodes: boxes.length
      ? [h('fieldset', {}, h('legend', {}, words.holders), h('div', { class: 'boxes' }, ...rows))]
      : [],
    corrections: () => {
      if (boxes.every(({ checked, box }) => box.checked === checked)) return [];
      const names = boxes.filter(({ box }) => box.checked).map(({ name }) => name);
      return holds(names, at);
    },
  };
}

/** @param {Analysis} analysis @param {QuoteSpan} span @param {Anchor} at @param {Strings} strings @returns {Fields} */
function quoteFields(analysis, span, at, { decide: words }) {
  const speaker = nameOf(analysis, span.speaker) ?? NOBODY;
  const select = h(
    'select',
    { name: 'speaker' },
    h('option', { value: NOBODY, selected: speaker === NOBODY }, words.nobody),
    ...nearest(analysis, span).map((id) => {
      const name = nameOf(analysis, id) ?? '';
      return h('option', { value: name, selected: name === speaker }, name);
    }),
  );
  return {
    nodes: [h('label', {}, h('span', {}, words.speaker), select)],
    corrections: () =>
      select.value === speaker ? [] : speaks(select.value || null, at),
  };
}

/**
 * Everybody, those who hold or say it first, then those whose it may be, then those who are named nearest to it.
 *
 * @param {Analysis} analysis
 * @param {RoleSpan | QuoteSpan} span
 */
function nearest(analysis, span) {
  const { people, spans } = analysis;
  const theirs = span.kind === 'role' ? span.people : [span.speaker];
  const likely = likelyPeople(analysis, span).map(({ id }) => id);
  const distance = people.map(({ id, mentions }) => {
    if (theirs.includes(id)) return -Infinity;
    if (likely.includes(id)) return likely.indexOf(id) - likely.length;
    const starts = mentions.map((mention) => spans[mention]?.start ?? Infinity);
    return Math.min(...starts.map((start) => Math.abs(start - span.start)));
  });
  return people.map(({ id }) => id).sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0));
}
