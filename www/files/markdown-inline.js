// @ts-check
/**
 * Markdown's marks within lines, taken off a paragraph of any length in time that grows with it and no
 * faster: where a mark may end is looked up once for all the places where it may begin.
 *
 * Only marks that are surely marks. Not read: nested brackets in links, HTML beyond its tags.
 */

/** @import { Rest } from './files.js' */

/**
 * Places of something in a text, asked for from left to right.
 *
 * @callback Next
 * @param {number} from
 * @returns {number} The first place from there on; `Infinity` if there is none.
 */

/** Looks from place to place, and not again while the last one found is still ahead. @param {(from: number) => number} find @returns {Next} */
function once(find) {
  let at = -1;
  return (from) => {
    if (at < from) {
      const found = find(from);
      at = found < 0 ? Infinity : found;
    }
    return at;
  };
}

/** @param {string} text @param {string} words */
const nextOf = (text, words) => once((from) => text.indexOf(words, from));

/** @param {string} text @param {RegExp} pattern Of one character or a few, with the flag `g`. */
function nextMatch(text, pattern) {
  return once((from) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  });
}

/**
 * What stands from a place on and is replaced: until where, and by what; `null` if it stays.
 *
 * @callback Read
 * @param {number} start
 * @returns {{end: number, by: string} | null}
 */

/**
 * The text with all that begins with these words replaced where it is read.
 *
 * @param {string} text
 * @param {string} words
 * @param {Read} read
 */
function replaced(text, words, read) {
  let out = '';
  let kept = 0;
  for (let at = text.indexOf(words); at >= 0; ) {
    const found = read(at);
    if (found) {
      out += text.slice(kept, at) + found.by;
      kept = found.end;
    }
    at = text.indexOf(words, found ? found.end : at + 1);
  }
  return out + text.slice(kept);
}

/** A mark that a backslash makes a letter is none. @param {string} text @param {number} at */
const isFree = (text, at) => text[at - 1] !== '\\';

/** @param {string} text */
function withoutComments(text) {
  const close = nextOf(text, '-->');
  return replaced(text, '<!--', (at) => {
    const end = close(at + 4);
    return end - at - 4 <= 4000 ? { end: end + 3, by: '' } : null;
  });
}

/**
 * Where a link's target ends that begins at a place: an address, which may have brackets in it, or the
 * name of one; -1 if none begins there.
 *
 * @param {string} text
 */
function targetsIn(text) {
  const nameEnd = nextMatch(text, /[\]\n]/g);
  /** The last place asked for, as many brackets can share one. */
  let known = { at: -1, end: -1 };
  return (/** @type {number} */ at) => {
    if (known.at === at) return known.end;
    let end = -1;
    if (text[at] === '(') end = addressEnd(text, at);
    else if (text[at] === '[' && text[nameEnd(at)] === ']') end = nameEnd(at) + 1;
    known = { at, end };
    return end;
  };
}

/** Where an address in brackets ends; -1 if not on its line, or with brackets in its brackets. @param {string} text @param {number} start */
function addressEnd(text, start) {
  let inner = false;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\n' || (text[at] === '(' && inner)) return -1;
    if (text[at] === '(') inner = true;
    else if (text[at] === ')' && inner) inner = false;
    else if (text[at] === ')') return at + 1;
  }
  return -1;
}

/**
 * Without what stands in brackets before a target.
 *
 * @param {string} text
 * @param {string} open
 * @param {(words: string) => string} by Of the words in the brackets.
 * @param {number} [least] How many characters they are.
 */
function withoutLinks(text, open, by, least = 0) {
  const close = nextOf(text, ']');
  const targetEnd = targetsIn(text);
  return replaced(text, open, (at) => {
    const start = at + open.length;
    const end = close(start);
    if (!isFree(text, at) || end - start > 400 || end - start < least) return null;
    const after = targetEnd(end + 1);
    return after < 0 ? null : { end: after, by: by(text.slice(start, end)) };
  });
}

/** @param {string} text */
function withoutFootnotes(text) {
  const close = nextMatch(text, /[\]\s]/g);
  return replaced(text, '[^', (at) => {
    const end = close(at + 2);
    const isOne = text[end] === ']' && end > at + 2 && end - at - 2 <= 100;
    return isOne && isFree(text, at) ? { end: end + 1, by: '' } : null;
  });
}

