// @ts-check
/**
 * How much markup is read, in elements and not only in bytes: what a tag costs is some hundred times
 * what its letters cost, and a few bytes can stand for very many of them.
 */

import { FileProblem } from '../platform/file-problem.js';
import { strings } from '../page-strings.js';

/**
 * How many tags there may be, those that end an element too. An article has some thousands, a book
 * some hundred thousand.
 */
const TAG_LIMIT = 2_000_000;

/** How many elements: markup can be written so that a browser makes many of one tag. */
export const ELEMENT_LIMIT = TAG_LIMIT / 2;

/** How deep elements may be nested: a tag can cost a look at all that are open. Browsers draw no more. */
export const DEPTH_LIMIT = 512;

/** Whether there are more tags than are read. @param {string} markup */
export function isBeyond(markup) {
  let count = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    if (++count > TAG_LIMIT) return true;
  }
  return false;
}

/** Why markup beyond these limits is not read. */
export function tooTangled() {
  return new FileProblem(strings.files.tooTangled);
}
