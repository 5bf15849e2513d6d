// @ts-check
/**
 * The text surface: an element in which a person writes and pastes plain text. It watches and
 * never writes, but to begin anew: what the browser does to the text, the browser can undo.
 */

import { difference } from './edits.js';
import { TextMap } from './text-map.js';
import { textAsHtml } from '../platform/trusted.js';

/** @import { Edit, Stretch } from '../contract.js' */

/**
 * Browsers differ in what a program inserts. Gecko's `insertText` puts two thousand lines into one
 * text node at once, and its `insertHTML` loses their breaks; elsewhere `insertText` makes an element
 * and an event of every line, which took fifteen seconds, and `insertHTML` is the one that keeps them.
 */
const IS_GECKO = CSS.supports('-moz-orient', 'inline');

export class EditableText {
  #root;
  #map;

  /**
   * @param {HTMLElement} root An element with `contenteditable="plaintext-only"` and
   *   `white-space: pre-wrap`.
   * @param {(edit: Edit, whole: boolean) => void} changed What changed, and whether it came in
   *   one piece (pasted, dropped, undone) and not key by key.
   */
  constructor(root, changed) {
    this.#root = root;
    this.#map = new TextMap(root);
    root.addEventListener('input', (event) => {
      const before = this.text;
      this.#map = new TextMap(root);
      const edit = difference(before, this.text);
      if (edit) changed(edit, isWhole(/** @type {InputEvent} */ (event).inputType));
    });
  }

  /** The text, as offsets count it. */
  get text() {
    return this.#map.text;
  }

  /**
   * Begins with a text: nothing that stood here before can be brought back.
   *
   * @param {string} text
   */
  begin(text) {
    const { parentNode, nextSibling } = this.#root;
    // The undo history goes with an element that leaves the document.
    this.#root.remove();
    this.#root.textContent = text;
    // Without it a last empty line has no height, and whoever writes there writes over the break.
    if (text.endsWith('\n')) this.#root.append(document.createElement('br'));
    parentNode?.insertBefore(this.#root, nextSibling);
    this.#map = new TextMap(this.#root);
  }

  /**
   * Replaces all text as if it were typed, so that it can be undone.
   *
   * @param {string} text
   */
  replace(text) {
    this.#root.focus();
    getSelection()?.selectAllChildren(this.#root);
    this.insert(text);
  }

  /**
   * Puts a text in the place of what is selected as if it were typed, so that it can be undone.
   *
   * @param {string} text
   */
  insert(text) {
    // Deprecated, and the only way to write into the browser's undo history.
    const done = !IS_GECKO && document.execCommand('insertHTML', false, textAsHtml(text));
    if (!done) document.execCommand('insertText', false, text);
  }

  /**
   * Writes other words in a part of the text as if they were typed, so that it can be undone. What is
   * selected stays so, and the text where it is scrolled to.
   *
   * @param {Stretch} part
   * @param {string} words
   */
  write({ start, end }, words) {
    const { scrollTop } = this.#root;
    const cursor = this.cursor ?? end;
    const before = this.#selected ?? { start: cursor, end: cursor };
    const now = (/** @type {number} */ offset) =>
      offset <= start ? offset : Math.max(offset, end) + words.length - (end - start);
    this.#root.focus({ preventScroll: true });
    this.#select(start, end);
    if (words) this.insert(words);
    else document.execCommand('delete');
    this.#select(now(before.start), now(before.end));
    this.#root.scrollTop = scrollTop;
  }

  /** @param {number} start @param {number} end */
  #select(start, end) {
    const { startContainer, startOffset, endContainer, endOffset } = this.#map.range(start, end);
    getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }

  /** Where the cursor is; `null` if it is elsewhere in the page. */
  get cursor() {
    const selection = getSelection();
    if (!selection?.focusNode) return null;
    return this.#map.offsetOf(selection.focusNode, selection.focusOffset);
  }

  /**
   * The selected part of the text, without the white space at its ends; `null` if none is.
   *
   * @returns {Stretch | null}
   */
  get selection() {
    const selected = this.#selected;
    if (!selected) return null;
    const { start, end } = selected;
    const words = this.text.slice(start, end);
    const before = words.length - words.trimStart().length;
    return words.trim() ? { start: start + before, end: start + before + words.trim().length } : null;
  }

  /** How many characters of the text are selected. */
  get selectedLength() {
    const { start, end } = this.#selected ?? { start: 0, end: 0 };
    return end - start;
  }

  /** The selected part of the text, white space and all; `null` if none is. */
  get #selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = this.#map.offsetOf(startContainer, startOffset);
    const end = this.#map.offsetOf(endContainer, endOffset);
    return start === null || end === null ? null : { start, end };
  }

  get hasSelection() {
    return this.selection !== null;
  }

  /** @param {number} offset */
  setCursor(offset) {
    const { startContainer, startOffset } = this.#map.range(offset, offset);
    getSelection()?.collapse(startContainer, startOffset);
  }

  /**
   * The offset under a point of the window; `null` if there is no text.
   *
   * @param {number} x
   * @param {number} y
   */
  offsetAt(x, y) {
    const position = document.caretPositionFromPoint?.(x, y);
    if (position) return this.#map.offsetOf(position.offsetNode, position.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.#map.offsetOf(range.startContainer, range.startOffset) : null;
  }

  /**
   * Scrolls a range into view, in the surface and in the page, and no further than needed.
   *
   * @param {Range} range
   */
  reveal(range) {
    const box = this.#root.getBoundingClientRect();
    const words = range.getBoundingClientRect();
    const room = Math.min(words.height + box.height / 4, box.height / 2);
    if (words.top < box.top) this.#root.scrollTop -= box.top - words.top + room;
    else if (words.bottom > box.bottom) this.#root.scrollTop += words.top - box.bottom + room;
    const now = range.getBoundingClientRect();
    if (now.top < 0) scrollBy(0, now.top - innerHeight / 4);
    else if (now.bottom > innerHeight) scrollBy(0, now.bottom - innerHeight * 0.6);
  }
}

/** @param {string} inputType Empty for what `insert` does. */
function isWhole(inputType) {
  return /^(insertFrom|history|deleteByCut|$)/.test(inputType);
}
