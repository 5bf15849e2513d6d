// @ts-check
/**
 * What a person decided, step by step: corrections that are taken back, made again, forgotten and
 * kept. A step that cannot be stored counts all the same until the page is closed, and that is said.
 */

/** @import { Correction } from '../contract.js' */

/**
 * @typedef {object} Step
 * @property {number} id Rises with time, in milliseconds.
 * @property {Correction[]} corrections What one decision is made of.
 */

/**
 * @typedef {object} Keeper Where steps are kept; see `Store`.
 * @property {() => Promise<Step[]>} all
 * @property {(steps: Step[]) => Promise<void>} put
 * @property {(ids: number[]) => Promise<void>} remove
 */

/**
 * @typedef {object} Listeners
 * @property {() => void} changed
 * @property {(error: unknown) => void} notKept
 */

export class Ledger {
  #keeper;
  #listeners;
  /** @type {Step[]} */
  #steps = [];
  /** @type {Step[]} Taken back last to first; a new decision forgets them. */
  #undone = [];

  /** @param {Keeper} keeper @param {Listeners} listeners */
  constructor(keeper, listeners) {
    this.#keeper = keeper;
    this.#listeners = listeners;
  }

  /** Brings back what earlier visits decided. */
  async load() {
    try {
      const kept = await this.#keeper.all();
      if (!kept.length) return;
      // What was decided while the storage was slow comes last.
      this.#steps = [...kept, ...this.#steps];
      this.#listeners.changed();
    } catch (error) {
      this.#listeners.notKept(error);
    }
  }

  /** Oldest first. @returns {readonly Step[]} */
  get steps() {
    return this.#steps;
  }

  /** Every correction, in the order in which they count. */
  get corrections() {
    return this.#steps.flatMap((step) => step.corrections);
  }

  get canUndo() {
    return this.#steps.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Correction[]} corrections */
  add(corrections) {
    this.#undone = [];
    this.#put([{ id: this.#nextId(), corrections }]);
  }

  /**
   * Adds what is not there yet, a step each, so that each can be forgotten by itself.
   *
   * @param {Correction[]} corrections
   * @returns {number} How many were new.
   */
  take(corrections) {
    const known = new Set(this.corrections.map((correction) => JSON.stringify(correction)));
    const fresh = corrections.filter((correction) => !known.has(JSON.stringify(correction)));
    const first = this.#nextId();
    this.#undone = [];
    this.#put(fresh.map((correction, place) => ({ id: first + place, corrections: [correction] })));
    return fresh.length;
  }

  /** Takes the last step back. @returns {Step | undefined} */
  undo() {
    const step = this.#steps.at(-1);
    if (!step) return undefined;
    this.#undone.push(step);
    this.#remove([step]);
    return step;
  }

  /** Makes the step again that was taken back last. @returns {Step | undefined} */
  redo() {
    const step = this.#undone.pop();
    if (step) this.#put([step]);
    return step;
  }

  /** @param {readonly Step[]} steps */
  forget(steps) {
    this.#remove([...steps]);
  }

  /** @param {Step[]} steps */
  #put(steps) {
    if (!steps.length) return;
    this.#steps = [...this.#steps, ...steps];
    this.#keep(this.#keeper.put(steps));
  }

  /** @param {Step[]} steps */
  #remove(steps) {
    this.#steps = this.#steps.filter((step) => !steps.includes(step));
    this.#keep(this.#keeper.remove(steps.map(({ id }) => id)));
  }

  /** @param {Promise<void>} done */
  #keep(done) {
    done.catch((error) => this.#listeners.notKept(error));
    this.#listeners.changed();
  }

  #nextId() {
    // Two windows that decide in the same millisecond still get two ids.
    return Math.max((this.#steps.at(-1)?.id ?? 0) + 1, Date.now() + Math.random());
  }
}
