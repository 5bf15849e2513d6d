/** The annotated articles of tests/articles, for the browser: text and what must be painted. */

import { readFileSync } from 'node:fs';

/** @typedef {{kind: 'person' | 'role' | 'date' | 'quote', says: string, start: number, end: number, text: string}} Mark */

const KINDS = /** @type {const} */ ({ P: 'person', R: 'role', D: 'date', Q: 'quote' });
const OPENING = /^\[(?:([PRQ])#([\w,]*)|(D)=([^:\]]*)):/;

/**
 * @param {string} name `01-geneva`
 * @returns {{text: string, published: string, marks: Mark[]}} Offsets in UTF-16 units.
 */
export function article(name) {
  const source = readFileSync(new URL(`../articles/${name}.txt`, import.meta.url), 'utf8');
  const [head = '', body = ''] = source.split(/^---\n/m);
  return { ...parse(body), published: head.replace('published:', '').trim() };
}

/** @param {string} source @returns {{text: string, marks: Mark[]}} */
export function parse(source) {
  let text = '';
  /** @type {Mark[]} */
  const marks = [];
  /** @type {Mark[]} */
  const open = [];
  for (let at = 0; at < source.length; ) {
    const found = OPENING.exec(source.slice(at, at + 80));
    const closing = source[at] === ']' ? open.pop() : undefined;
    if (found) {
      const letter = /** @type {keyof typeof KINDS} */ (found[1] ?? found[3]);
      const says = found[2] ?? found[4] ?? '';
      open.push({ kind: KINDS[letter], says, start: text.length, end: 0, text: '' });
      at += found[0].length;
    } else if (closing) {
      marks.push({ ...closing, end: text.length, text: text.slice(closing.start) });
      at += 1;
    } else {
      text += source[at];
      at += 1;
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, marks };
}

/** The texts of one kind's marks, in text order. @param {Mark[]} marks @param {string} kind */
export function textsOf(marks, kind) {
  return marks.filter((mark) => mark.kind === kind).map((mark) => mark.text);
}
