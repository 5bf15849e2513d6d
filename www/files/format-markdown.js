// @ts-check
/**
 * Markdown files: the words without the marks that would be read as text.
 *
 * Lines and paragraphs stay as they are, and so does fenced code. Only marks that are surely marks
 * are taken off. Not read: nested brackets in links, footnotes (left out), HTML beyond its tags.
 */

import { decoded } from './decoding.js';
import { frontMatter } from './front-matter.js';
import { bare, withoutTail } from './lines.js';
import { withoutMarks } from './markdown-inline.js';

/** @import { FileText, Rest } from './files.js' */

/** @param {Uint8Array} bytes @param {Rest} rest @returns {Promise<FileText>} */
export async function readMarkdown(bytes, rest) {
  const source = decoded(bytes);
  const { published, title, length } = frontMatter(source);
  return { text: await markdownText(source.slice(length), rest), published, title };
}

/** How many lines are read between two rests. */
const STEP = 10_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:[ \t]*\S/;
const HEADING = /^ {0,3}#{1,6}(?=[ \t]|$)/;
/** A cell of the line below the head of a table. */
const RULED = /^:?-{2,}:?$/;

/**
 * @param {string} source
 * @param {Rest} rest
 */
export async function markdownText(source, rest) {
  /** @type {string[]} */
  const out = [];
  /** @type {string[]} */
  let prose = [];
  const settle = async () => {
    if (prose.length > 0) out.push(await proseText(prose, rest));
    prose = [];
  };
  let fence = '';
  for (const line of source.split('\n')) {
    const [, mark = ''] = FENCE.exec(line) ?? [];
    if (fence) {
      out.push(line);
      if (mark.startsWith(fence)) fence = '';
    } else if (mark) {
      await settle();
      fence = mark;
      out.push(line);
    } else prose.push(line);
  }
  await settle();
  return out.join('\n').trim();
}

/** @param {string[]} lines @param {Rest} rest */
async function proseText(lines, rest) {
  /** @type {string[]} */
  const kept = [];
  for (const [index, line] of lines.entries()) {
    if (index % STEP === 0) await rest();
    const own = withoutQuotation(line);
    if (UNDERLINE.test(own) && /\S/.test(lines[index - 1] ?? '')) continue;
    if (isTableRule(own) || DEFINITION.test(own)) continue;
    kept.push(isRule(own) ? '' : unmarked(own));
  }
  return withoutMarks(kept.join('\n'), rest);
}

/** A line without the marks of quotations: an angle each, three spaces before it, one after it. @param {string} line */
function withoutQuotation(line) {
  let end = 0;
  for (let at = 0; ; ) {
    let angle = at;
    while (angle - at < 3 && line[angle] === ' ') angle++;
    if (line[angle] !== '>') return line.slice(end);
    end = at = line[angle + 1] === ' ' ? angle + 2 : angle + 1;
  }
}

/** Whether a line is three equal marks or more, and nothing else. @param {string} line */
function isRule(line) {
  const [, mark] = /^ {0,3}([*_-])/.exec(line) ?? [];
  if (!mark) return false;
  const marks = line.replace(/[ \t]/g, '');
  return marks.length >= 3 && marks === mark.repeat(marks.length);
}

/** Whether a line divides the head of a table from its rows. @param {string} line */
function isTableRule(line) {
  if (!line.includes('--')) return false;
  const cells = bare(line).split('|').map(bare);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  else if (cells.length < 2) return false;
  return cells.length > 0 && cells.every((cell) => RULED.test(cell));
}

/** A line without the marks at its start and its end. @param {string} line */
function unmarked(line) {
  const cells = cellsOf(bare(line));
  if (cells) return cells.map((cell) => cell.trim()).join('\t');
  return withoutBreak(withoutHeading(line.replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, '')));
}

/** The cells of a row of a table; `null` if the line is none. @param {string} line */
function cellsOf(line) {
  const isRow = line.length > 1 && line.startsWith('|') && line.endsWith('|');
  return isRow ? line.slice(1, -1).split('|') : null;
}

/** A heading without its marks, before it and after it. @param {string} line */
function withoutHeading(line) {
  const [mark] = HEADING.exec(line) ?? [];
  if (mark === undefined) return line;
  const words = bare(line.slice(mark.length));
  let end = words.length;
  while (words[end - 1] === '#') end--;
  const isClosed = end < words.length && /[ \t]/.test(words[end - 1] ?? '');
  return isClosed ? withoutTail(words.slice(0, end)) : words;
}

/** A line without the mark that breaks it: two spaces or more, or a backslash. @param {string} line */
function withoutBreak(line) {
  if (line.endsWith('\\')) return line.slice(0, -1);
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  return line.length - end >= 2 ? line.slice(0, end) : line;
}
