// @ts-check
/**
 * What a person decided, step by step: corrections that are taken back, made again, forgotten and
 * kept. What other tabs decide joins in at once. A step that cannot be stored counts all the same
 * until the page is closed, and that is said.
 */

/** @import { Correction } from '../contract.js' */

/**
 * @typedef {object} Step One decision.
 * @property {number | undefined} [id] Rises with time; none while it is not stored.
 * @property {Correction[]} corrections What it is made of.
 */

/** @typedef {{id: number, corrections: Correction[]}} Kept A step as it is stored. */

/**
 * @typedef {object} Keeper Where steps are kept, for all tabs of the browser; see `Store`.
 * @property {(changed: () => void) => void} watch Calls when another tab has changed something.
 * @property {() => Promise<Kept[]>} all
 * @property {(steps: Correction[][]) => Promise<number[]>} add Gives them ids.
 * @property {(steps: Kept[]) => Promise<void>} put
 * @property {(ids: number[]) => Promise<void>} remove
 */

/**
 * @typedef {object} Listeners
 * @property {() => void} changed
 * @property {(error: unknown) => void} notKept
 */

export class CorrectionHistory {
  #keeper;
  #listeners;
  /** @type {readonly Step[]} */
  #steps = [];
  /** @type {Step[]} Taken back last to first; a new decision forgets them. */
  #undone = [];
  /** Steps that could not be stored. @type {Set<Step>} */
  #unstored = new Set();
  /** Steps that could not be removed. @type {Set<Step>} */
  #unremoved = new Set();
  /** What is done with the storage, one after the other. @type {Promise<void>} */
  #work = Promise.resolve();
  /** How much of it changes what is stored. */
  #writes = 0;
  #looks = false;

  /** @param {Keeper} keeper @param {Listeners} listeners */
  constructor(keeper, listeners) {
    this.#keeper = keeper;
    this.#listeners = listeners;
  }

  /** Brings back what earlier visits decided, and from now on what other tabs decide. */
  load() {
    this.#keeper.watch(() => this.#look());
    this.#look();
  }

  /** Oldest first. @returns {readonly Step[]} */
  get steps() {
    return this.#steps;
  }

  /** Every correction, in the order in which they count. */
  get corrections() {
    return this.#steps.flatMap((step) => step.corrections);
  }

  /** The steps that corrections belong to, by their indices into `corrections`. @param {Set<number>} places */
  stepsOf(places) {
    let place = 0;
    return this.#steps.filter(({ corrections }) => corrections.filter(() => places.has(place++)).length > 0);
  }

  get canUndo() {
    return this.#steps.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Correction[]} corrections @returns {Step} */
  add(corrections) {
    const step = { corrections };
    this.#undone = [];
    this.#put([step]);
    return step;
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
    this.#undone = [];
    this.#put(fresh.map((correction) => ({ corrections: [correction] })));
    return fresh.length;
  }

  /** Takes a step back, the last one unless another is given. @param {Step} [step] */
  undo(step = this.#steps.at(-1)) {
    // Another tab may have taken it away.
    if (!step || !this.#steps.includes(step)) return;
    this.#undone.push(step);
    this.#remove([step]);
  }

  /** Makes the step again that was taken back last. */
  redo() {
    const step = this.#undone.pop();
    if (step) this.#put([step]);
  }

  /** @param {readonly Step[]} steps */
  forget(steps) {
    this.#remove(steps);
  }

  /** Forgets all steps, and those that were taken back. @returns {number} How many there were. */
  forgetAll() {
    const { length } = this.#steps;
    this.#undone = [];
    this.#remove(this.#steps);
    return length;
  }

  /** @param {readonly Step[]} steps */
  #put(steps) {
    if (!steps.length) return;
    const store = async () => {
      const fresh = steps.filter((step) => !isKept(step));
      // One that was taken back has its id, and with it its place.
      await this.#keeper.put(steps.filter(isKept));
      const ids = await this.#keeper.add(fresh.map(({ corrections }) => corrections));
      for (const [place, step] of fresh.entries()) step.id = ids[place];
      for (const step of steps) this.#unremoved.delete(step);
    };
    this.#change([...this.#steps, ...steps].sort((one, other) => ageOf(one) - ageOf(other)), store, () => {
      for (const step of steps) this.#unstored.add(step);
    });
  }

  /** @param {readonly Step[]} steps */
  #remove(steps) {
    const gone = new Set(steps);
    const remove = () => this.#keeper.remove(steps.flatMap(({ id }) => id ?? []));
    this.#change(this.#steps.filter((step) => !gone.has(step)), remove, () => {
      for (const step of steps) this.#unremoved.add(step);
    });
    for (const step of steps) this.#unstored.delete(step);
  }

  /**
   * @param {Step[]} steps What counts from now on.
   * @param {() => Promise<unknown>} store
   * @param {() => void} failed
   */
  #change(steps, store, failed) {
    this.#steps = steps;
    this.#writes++;
    this.#then(async () => {
      try {
        await store();
      } catch (error) {
        failed();
        throw error;
      } finally {
        this.#writes--;
      }
    });
    this.#listeners.changed();
  }

  /** Looks at what is stored. */
  #look() {
    if (this.#looks) return;
    this.#looks = true;
    this.#then(async () => {
      this.#looks = false;
      const kept = await this.#keeper.all();
      // What is still on its way there is not in it.
      if (this.#writes) this.#look();
      else this.#join(kept);
    });
  }

  /** @param {readonly Kept[]} kept */
  #join(kept) {
    const known = new Map(this.#steps.map((step) => [step.id, step]));
    const left = new Set([...this.#unremoved].map(({ id }) => id));
    const stored = kept.filter(({ id }) => !left.has(id)).map((step) => known.get(step.id) ?? step);
    const steps = [...new Set([...stored, ...this.#steps.filter((step) => this.#unstored.has(step))])];
    const same = steps.length === this.#steps.length && steps.every((step, at) => step === this.#steps[at]);
    if (same) return;
    this.#steps = steps;
    this.#listeners.changed();
  }

  /** @param {() => Promise<void>} work */
  #then(work) {
    this.#work = this.#work.then(work).catch((error) => this.#listeners.notKept(error));
  }
}

/** @param {Step} step @returns {step is Kept} */
function isKept(step) {
  return step.id !== undefined;
}

/** What is not stored yet is the youngest. @param {Step} step */
function ageOf({ id = Number.MAX_VALUE }) {
  return id;
}
