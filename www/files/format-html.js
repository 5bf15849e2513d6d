// @ts-check
/** Saved pages: the article's text, and what the page says of its publication. */

import { declaredEncoding, decoded } from './decoding.js';
import { publicationDay, titleOf } from './html-facts.js';
import { articleText } from './html-text.js';
import { inertHtml } from '../engine/trusted.js';

/** @import { FileText } from './files.js' */

/** @param {Uint8Array} bytes @returns {FileText} */
export function readHtml(bytes) {
  const page = inertHtml(decoded(bytes, declaredEncoding(bytes)));
  return { text: articleText(page), published: publicationDay(page), title: titleOf(page) };
}
