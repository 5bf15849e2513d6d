// @ts-check
/**
 * The file of a list as the page edits it: its text to an object, its rows, and back to a text that a
 * person can keep by hand, a row a line. Data in, data out.
 *
 * Whether a row can be used is not asked here; the reader says that. What this does not know, another
 * version may: it is kept.
 */

/** @typedef {Record<string, unknown>} ListObject The object of a list's file. */
/** @typedef {'people' | 'organizations' | 'places' | 'roles' | 'never' | 'dates' | 'patterns' | 'style'} Section */
/** @typedef {string | Record<string, unknown>} Row As it is in the file; a name alone may stand for itself. */
/** @typedef {{section: Section, index: number, row: Row}} Found */

/** The parts of a list, in the order in which they are written. @type {readonly Section[]} */
export const SECTIONS = ['people', 'organizations', 'places', 'roles', 'never', 'dates', 'patterns', 'style'];

const HEAD = ['$schema', 'name', 'version'];

/** The columns of a row and of a post, in the order in which they are written. */
const COLUMNS = [
  'name', 'words', 'pattern', 'kind', 'aliases', 'posts', 'post', 'organization', 'from', 'until', 'rule', 'value',
  'message', 'severity', 'replacement', 'case', 'note',
];

/**
 * The object of a list's file.
 *
 * @param {string} text
 * @returns {ListObject}
 */
export function parsed(text) {
  const list = JSON.parse(text.replace(/^\ufeff/, ''));
  return typeof list === 'object' && list && !Array.isArray(list) ? list : {};
}

/**
 * A list as text: a row a line, everything in one order, empty sections left out.
 *
 * @param {ListObject} list
 */
export function written(list) {
  const lines = inOrder(list, HEAD, SECTIONS).flatMap(([key, value]) => {
    const isSection = SECTIONS.includes(/** @type {Section} */ (key)) && Array.isArray(value);
    if (!isSection) return `  ${JSON.stringify(key)}: ${inLine(value)}`;
    const rows = value.map((row) => `    ${inLine(row)}`).join(',\n');
    return rows ? `  ${JSON.stringify(key)}: [\n${rows}\n  ]` : [];
  });
  return lines.length ? `{\n${lines.join(',\n')}\n}\n` : '{}\n';
}

/** @param {unknown} value @returns {string} */
function inLine(value) {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = inOrder(/** @type {ListObject} */ (value), COLUMNS, []);
  return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}: ${inLine(part)}`).join(', ')}}`;
}

/**
 * What an object has: what comes first, what nobody here knows, what comes last.
 *
 * @param {ListObject} object
 * @param {readonly string[]} first
 * @param {readonly string[]} last
 */
function inOrder(object, first, last) {
  const rank = (/** @type {string} */ key) =>
    first.includes(key) ? first.indexOf(key) - first.length : last.indexOf(key) + 1;
  const there = Object.entries(object).filter(([, value]) => value !== undefined);
  return there.sort(([one], [other]) => rank(one) - rank(other));
}

/** All rows of a list, in its order. @param {ListObject} list @returns {Found[]} */
export function rowsOf(list) {
  return SECTIONS.flatMap((section) => inSection(list, section).map((row, index) => ({ section, index, row })));
}

/** @param {ListObject} list @param {Section} section @returns {Row[]} */
export function inSection(list, section) {
  const rows = list[section];
  return Array.isArray(rows) ? rows : [];
}

/**
 * The list with another row at an index; with none there for `undefined`.
 *
 * @param {ListObject} list
 * @param {Section} section
 * @param {number} index As long as the section is, it is a new row.
 * @param {Row | undefined} row
 * @returns {ListObject}
 */
export function withRow(list, section, index, row) {
  return { ...list, [section]: inSection(list, section).toSpliced(index, 1, ...(row === undefined ? [] : [row])) };
}

/**
 * Where a row is by now; -1 if it is gone or has become another one.
 *
 * @param {ListObject} list
 * @param {Found} found
 */
export function indexOf(list, { section, index, row }) {
  const rows = inSection(list, section).map((other) => JSON.stringify(other));
  const wanted = JSON.stringify(row);
  return rows[index] === wanted ? index : rows.indexOf(wanted);
}

/**
 * A new row of a name, which some sections have in another column.
 *
 * @param {Section} section
 * @param {string} name
 * @returns {Row}
 */
export function rowNamed(section, name) {
  if (!name) return {};
  return section === 'style' ? { words: [name] } : { [section === 'patterns' ? 'pattern' : 'name']: name };
}

/** What a row is called by a person. @param {Row} row */
export function titleOf(row) {
  if (typeof row !== 'object' || row === null) return String(row);
  return String(row['name'] ?? (row['words'] && [row['words']].flat().join(', ')) ?? row['pattern'] ?? '');
}

/** All texts in a row, itself included. @param {unknown} value @returns {string[]} */
export function textsOf(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : [];
}

/** Letters without their case and accents, by which is searched. @param {string} text */
export function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Those that have every word of a query, or the beginning of one, somewhere.
 *
 * @template {{folded: string}} T
 * @param {readonly T[]} rows
 * @param {string} query
 * @returns {T[]}
 */
export function search(rows, query) {
  const words = folded(query).split(/\s+/);
  return rows.filter((row) => words.every((word) => row.folded.includes(word)));
}
