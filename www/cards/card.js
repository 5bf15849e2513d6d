// @ts-check
/**
 * The card: a small dialog beside a place in the text. Where it stands and who has the focus; what
 * it says comes from `mark-card.js` and its kin.
 */

import { h } from '../platform/dom.js';
import { READS } from '../strings.js';

/** @import { Strings } from '../strings.js' */

/**
 * @typedef {object} Content
 * @property {string} tone Names the card's colour: a kind of mark, `check` or `selection`.
 * @property {string} kind What it is about, in a word.
 * @property {string} title
 * @property {string} label What a screen reader says of the card.
 * @property {Node[]} body
 */

/** Pixels between the mark and the card, and between the card and the window's border. */
const GAP = 8;
/** Pixels of height below which a card cannot be read. */
const LEAST = 180;

export class Card {
  #element;
  #strings;
  #closed;
  /** @type {Element | null} Where the focus goes back to. */
  #opener = null;

  /**
   * @param {HTMLElement | ShadowRoot} parent
   * @param {Strings} strings
   * @param {{closed: () => void, resized: () => void}} listeners
   */
  constructor(parent, strings, { closed, resized }) {
    this.#element = h('div', { part: 'card', role: 'dialog', tabindex: -1, hidden: true, lang: strings.language });
    this.#strings = strings;
    this.#closed = closed;
    // What opens inside of it makes it another size.
    this.#element.addEventListener('toggle', resized, { capture: true });
    parent.append(this.#element);
  }

  get isOpen() {
    return !this.#element.hidden;
  }

  /** Whether the focus is in the card. */
  get hasFocus() {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (this.#element.getRootNode());
    return this.#element.contains(activeElement);
  }

  /**
   * @param {Content} content
   * @param {Element | null} opener Where the focus goes back to, if the card takes it; `null`
   *   leaves it where it is.
   */
  open({ tone, kind, title, label, body }, opener) {
    const hadFocus = this.hasFocus;
    const close = h(
      'button',
      { type: 'button', class: 'close', part: 'card-close', 'aria-label': this.#strings.card.close, click: () => this.close() },
      '×',
    );
    const head = h(
      'div',
      { class: 'card-head' },
      h('p', { class: 'kind' }, kind),
      close,
      h('h2', { part: 'card-heading', lang: READS }, title),
    );
    this.#element.replaceChildren(head, ...body);
    for (const button of this.#element.querySelectorAll('button:not([part])')) button.part = 'card-button';
    this.#element.className = `card card-${tone}`;
    this.#element.setAttribute('aria-label', label);
    this.#element.scrollTop = 0;
    this.#element.hidden = false;
    if (opener && !hadFocus) this.#opener = opener;
    if (opener || hadFocus) this.#element.focus({ preventScroll: true });
  }

  /** Hides the card and gives the focus back if the card had it. */
  close() {
    if (!this.isOpen) return;
    const back = this.hasFocus ? this.#opener : null;
    this.#opener = null;
    this.#element.hidden = true;
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    this.#closed();
  }

  /**
   * Whether a point of the window is on the card or within reach of it.
   *
   * @param {number} x
   * @param {number} y
   */
  isNear(x, y) {
    const { left, right, top, bottom } = this.#element.getBoundingClientRect();
    return x >= left - GAP && x <= right + GAP && y >= top - 2 * GAP && y <= bottom + 2 * GAP;
  }

  /** Whether something happened in the card. @param {Event} event */
  saw(event) {
    return event.composedPath().includes(this.#element);
  }

  /** Takes the card out of the document. */
  dispose() {
    this.#element.remove();
  }

  /**
   * Puts the card by its mark, as far as that is in view.
   *
   * @param {DOMRect} mark
   * @param {DOMRect} pane What the mark must be seen in; out of it the card is closed.
   */
  place(mark, pane) {
    const top = Math.max(mark.top, pane.top, 0);
    const bottom = Math.min(mark.bottom, pane.bottom, innerHeight);
    if (top > bottom) return this.close();
    const { style } = this.#element;
    style.maxHeight = '';
    const card = this.#element.getBoundingClientRect();
    const seen = { left: mark.left, right: mark.right, top, bottom };
    const found = placeBy(seen, card, { width: document.documentElement.clientWidth, height: innerHeight });
    style.left = `${found.left}px`;
    style.top = `${found.top}px`;
    style.maxHeight = `${found.height}px`;
  }
}

/** @typedef {{width: number, height: number}} Size */

/**
 * Where a card goes: under the mark, over it or beside it, whichever has room, and never on it;
 * only a mark that leaves no room has it over its end.
 *
 * @param {{left: number, right: number, top: number, bottom: number}} mark
 * @param {Size} card
 * @param {Size} view
 * @returns {{left: number, top: number, height: number}} `height` is the most it may have.
 */
function placeBy(mark, card, view) {
  const below = view.height - mark.bottom - 2 * GAP;
  const above = mark.top - 2 * GAP;
  const whole = view.height - 2 * GAP;
  const left = clamp(mark.left, GAP, view.width - card.width - GAP);
  const height = Math.min(card.height, Math.max(below, above));
  if (height >= Math.min(card.height, LEAST)) {
    const top = height <= below ? mark.bottom + GAP : mark.top - GAP - height;
    return { left, top, height: Math.max(below, above) };
  }
  const least = Math.min(card.height, whole);
  const top = clamp(mark.top, GAP, view.height - least - GAP);
  const beside = [mark.right + GAP, mark.left - GAP - card.width];
  const free = beside.find((x) => x >= GAP && x + card.width + GAP <= view.width);
  if (free !== undefined) return { left: free, top, height: whole };
  const shown = Math.min(card.height, LEAST, whole);
  return { left, top: view.height - GAP - shown, height: shown };
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.max(least, Math.min(value, most));
}
