// @ts-check
/**
 * The front matter of a Markdown file: lines of `name: value` at its very start, between two rules.
 *
 * Read line by line, each once. Not read: YAML beyond a name and its value on one line.
 */

import { asDay } from './days.js';
import { bare, withoutTail } from './lines.js';

/** A line that may stand in it: a field, what belongs to the field before, an item of a list. */
const LINE = /^(?:[\w-]+[ \t]*:|[ \t]|- )/;

const ENDS = ['---', '...'];

/**
 * @typedef {object} Front
 * @property {string | undefined} [published]
 * @property {string | undefined} [title]
 * @property {number} length How many characters of the file it is.
 */

/**
 * @param {string} source
 * @returns {Front} Of no length if the file has none.
 */
export function frontMatter(source) {
  const lines = linesOf(source);
  if (!lines) return { length: 0 };
  return {
    published: asDay(/^["']?([^"']+)/.exec(valueOf(lines, ['date', 'published']))?.[1]),
    title: unquoted(valueOf(lines, ['title'])) || undefined,
    length: lines.join('\n').length,
  };
}

/** All its lines, those of the rules too and an empty one after them; `null` if the file has none. @param {string} source */
function linesOf(source) {
  /** @type {string[]} */
  const lines = [];
  for (let start = 0; start < source.length; ) {
    const found = source.indexOf('\n', start);
    const end = found < 0 ? source.length : found;
    const line = source.slice(start, end);
    lines.push(line);
    if (lines.length === 1 ? withoutTail(line) !== '---' : ENDS.includes(withoutTail(line))) {
      return lines.length === 1 ? null : [...lines, ...(found < 0 ? [] : [''])];
    }
    if (lines.length > 1 && !LINE.test(line)) return null;
    start = end + 1;
  }
  return null;
}

/**
 * The value of the first field that has one of these names and is not empty.
 *
 * @param {string[]} lines
 * @param {string[]} names
 */
function valueOf(lines, names) {
  for (const line of lines) {
    const [, name = ''] = /^(\w+)[ \t]*:/.exec(line) ?? [];
    const value = names.includes(name.toLowerCase()) ? bare(line.slice(line.indexOf(':') + 1)) : '';
    if (value) return value;
  }
  return '';
}

/** A value without the quotation marks around it. @param {string} value */
function unquoted(value) {
  return value.replace(/^["']/, '').replace(/["']$/, '');
}
