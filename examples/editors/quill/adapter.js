// @ts-check
/**
 * `<who-when>` over Quill.
 *
 * The text is the Delta's, not the page's: lists, code blocks and formulas show words that are no
 * text of it. Changes are heard from the editor, which takes a composed word when it is complete,
 * and from the page, because an editor's own program can change it silently.
 *
 * Not read: text in embeds.
 */

import { domAdapter } from 'whowhen/element/dom-adapter';
import { OBJECT, PiecedText, rangeBetween } from '../pieced-text.js';

/** @import Quill from 'quill' */
/** @import { WhoWhenElement } from 'whowhen/element' */

/**
 * @param {Quill} quill
 * @returns {Parameters<WhoWhenElement['attach']>[0]}
 */
export function quillAdapter(quill) {
  let read = textOf(quill);
  return {
    root: quill.root,
    text() {
      read = textOf(quill);
      return read.text;
    },
    range(start, end) {
      const ends = read.ends(start, end);
      if (!ends) return null;
      const from = placeOf(quill, ends.first.place + ends.first.offset);
      const last = placeOf(quill, ends.last.place + ends.last.offset - 1);
      return from && last && rangeBetween(from, { ...last, offset: last.offset + 1 });
    },
    watch(changed) {
      quill.on('text-change', changed);
      const stop = domAdapter(quill.root).watch(changed);
      return () => {
        quill.off('text-change', changed);
        stop();
      };
    },
  };
}

/** The text, its pieces placed by Quill's indexes. @param {Quill} quill */
function textOf(quill) {
  /** @type {PiecedText<number>} */
  const text = new PiecedText();
  let index = 0;
  for (const { insert } of quill.getContents().ops) {
    const [first = '', ...others] = typeof insert === 'string' ? insert.split('\n') : [];
    if (typeof insert === 'string') text.add(first, index);
    else text.add(OBJECT);
    index += typeof insert === 'string' ? first.length : 1;
    for (const line of others) {
      text.begin();
      text.add(line, index + 1);
      index += 1 + line.length;
    }
  }
  return text;
}

/** Where the unit at an index begins in the page. @param {Quill} quill @param {number} index */
function placeOf(quill, index) {
  const [leaf, offset] = quill.getLeaf(index);
  return leaf && { node: leaf.domNode, offset };
}
