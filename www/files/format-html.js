// @ts-check
/** Saved pages: the article's text, and what the page says of its publication. */

import { declaredEncoding, decoded } from './decoding.js';
import { publicationDay, titleOf } from './html-facts.js';
import { articleText } from './html-text.js';
import { htmlTree } from './html-tree.js';

/** @import { FileText, Rest } from './files.js' */

/** @param {Uint8Array} bytes @param {Rest} rest @returns {Promise<FileText>} */
export async function readHtml(bytes, rest) {
  const page = await htmlTree(decoded(bytes, declaredEncoding(bytes)), rest);
  return { text: articleText(page), published: publicationDay(page), title: titleOf(page) };
}
