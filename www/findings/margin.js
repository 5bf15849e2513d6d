// @ts-check
/**
 * Signs in the margin of the text, where a check found something. They lie over the paper, not in the
 * text, and are for the eye and the pointer: keys and screen readers have the list of checks.
 */

import { messageOf } from './describe.js';
import { h } from '../platform/dom.js';
import { strings } from '../page-strings.js';

/** @import { Check } from '../contract.js' */
/** @import { Painter } from '../text/painter.js' */

/** Signs that stand nearer than this are one pile, in pixels. */
const APART = 26;

export class Margin {
  #layer = h('div', { class: 'margin', 'aria-hidden': 'true' });
  #box;
  #painter;
  #show;
  /** @type {{check: Check, sign: HTMLButtonElement}[]} */
  #signs = [];

  /**
   * @param {HTMLElement} box The element with the text; its parent is positioned.
   * @param {Painter} painter
   * @param {(check: Check, from: HTMLElement) => void} show
   */
  constructor(box, painter, show) {
    this.#box = box;
    this.#painter = painter;
    this.#show = show;
    box.after(this.#layer);
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#place()).observe(box);
  }

  /** @param {readonly Check[]} checks */
  show(checks) {
    this.#signs = checks.map((check) => {
      const title = strings.checks.sign(messageOf(check));
      const sign = h('button', { type: 'button', class: 'sign', tabindex: -1, title }, '!');
      sign.addEventListener('click', () => this.#show(check, sign));
      return { check, sign };
    });
    this.#layer.replaceChildren(...this.#signs.map(({ sign }) => sign));
    this.#place();
  }

  /** Takes the signs away while the text is another than was checked. */
  clear() {
    this.#signs = [];
    this.#layer.replaceChildren();
  }

  /** Every sign at the height of its words; scrolling moves them all at once. */
  #place() {
    const top = this.#box.getBoundingClientRect().top - this.#box.scrollTop;
    let last = -Infinity;
    // All are looked up before one is set: a look after a change lays the page out again.
    const heights = this.#signs.map(({ check }) => {
      const words = this.#painter.rangeOver(check)?.getBoundingClientRect();
      last = Math.max((words?.top ?? 0) - top, last + APART);
      return last;
    });
    this.#signs.forEach(({ sign }, place) => (sign.style.top = `${heights[place]}px`));
    this.#scrolled();
  }

  #scrolled() {
    this.#layer.style.setProperty('--scrolled', `${-this.#box.scrollTop}px`);
  }
}
