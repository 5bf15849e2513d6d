// @ts-check
/**
 * The fields of a row, by the part of the list that it is in. What nobody changes stays as it is in the
 * file, whatever it is.
 */

import { h } from '../platform/dom.js';
import { strings } from '../page-strings.js';
import { labelled } from './controls.js';
import { words } from './panel-strings.js';

/** @import { Row, Section } from './list-file.js' */

/** @typedef {(column: string, value: unknown) => Field} MakeField */

/**
 * @typedef {object} Field
 * @property {HTMLElement} node
 * @property {() => unknown} read What the column holds now; `undefined`: it is not there.
 */

const REST = ['case', 'note'];
const NAMED = ['name', 'aliases', ...REST];

/** The columns of a row, of a post and of the list itself. @type {Record<string, string[]>} */
const COLUMNS = {
  people: ['name', 'aliases', 'posts', ...REST],
  organizations: NAMED,
  places: NAMED,
  roles: NAMED,
  never: NAMED,
  dates: ['name', 'rule', 'value', ...REST],
  patterns: ['pattern', 'kind', 'value', ...REST],
  style: ['words', 'pattern', 'message', 'severity', 'replacement', ...REST],
  post: ['post', 'organization', 'from', 'until'],
  list: ['name', 'version'],
};

/** What a pattern may be. */
const KINDS = Object.fromEntries(
  Object.entries(strings.kinds).flatMap(([kind, { one }]) => (kind === 'quote' ? [] : [[kind, one]])),
);

/** Columns whose field is not one line. @type {Record<string, MakeField>} */
const FIELDS = {
  aliases: lines,
  words: lines,
  posts,
  kind: (column, value) => choice(column, KINDS, value, 'person', true),
  severity: (column, value) => choice(column, strings.checks.severities, value, 'warning', false),
  case: either,
};

/** Columns in which a space at an end means something. */
const EXACT = ['pattern', 'replacement'];

/**
 * @param {Section} section
 * @param {Row} row
 * @param {string[]} [only] The columns that are asked; all of them if not given.
 * @returns {{nodes: HTMLElement[], read: () => Row}}
 */
export function fieldsOf(section, row, only) {
  const { nodes, read } = columnsOf(section, typeof row === 'object' && row ? row : { name: row }, only);
  return {
    nodes,
    read() {
      const now = read();
      const isName = Object.keys(now).join() === 'name';
      // What was a name alone stays one.
      return typeof row === 'string' && isName ? String(now['name']) : now;
    },
  };
}

/**
 * @param {string} which
 * @param {Record<string, unknown>} row
 * @param {string[]} [only]
 */
export function columnsOf(which, row, only) {
  const asked = (COLUMNS[which] ?? []).filter((column) => only?.includes(column) ?? true);
  const fields = asked.map((column) => ({ column, ...(FIELDS[column] ?? line)(column, row[column]) }));
  return {
    nodes: fields.map(({ node }) => node),
    read() {
      const now = { ...row };
      for (const { column, read } of fields) {
        const value = read();
        if (value === undefined) delete now[column];
        else now[column] = value;
      }
      return now;
    },
  };
}

/** @type {MakeField} */
function line(column, value) {
  const understood = (/** @type {string} */ text) => (EXACT.includes(column) ? text : text.trim()) || undefined;
  return textField(h('input', { autocomplete: 'off' }), column, value, String(value ?? ''), understood);
}

/** @type {MakeField} */
function lines(column, value) {
  const before = [value ?? []].flat().join('\n');
  return textField(h('textarea', { rows: 2 }), column, value, before, (text) => {
    const said = text.split('\n').map((one) => one.trim()).filter(Boolean);
    return said.length ? said : undefined;
  });
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {string} column
 * @param {unknown} value As it is in the file.
 * @param {string} before The same as text.
 * @param {(text: string) => unknown} understood
 * @returns {Field}
 */
function textField(input, column, value, before, understood) {
  input.name = column;
  input.spellcheck = false;
  input.value = before;
  return { node: asked(column, input), read: () => (input.value === before ? value : understood(input.value)) };
}

/**
 * @param {string} column
 * @param {Record<string, string>} options
 * @param {unknown} value
 * @param {string} usual What no value means.
 * @param {boolean} always Whether the usual one is written as well.
 * @returns {Field}
 */
function choice(column, options, value, usual, always) {
  const before = String(value ?? usual);
  const all = [...new Set([...Object.keys(options), before])];
  const chosen = all.map((one) => h('option', { value: one, selected: one === before }, options[one] ?? one));
  const select = h('select', { name: column }, ...chosen);
  const isKept = () => select.value === before && (value !== undefined || !always);
  return { node: asked(column, select), read: () => (isKept() ? value : select.value) };
}

/** @type {MakeField} */
function either(column, value) {
  const before = value === 'any';
  const box = h('input', { type: 'checkbox', name: column, checked: before });
  const now = () => (box.checked ? 'any' : undefined);
  return {
    node: h('label', { class: 'check' }, box, words.fields.case),
    read: () => (box.checked === before ? value : now()),
  };
}

/** The posts of a person, each with fields of its own. @type {MakeField} */
function posts(_, value) {
  const before = Array.isArray(value) ? value : [];
  /** @type {Set<() => Record<string, unknown>>} */
  const reads = new Set();
  const add = h('button', { type: 'button', click: () => append({}).querySelector('input')?.focus() }, words.addPost);
  const place = h('div', { class: 'posts' }, add);
  /** @param {Record<string, unknown>} post */
  function append(post) {
    const title = `${words.fields.post} ${place.children.length}`;
    const { nodes, read } = columnsOf('post', post);
    const remove = () => {
      reads.delete(read);
      node.remove();
      add.focus();
    };
    const button = h('button', { type: 'button', click: remove, 'aria-label': words.doing(words.remove, title) }, words.remove);
    const node = h('fieldset', {}, h('legend', {}, title), ...nodes, button);
    reads.add(read);
    add.before(node);
    return node;
  }
  before.forEach(append);
  return {
    node: place,
    read() {
      const now = [...reads].map((read) => read()).filter((post) => Object.keys(post).length);
      return now.length || before.length ? (now.length ? now : undefined) : value;
    },
  };
}

/** @param {string} column @param {HTMLElement} input */
function asked(column, input) {
  const { fields, hints } = words;
  return labelled(fields[/** @type {keyof typeof fields} */ (column)], input, hints[column]);
}
