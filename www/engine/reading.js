// @ts-check
/** When a text is read: shortly after the last key, at once after a paste, always the newest. */

/** @import { Analysis, Correction, ListSource, Options, SupersedingOptions } from '../contract.js' */

/** @typedef {(text: string, options: SupersedingOptions, corrections: Correction[]) => Promise<Analysis | null>} Analyze */

/** Idle milliseconds after a key until the text is read. */
const PAUSE = 80;
/** Milliseconds after which even somebody who types on sees it read. */
const LONGEST = 500;

/**
 * @typedef {object} Listeners
 * @property {() => void} started
 * @property {(analysis: Analysis, milliseconds: number) => void} read Only for the text as it
 *   stands: an answer that an edit has overtaken is dropped.
 * @property {(error: Error) => void} failed
 */

export class Reading {
  /** What is asked here supersedes what was asked here before, and nothing else. */
  #name = Symbol('reading');
  #engine;
  #listeners;
  #text = '';
  /** @type {Options} */
  #options = {};
  /** @type {Correction[]} */
  #corrections = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Since when an edit has been waiting. */
  #since = 0;
  /** Counts what was asked or changed, so that an overtaken answer is known. */
  #turn = 0;

  /** @param {{analyze: Analyze}} engine @param {Listeners} listeners */
  constructor(engine, listeners) {
    this.#engine = engine;
    this.#listeners = listeners;
  }

  /**
   * @param {string} text
   * @param {{now?: boolean}} [when]
   */
  setText(text, { now = false } = {}) {
    this.#text = text;
    this.#turn++;
    const time = performance.now();
    this.#since ||= time;
    clearTimeout(this.#timer);
    if (now) this.#read();
    else this.#timer = setTimeout(() => this.#read(), Math.min(PAUSE, this.#since + LONGEST - time));
  }

  /** @param {string | undefined} published `YYYY-MM-DD` */
  setPublished(published) {
    const { published: _, ...others } = this.#options;
    this.#options = published ? { ...others, published } : others;
    this.#read();
  }

  /** @param {ListSource[]} lists */
  setLists(lists) {
    this.#options = { ...this.#options, lists };
    this.#read();
  }

  /** @param {Correction[]} corrections */
  setCorrections(corrections) {
    this.#corrections = corrections;
    this.#read();
  }

  /**
   * Reads all of it now.
   *
   * @param {string} text
   * @param {Options} options
   * @param {Correction[]} corrections
   */
  read(text, options, corrections) {
    this.#text = text;
    this.#options = options;
    this.#corrections = corrections;
    this.#read();
  }

  /** Stops listening for good. */
  stop() {
    clearTimeout(this.#timer);
    this.#turn++;
  }

  /** What the text is read by besides itself. */
  get terms() {
    return { options: this.#options, corrections: this.#corrections };
  }

  async #read() {
    clearTimeout(this.#timer);
    this.#since = 0;
    const turn = ++this.#turn;
    const began = performance.now();
    this.#listeners.started();
    try {
      const options = { ...this.#options, supersedes: this.#name };
      const analysis = await this.#engine.analyze(this.#text, options, this.#corrections);
      if (analysis && turn === this.#turn) {
        this.#listeners.read(analysis, performance.now() - began);
      }
    } catch (error) {
      if (turn === this.#turn) this.#listeners.failed(/** @type {Error} */ (error));
    }
  }
}
