// @ts-check
/**
 * Markdown files: the words without the marks that would be read as text.
 *
 * Lines and paragraphs stay as they are, and so does fenced code. Only marks that are surely marks
 * are taken off. Not read: nested brackets in links, footnotes (left out), HTML beyond its tags.
 */

import { asDay } from './days.js';
import { decoded } from './decoding.js';

/** @import { FileText } from './files.js' */

/** @param {Uint8Array} bytes @returns {FileText} */
export function readMarkdown(bytes) {
  const source = decoded(bytes);
  const front = FRONT_MATTER.exec(source);
  const field = (/** @type {RegExp} */ name) => name.exec(front?.[1] ?? '')?.[1];
  return {
    text: markdownText(source.slice(front?.[0].length ?? 0)),
    published: asDay(field(/^(?:date|published)[ \t]*:[ \t]*["']?([^"'\n]+)/im)),
    title: field(/^title[ \t]*:[ \t]*["']?([^\n]*?)["']?[ \t]*$/im) || undefined,
  };
}

/** Lines of `name: value` at the very start, between two rules. */
const FRONT_MATTER = /^---[ \t]*\n((?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|- .*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const TABLE_RULE = /^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?$/;
const TABLE_ROW = /^[ \t]*\|(.*)\|[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:[ \t]*\S/;

/** A mark that a backslash makes a letter is none. */
const FREE = '(?<!\\\\)';
/** Where a link goes: an address, which may have brackets in it, or the name of one. */
const TARGET = '(?:\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*\\)|\\[[^\\]\\n]*\\])';

/**
 * What is replaced within lines, one after the other. The lengths are bounded, so that marks that
 * are never closed do not each cost a look through all that follows.
 */
const INLINE = /** @type {[RegExp, string][]} */ ([
  [/<!--[\s\S]{0,4000}?-->/g, ''],
  [new RegExp(`${FREE}!\\[[^\\]]{0,400}\\]${TARGET}`, 'g'), ''],
  [new RegExp(`${FREE}\\[\\^[^\\]\\s]{1,100}\\]`, 'g'), ''],
  [new RegExp(`${FREE}\\[([^\\]]{1,400})\\]${TARGET}`, 'g'), '$1'],
  [new RegExp(`${FREE}<((?:https?:|mailto:)[^>\\s]+|[^<>\\s@]+@[^<>\\s@]+)>`, 'g'), '$1'],
  [/<br\s*\/?>/gi, '\n'],
  [/<\/?[a-z][\w-]*(?:\s[^<>]*)?>/gi, ''],
  ...['\\*\\*\\*', '\\*\\*', '~~', '\\*', '`{1,3}'].map((mark) => emphasis(mark)),
  ...['___', '__', '_'].map((mark) => emphasis(mark, '[\\p{L}\\p{N}]')),
  [/&nbsp;/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&(?:#39|apos);/g, "'"],
  [/&amp;/g, '&'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
  [/\n{3,}/g, '\n\n'],
]);

/**
 * @param {string} source
 * @returns {string}
 */
export function markdownText(source) {
  /** @type {string[]} */
  const out = [];
  /** @type {string[]} */
  let prose = [];
  const settle = () => {
    if (prose.length > 0) out.push(proseText(prose));
    prose = [];
  };
  let fence = '';
  for (const line of source.split('\n')) {
    const [, mark = ''] = FENCE.exec(line) ?? [];
    if (fence) {
      out.push(line);
      if (mark.startsWith(fence)) fence = '';
    } else if (mark) {
      settle();
      fence = mark;
      out.push(line);
    } else prose.push(line);
  }
  settle();
  return out.join('\n').trim();
}

/** @param {string[]} lines */
function proseText(lines) {
  const kept = lines.flatMap((line, index) => {
    const bare = line.replace(/^(?: {0,3}> ?)+/, '');
    if (UNDERLINE.test(bare) && /\S/.test(lines[index - 1] ?? '')) return [];
    if (TABLE_RULE.test(bare) || DEFINITION.test(bare)) return [];
    return [RULE.test(bare) ? '' : unmarked(bare)];
  });
  return INLINE.reduce((text, [mark, by]) => text.replace(mark, by), kept.join('\n'));
}

/** A line without the marks at its start and its end. @param {string} line */
function unmarked(line) {
  const [, cells] = TABLE_ROW.exec(line) ?? [];
  if (cells !== undefined) return cells.split('|').map((cell) => cell.trim()).join('\t');
  return line
    .replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, '')
    .replace(/^ {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$/, '$1')
    .replace(/(?: {2,}|\\)$/, '');
}

/**
 * Words between two marks, which stand close to them. Not across paragraphs.
 *
 * @param {string} mark
 * @param {string} [letter] What must not stand around the marks.
 * @returns {[RegExp, string]}
 */
function emphasis(mark, letter) {
  const outside = letter ? [`(?<!${letter})`, `(?!${letter})`] : ['', ''];
  const words = '((?:[^\\s\\n]|\\s(?!\\s*\\n)){1,1500}?)';
  return [
    new RegExp(`${FREE}${outside[0]}(?<m>${mark})(?=\\S)${words}(?<=\\S)${FREE}\\k<m>${outside[1]}`, 'gu'),
    '$2',
  ];
}
