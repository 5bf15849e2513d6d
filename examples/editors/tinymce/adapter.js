// @ts-check
/**
 * `<who-when>` over TinyMCE, in a frame or inline.
 *
 * TinyMCE's DOM is its text, so that the adapter of any DOM reads it and hears of changes. But for two
 * things that TinyMCE takes out before it saves: what it marks as bogus (handles, a copy of a selected
 * picture's caption), and the unseen characters that it puts where a cursor has nothing to stand in.
 */

import { domAdapter } from 'whowhen/element/dom-adapter';

/** @import { Editor } from 'tinymce' */
/** @import { WhoWhenElement } from 'whowhen/element' */

/** Where a cursor stands. */
const UNSEEN = '\uFEFF';

/**
 * @param {Editor} editor Once it is initialised.
 * @returns {Parameters<WhoWhenElement['attach']>[0]}
 */
export function tinymceAdapter(editor) {
  const dom = domAdapter(editor.getBody(), ({ dataset }) => dataset['mceBogus'] === 'all');
  return { ...dom, textSource: () => withoutUnseen(dom.textSource()) };
}

/** @param {ReturnType<ReturnType<typeof domAdapter>['textSource']>} textSource */
function withoutUnseen(textSource) {
  const words = textSource.text.split(UNSEEN);
  /** The offset in the page's text of the unit at one in the article's. @param {number} offset */
  const inPage = (offset) => {
    let unseen = 0;
    let end = 0;
    for (const word of words) {
      end += word.length;
      if (offset < end) break;
      unseen++;
    }
    return offset + unseen;
  };
  return {
    text: words.join(''),
    range: (/** @type {number} */ start, /** @type {number} */ end) => textSource.range(inPage(start), inPage(end - 1) + 1),
    hasNodesOf: () => false,
  };
}
