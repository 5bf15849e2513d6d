// @ts-check
/** The forms of the panel and of a card: a row, new or edited, and what a list is called. */

import { h } from '../platform/dom.js';
import { labelled, option } from './controls.js';
import { SECTIONS, rowNamed, titleOf } from './list-file.js';
import { words } from './panel-strings.js';
import { columnsOf, fieldsOf } from './row-fields.js';

/** @import { LeftOut } from '../contract.js' */
/** @import { Found, ListObject, Row, Section } from './list-file.js' */

/**
 * @typedef {object} RowForm
 * @property {Found} found The row; with an index of -1 a new one.
 * @property {string} title
 * @property {[id: string, name: string][]} lists Those that may be chosen; none if it is known which.
 * @property {boolean} asksSection Whether somebody says what the row is.
 * @property {string[]} [only] The columns that are asked.
 * @property {string} ok
 * @property {(list: string, found: Found, row: Row) => Promise<LeftOut | null>} put Resolves to why not.
 * @property {() => void} [cancel]
 */

/** @param {RowForm} form */
export function rowForm({ found, title, lists, asksSection, only, ok, put, cancel }) {
  const section = h('select', { name: 'section' }, ...SECTIONS.map((one) => option(one, words.sections[one])));
  const list = h('select', { name: 'list' }, ...lists.map(([id, name]) => option(id, name)));
  const place = h('div', { class: 'own' });
  section.value = found.section;
  let row = found.row;
  let fields = fieldsOf(found.section, row, only);
  place.append(...fields.nodes);
  section.addEventListener('change', () => {
    row = rowNamed(/** @type {Section} */ (section.value), titleOf(fields.read()));
    fields = fieldsOf(/** @type {Section} */ (section.value), row, only);
    place.replaceChildren(...fields.nodes);
  });
  const nodes = [
    ...(asksSection ? [labelled(words.section, section)] : []),
    place,
    ...(lists.length ? [labelled(words.list, list)] : []),
  ];
  const submit = () => put(list.value, { ...found, section: /** @type {Section} */ (section.value) }, fields.read());
  return form({ title, nodes, ok, submit, cancel });
}

/**
 * @param {ListObject} object
 * @param {string} title
 * @param {(object: ListObject) => Promise<LeftOut | null>} put
 * @param {() => void} cancel
 */
export function listForm(object, title, put, cancel) {
  const { nodes, read } = columnsOf('list', object);
  return form({ title, nodes, ok: words.ok, submit: () => put(read()), cancel });
}

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {HTMLElement[]} parts.nodes
 * @param {string} parts.ok
 * @param {() => Promise<LeftOut | null>} parts.submit
 * @param {(() => void) | undefined} parts.cancel
 */
function form({ title, nodes, ok, submit, cancel }) {
  const refused = h('p', { class: 'refused', role: 'alert' });
  const submitted = async (/** @type {Event} */ event) => {
    event.preventDefault();
    showProblem(made, refused, await submit());
  };
  const pressed = (/** @type {Event} */ event) => {
    if (!cancel || /** @type {KeyboardEvent} */ (event).key !== 'Escape') return;
    // The menu stays open.
    event.preventDefault();
    cancel();
  };
  const made = h(
    'form',
    { class: 'correct', 'aria-label': title, submit: submitted, keydown: pressed },
    ...(cancel ? [h('strong', {}, title)] : []),
    ...nodes,
    refused,
    h('button', { type: 'submit' }, ok),
    cancel && h('button', { type: 'button', click: cancel }, words.cancel),
  );
  return made;
}

/**
 * Says why by the field that it is about, and goes there.
 *
 * @param {HTMLElement} made
 * @param {HTMLElement} refused
 * @param {LeftOut | null} problem
 */
function showProblem(made, refused, problem) {
  for (const field of made.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  refused.textContent = problem?.message ?? '';
  if (!problem) return;
  const fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (made.querySelectorAll('[name]'))];
  // Of several posts the last one is likely the new one.
  const field = fields.findLast(({ name }) => name === problem.column) ?? fields[0];
  field?.setAttribute('aria-invalid', 'true');
  field?.closest('label')?.after(refused);
  field?.focus();
}
