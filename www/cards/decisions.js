// @ts-check
/** What a person can decide about a mark, as the lower part of its card. */

import { changeKind, confirm, everywhere, holds, reject, speaks } from '../corrections/corrections.js';
import { h } from '../platform/dom.js';
import { fieldsFor } from './fields.js';
import { likelyPeople } from '../findings/describe.js';
import { KINDS } from '../kinds.js';

/** @import { Analysis, Anchor, Correction, Kind, Span } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/**
 * Takes a decision; resolves to why it cannot be taken, in words, or to `null`.
 *
 * @typedef {(corrections: Correction[], said: string) => Promise<string | null>} Decide
 */

/**
 * @param {object} mark
 * @param {Analysis} mark.analysis
 * @param {Span} mark.span
 * @param {Anchor} mark.at
 * @param {Decide} mark.decide
 * @param {Strings} strings
 */
export function decisions({ analysis, span, at, decide }, strings) {
  const { decide: words, kinds } = strings;
  const { kind, text } = span;
  const one = kinds[kind].one;
  const right = button(words.right, () => decide(confirm(kind, at), words.said.right(text, one)));
  const wrong = button(words.wrong, () => decide(reject(kind, at), words.said.wrong(text, one)));
  const always = button(words.always(text, one), () =>
    decide(confirm(kind, everywhere(at)), words.said.always(text, one)),
  );
  const never = button(words.never(text, one), () =>
    decide(reject(kind, everywhere(at)), words.said.never(text, one)),
  );
  return h(
    'div',
    { class: 'decide' },
    h('div', { class: 'verdict', role: 'group', 'aria-label': words.verdict }, right, wrong),
    ...possible(analysis, span, at, decide, strings),
    h('details', {}, h('summary', {}, words.correct), form(analysis, span, at, decide, strings)),
    h('details', {}, h('summary', {}, words.wherever), h('div', { class: 'wherever' }, always, never)),
  );
}

/**
 * Buttons that give a role or a quotation of nobody to those whose it may be.
 *
 * @param {Analysis} analysis
 * @param {Span} span
 * @param {Anchor} at
 * @param {Decide} decide
 * @param {Strings} strings
 */
function possible(analysis, span, at, decide, { decide: words }) {
  const buttons = likelyPeople(analysis, span).map(({ name }) => {
    const given = span.kind === 'role' ? holds([name], at) : speaks(name, at);
    return button(name, () => decide(given, words.said.corrected(span.text)));
  });
  if (!buttons.length) return [];
  const label = span.kind === 'role' ? words.heldPerhaps : words.saidPerhaps;
  return [h('div', { class: 'alternatives', role: 'group', 'aria-label': label }, h('span', {}, label), ...buttons)];
}

/**
 * Buttons that make a mark of selected words.
 *
 * @param {Anchor} at
 * @param {Decide} decide
 * @param {Strings} strings
 */
export function newMark(at, decide, { decide: words, kinds }) {
  const all = h('input', { type: 'checkbox' });
  const buttons = KINDS.map((kind) =>
    button(kinds[kind].one, () => {
      const where = all.checked ? everywhere(at) : at;
      return decide(confirm(kind, where), words.said.marked(at.text, kinds[kind].one));
    }),
  );
  return h(
    'div',
    { class: 'decide' },
    h('div', { class: 'kinds', role: 'group', 'aria-label': words.markAs }, ...buttons),
    h('label', { class: 'check' }, all, words.markEverywhere),
  );
}

/**
 * @param {Analysis} analysis
 * @param {Span} span
 * @param {Anchor} at
 * @param {Decide} decide
 * @param {Strings} strings
 */
function form(analysis, span, at, decide, strings) {
  const { decide: words, kinds } = strings;
  const kind = h(
    'select',
    { name: 'kind' },
    ...KINDS.map((k) => h('option', { value: k, selected: k === span.kind }, kinds[k].one)),
  );
  const fields = fieldsFor(analysis, span, at, strings);
  const own = h('div', { class: 'own' }, ...fields.nodes);
  // What a person, a date or a quotation is asked belongs to that kind alone.
  kind.addEventListener('change', () => (own.hidden = kind.value !== span.kind));
  const refused = h('p', { class: 'refused', role: 'alert' });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const changed = kind.value !== span.kind;
    const corrections = changed
      ? changeKind(span.kind, /** @type {Kind} */ (kind.value), at)
      : fields.corrections();
    refused.textContent = corrections.length
      ? await decide(corrections, words.said.corrected(span.text))
      : words.nothing;
  };
  return h(
    'form',
    { class: 'correct', submit },
    h('label', {}, h('span', {}, words.kind), kind),
    own,
    refused,
    h('button', { type: 'submit' }, words.save),
  );
}

/** @param {string} label @param {() => void} pressed */
function button(label, pressed) {
  return h('button', { type: 'button', click: pressed }, label);
}

