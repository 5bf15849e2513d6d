// @ts-check
/**
 * When what stands on the desk is kept for this tab: shortly after each change, and at once when
 * the page is left or out of sight, from where a browser may throw it away. A text that cannot be
 * kept is asked about before the page is left.
 *
 * It writes and reads through `tab-store.js` alone and knows nothing of what is kept.
 */

import { BARE, keepState, keepText, markBringingBack, stoppedBringingBack, takeKept } from './tab-store.js';

/** @import { PageState, Kept } from './tab-store.js' */

/** Milliseconds after a change until it is kept: a crash loses no more than that. */
const PAUSE = 400;
/** A text of so many characters waits a millisecond more, as keeping it takes longer. */
const WEIGHT = 1000;

export class Keeping {
  #now;
  #told;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The text as it is kept; `null` before this page has kept one. @type {string | null} */
  #text = null;
  #fails = false;
  /** @type {Kept | null} What may have stopped the page; it stays kept until somebody decides. */
  #offered = null;

  /**
   * @param {{text: () => string, state: () => PageState}} now What is to be kept.
   * @param {(fails: boolean) => void} told Called when keeping begins to fail, and when it is over.
   */
  constructor(now, told) {
    this.#now = now;
    this.#told = told;
    addEventListener('pagehide', () => {
      this.keep();
      this.broughtBack();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.keep();
    });
  }

  /**
   * What this tab kept, to be put back; `broughtBack` is to follow. A text over which the page
   * came to a stop when it was brought back is left in `offered`.
   *
   * @returns {Kept | null}
   */
  takeBack() {
    try {
      const kept = takeKept();
      if (kept && stoppedBringingBack()) this.#offered = kept;
      if (!kept || this.#offered) return null;
      attempt(() => markBringingBack(true));
      return kept;
    } catch {
      // A page that may store nothing has kept nothing.
      return null;
    }
  }

  /** What was kept and not put back. */
  get offered() {
    return this.#offered;
  }

  /** Takes what was offered: from now on the desk is kept again. */
  takeOffered() {
    const offered = this.#offered;
    this.#offered = null;
    return offered;
  }

  /** The page lives on with what was put back. */
  broughtBack() {
    if (this.#offered) return;
    attempt(() => markBringingBack(false));
  }

  /** The text has changed. @param {{whole: boolean}} how Whether much of it did, at once. */
  edited({ whole }) {
    addEventListener('beforeunload', this.#ask);
    // Before it is laid out, which may take long or never end.
    if (whole) this.#keepText();
    this.changed();
  }

  /** Something has changed. */
  changed() {
    this.#timer ??= setTimeout(() => this.keep(), PAUSE + (this.#text?.length ?? 0) / WEIGHT);
  }

  /** Keeps what is there; says whether the page may be left without losing the text. */
  keep() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const isSafe = this.#keepText();
    if (!this.#offered) attempt(() => keepState(this.#now.state()));
    return isSafe;
  }

  #keepText() {
    const text = this.#now.text();
    // What is offered is not written over.
    const isKept = !this.#offered && attempt(() => this.#writeText(text));
    const isSafe = isKept || text === '';
    if (isSafe) removeEventListener('beforeunload', this.#ask);
    else addEventListener('beforeunload', this.#ask);
    const fails = !isSafe && !this.#offered;
    if (fails !== this.#fails) this.#told(fails);
    this.#fails = fails;
    return isSafe;
  }

  /** @param {string} text */
  #writeText(text) {
    if (text === this.#text) return;
    keepText(text);
    this.#text = text;
  }

  /** Forgets what is kept; the page continues. */
  forget() {
    this.#offered = null;
    this.#text = null;
    attempt(() => {
      keepText('');
      keepState(BARE);
      markBringingBack(false);
    });
  }

  /** @param {Event} event */
  #ask = (event) => {
    if (!this.keep()) event.preventDefault();
  };
}

/** Whether the browser let it be done. @param {() => void} storing */
function attempt(storing) {
  try {
    storing();
    return true;
  } catch {
    return false;
  }
}
