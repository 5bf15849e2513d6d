// @ts-check
/** Marks and edits: what changed, and where a mark is afterwards. Pure functions, no DOM. */

/** @import { Edit, Stretch } from '../contract.js' */

/** Letters, digits and what stands inside words. */
const WORD = /[\p{L}\p{M}\p{N}'’-]/u;

/**
 * The one edit that turns `before` into `after`; `null` if they are the same.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Edit | null}
 */
export function difference(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return {
    start: head,
    removed: before.length - head - tail,
    inserted: after.slice(head, after.length - tail),
  };
}

/**
 * Where a mark is after an edit; `null` if the edit touched it. One that sets a letter right
 * beside a mark, or takes the space away there, touches it too: the word is another one then.
 *
 * @param {Stretch} mark
 * @param {Edit} edit
 * @param {string} after The text with the edit in it.
 * @returns {Stretch | null}
 */
export function moved({ start, end }, { start: at, removed, inserted }, after) {
  const shift = inserted.length - removed;
  if (at + removed <= start) {
    const joined = at + removed === start && WORD.test(characterBefore(after, start + shift));
    return joined ? null : { start: start + shift, end: end + shift };
  }
  if (at >= end) {
    const joined = at === end && WORD.test(characterAfter(after, end));
    return joined ? null : { start, end };
  }
  return null;
}

/**
 * The character before an offset; nothing at the start.
 *
 * @param {string} text
 * @param {number} at
 */
function characterBefore(text, at) {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
}

/**
 * The character after an offset; nothing at the end.
 *
 * @param {string} text
 * @param {number} at
 */
function characterAfter(text, at) {
  return [...text.slice(at, at + 2)][0] ?? '';
}