/** Addresses in angle brackets: of pages and of people. @param {string} text */
function withoutAngles(text) {
  const close = nextMatch(text, /[>\s]/g);
  const person = /<[^<>\s@]+@[^<>\s@]+>/y;
  return replaced(text, '<', (at) => {
    const end = close(at + 1);
    if (text[end] !== '>' || !isFree(text, at)) return null;
    const scheme = ['http:', 'https:', 'mailto:'].find((start) => text.startsWith(start, at + 1));
    person.lastIndex = at;
    const isOne = scheme ? end > at + 1 + scheme.length : person.test(text);
    return isOne ? { end: end + 1, by: text.slice(at + 1, end) } : null;
  });
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Words between two equal marks, which stand close to them. Not across paragraphs.
 *
 * @param {string} text
 * @param {string[]} marks Each tried where the one before is none; all begin alike.
 * @param {boolean} [outside] Whether no letter may stand around the marks.
 */
function withoutEmphasis(text, marks, outside = false) {
  const barrier = barriersIn(text);
  const closes = marks.map((mark) => once((from) => closeFrom(text, mark, from, outside)));
  return replaced(text, marks.at(-1) ?? '', (at) => {
    if (!isFree(text, at) || (outside && LETTER.test(before(text, at)))) return null;
    for (const [index, mark] of marks.entries()) {
      const start = at + mark.length;
      if (!text.startsWith(mark, at) || !/\S/.test(text[start] ?? '')) continue;
      const end = closes[index]?.(start + 1) ?? Infinity;
      if (end - start <= 1500 && barrier(start) >= end) {
        return { end: end + mark.length, by: text.slice(start, end) };
      }
    }
    return null;
  });
}

/** The first place from one on where such a mark may end words; -1 if none. @param {string} text @param {string} mark @param {number} from @param {boolean} outside */
function closeFrom(text, mark, from, outside) {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    const isClose = /\S/.test(text[at - 1] ?? '') && isFree(text, at);
    if (isClose && !(outside && LETTER.test(characterAt(text, at + mark.length)))) return at;
  }
  return -1;
}

/** The places that no words in marks go across: white space before a line break. @param {string} text */
function barriersIn(text) {
  return once((from) => {
    const space = /\s+/g;
    space.lastIndex = from;
    for (let run = space.exec(text); run; run = space.exec(text)) {
      const last = run[0].lastIndexOf('\n');
      // A line break alone, or with spaces after it, is none.
      if (last > 0) return run.index;
    }
    return -1;
  });
}

/** @param {string} text @param {number} at */
const before = (text, at) => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
/** @param {string} text @param {number} at */
const characterAt = (text, at) => [...text.slice(at, at + 2)][0] ?? '';

/** What is replaced within lines, one after the other. @type {((text: string) => string)[]} */
const STEPS = [
  withoutComments,
  (text) => withoutLinks(text, '![', () => ''),
  withoutFootnotes,
  (text) => withoutLinks(text, '[', (words) => words, 1),
  withoutAngles,
  (text) => text.replace(/<br\s*\/?>/gi, '\n'),
  (text) => text.replace(/<\/?[a-z][\w-]*(?:\s[^<>]*)?>/gi, ''),
  ...[['***'], ['**'], ['~~'], ['*'], ['```', '``', '`']].map(
    (marks) => (/** @type {string} */ text) => withoutEmphasis(text, marks),
  ),
  ...['___', '__', '_'].map((mark) => (/** @type {string} */ text) => withoutEmphasis(text, [mark], true)),
  (text) => text.replace(/&nbsp;/g, ' '),
  (text) => text.replace(/&lt;/g, '<'),
  (text) => text.replace(/&gt;/g, '>'),
  (text) => text.replace(/&quot;/g, '"'),
  (text) => text.replace(/&(?:#39|apos);/g, "'"),
  (text) => text.replace(/&amp;/g, '&'),
  (text) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  (text) => text.replace(/\n{3,}/g, '\n\n'),
];

/**
 * @param {string} text
 * @param {Rest} rest
 */
export async function withoutMarks(text, rest) {
  let left = text;
  for (const step of STEPS) {
    left = step(left);
    await rest();
  }
  return left;
}
