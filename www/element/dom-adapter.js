// @ts-check
/**
 * The text of any part of a document, as a reader sees it: blocks are paragraphs, parted by a blank
 * line, `<br>` breaks a line, white space that is not shown is one space, what is hidden is left out.
 * It watches and never writes.
 *
 * Not read: text in frames and shadow roots, what styles add (`::before`), and the value of fields
 * (see `field-adapter.js`).
 */

import { haveSameNodes, offsetIn, pieceAt } from '../text/pieces.js';

/** @import { Adapter } from './adapter.js' */
/** @import { TextSource } from '../text/painter.js' */

/** Elements whose text is not the article's. */
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA', 'SELECT', 'WHO-WHEN']);

/**
 * @param {HTMLElement} root
 * @param {(element: HTMLElement) => boolean} [isForeign] Which other elements hold no text of the
 *   article: an editor's handles and menus.
 * @returns {Adapter}
 */
export function domAdapter(root, isForeign) {
  return {
    root,
    textSource: () => new DomText(root, isForeign),
    watch(changed) {
      const view = /** @type {Window & typeof globalThis} */ (root.ownerDocument.defaultView ?? window);
      const observer = new view.MutationObserver(changed);
      observer.observe(root, { subtree: true, childList: true, characterData: true });
      return () => observer.disconnect();
    },
  };
}

/** @implements {TextSource} */
export class DomText {
  /** @readonly */
  text;
  #root;
  #isForeign;
  /** Text of one node each. @type {{node: Text, start: number, length: number}[]} */
  #pieces = [];

  /** @param {HTMLElement} root @param {(element: HTMLElement) => boolean} [isForeign] */
  constructor(root, isForeign = () => false) {
    this.#root = root;
    this.#isForeign = isForeign;
    const lines = new Lines();
    this.#read(root, lines, isPreserved(root));
    this.text = lines.text;
  }

  /** @param {any} before */
  hasNodesOf(before) {
    return haveSameNodes(this.#pieces, /** @type {DomText} */ (before).#pieces);
  }

  /**
   * A range from the first letter of a stretch to its last: never in a node that only ends or begins there.
   *
   * @param {number} start
   * @param {number} end
   */
  range(start, end) {
    const from = pieceAt(this.#pieces, start, 'begins');
    const to = pieceAt(this.#pieces, Math.max(start, end - 1), 'begins');
    if (!from || !to) return null;
    const range = this.#root.ownerDocument.createRange();
    try {
      range.setStart(from.node, offsetIn(from, start, from.node.length));
      range.setEnd(to.node, offsetIn(to, end, to.node.length));
    } catch {
      // The node was taken away since; the next reading has another.
      return null;
    }
    return range;
  }

  /**
   * The offset of a place in the document; `null` outside.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const piece = this.#pieces.find((one) => one.node === node);
    return piece ? piece.start + Math.min(offset, piece.length) : null;
  }

  /** @param {Node} parent @param {Lines} lines @param {boolean} preserved Whether white space is shown as it is. */
  #read(parent, lines, preserved) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = /** @type {Text} */ (node);
        const start = lines.add(preserved ? text.data : text.data.replace(/[\n\r\t]/g, ' '));
        if (text.length) this.#pieces.push({ node: text, start, length: text.length });
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.#readElement(/** @type {HTMLElement} */ (node), lines, preserved);
      }
    }
  }

  /** @param {HTMLElement} element @param {Lines} lines @param {boolean} preserved */
  #readElement(element, lines, preserved) {
    if (SKIPPED.has(element.nodeName) || this.#isForeign(element)) return;
    if (element.nodeName === 'BR') {
      lines.add('\n');
      return;
    }
    const { display } = styleOf(element);
    if (display === 'none') return;
    const inline = display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
    if (!inline) lines.begin();
    this.#read(element, lines, preserved || isPreserved(element));
    if (!inline) lines.begin();
  }
}

/** Text on its way: a paragraph is begun only when something comes. */
class Lines {
  text = '';
  #due = false;

  begin() {
    this.#due = this.text !== '';
  }

  /** Adds words and says where they begin. @param {string} words */
  add(words) {
    // White space between blocks is not shown, and no reason to begin a paragraph. A blank line parts
    // them: lines alone might be those of a hard-wrapped text.
    while (this.#due && words.trim() !== '' && !this.text.endsWith('\n\n')) this.text += '\n';
    if (words.trim() !== '') this.#due = false;
    const start = this.text.length;
    this.text += words;
    return start;
  }
}

/** @param {HTMLElement} element */
function styleOf(element) {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

/** @param {HTMLElement} element */
function isPreserved(element) {
  return styleOf(element).whiteSpace.startsWith('pre') || styleOf(element).whiteSpace === 'break-spaces';
}
