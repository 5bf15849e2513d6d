// @ts-check
/** What stands on the desk, as it is kept for this tab and put back: no storage, no moments. */

/** @import { Kind } from '../contract.js' */
/** @import { EditableText } from '../text/editable-text.js' */
/** @import { PageState, Kept } from './tab-store.js' */

export class KeptState {
  #box;
  #date;
  #editable;
  #hidden;
  /** What scrolls: the text, the lists, the page. @type {Element[]} */
  #scrolling;
  /** Where they are to be, once there is something in them. */
  #scrolled = [0, 0, 0];

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.box The text's.
   * @param {HTMLElement} parts.lists
   * @param {HTMLInputElement} parts.date
   * @param {EditableText} parts.editable
   * @param {Set<Kind>} parts.hidden Kinds whose marks are not shown.
   */
  constructor({ box, lists, date, editable, hidden }) {
    this.#box = box;
    this.#date = date;
    this.#editable = editable;
    this.#hidden = hidden;
    this.#scrolling = [box, lists, document.scrollingElement ?? document.documentElement];
    // The browser would do it before the lists are there.
    history.scrollRestoration = 'manual';
  }

  /** Calls when somebody is elsewhere on the desk. @param {() => void} moved */
  watch(moved) {
    // Captured, as scrolling does not bubble.
    document.addEventListener('scroll', moved, { capture: true, passive: true });
    document.addEventListener('selectionchange', moved);
  }

  text() {
    return this.#editable.text;
  }

  /** What stands here besides the text. @returns {PageState} */
  state() {
    const isEmpty = this.text() === '';
    const writes = !isEmpty && document.activeElement === this.#box;
    return {
      published: this.#date.value,
      hidden: [...this.#hidden],
      cursor: writes ? this.#editable.cursor : null,
      scrolled: this.#scrolling.map(({ scrollTop }) => (isEmpty ? 0 : Math.round(scrollTop))),
    };
  }

  /** @param {Kept} kept */
  putBack({ text, state: { published, hidden, cursor, scrolled } }) {
    this.#editable.begin(text);
    this.#date.value = published;
    for (const kind of hidden) this.#hidden.add(kind);
    if (cursor !== null) {
      this.#box.focus({ preventScroll: true });
      this.#editable.setCursor(Math.min(cursor, text.length));
    }
    this.#scrolled = scrolled;
    this.#scrollBack();
  }

  /** The lists are there: what is as long as it was is scrolled to where it was, once. */
  listed() {
    this.#scrollBack();
    this.#scrolled = [0, 0, 0];
  }

  #scrollBack() {
    for (const [place, part] of this.#scrolling.entries()) {
      const wanted = this.#scrolled[place] ?? 0;
      // Somebody may have scrolled in the meantime.
      if (wanted && part.scrollTop === 0) part.scrollTop = wanted;
    }
  }
}
