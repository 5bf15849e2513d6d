// @ts-check
/**
 * Changes of the lists that are kept on this machine, for all tabs of the browser: one record a list.
 * What is changed counts at once. A change that cannot be stored counts until the page is closed; one
 * that another tab was faster with does not, and both are said.
 */

/** @import { KeptList, Newsroom } from './newsroom.js' */

/** @typedef {{id: string, now: KeptList | null}} Change A list as it is from now on; `null`: it is gone. */

/** Another tab has changed the same list first. */
export class Overtaken extends Error {}

export class KeptLists {
  #newsroom;
  #stored;
  /** The editions that are stored. @type {Map<string, number | undefined>} */
  #editions = new Map();
  /** The ids of lists that could not be stored as they are. @type {Set<string>} */
  #unstored = new Set();
  /** What is done with the storage, one after the other. @type {Promise<void>} */
  #work = Promise.resolve();
  /** How much of it changes what is stored. */
  #writes = 0;

  /**
   * @param {Newsroom} newsroom Has the lists that count.
   * @param {(error?: unknown) => void} stored Told whether they could be stored: without an error, all are.
   */
  constructor(newsroom, stored) {
    this.#newsroom = newsroom;
    this.#stored = stored;
    this.look();
  }

  /** By rank. */
  get lists() {
    return this.#newsroom.lists;
  }

  /** @param {readonly Change[]} given */
  change(given) {
    const changes = given.map(({ id, now }) => ({ id, now: now && { ...now, edition: Math.random() } }));
    const ids = new Set(changes.map(({ id }) => id));
    this.#newsroom.set([...this.lists.filter(({ id }) => !ids.has(id)), ...changes.flatMap(({ now }) => now ?? [])]);
    this.#writes++;
    this.#then(async () => {
      try {
        await this.#store(changes);
        for (const id of ids) this.#unstored.delete(id);
      } catch (error) {
        const isOvertaken = error instanceof Overtaken;
        for (const id of ids) isOvertaken ? this.#unstored.delete(id) : this.#unstored.add(id);
        if (isOvertaken) this.look();
        throw error;
      } finally {
        this.#writes--;
      }
    });
  }

  /** @param {readonly Change[]} changes */
  async #store(changes) {
    await this.#newsroom.records.change((records, attempt) => {
      for (const { id, now } of changes) {
        const there = records.get(id);
        there.addEventListener('success', () =>
          attempt(() => {
            if (there.result?.edition !== this.#editions.get(id)) throw new Overtaken();
            if (now) records.put(now);
            else records.delete(id);
          }),
        );
      }
    });
    for (const { id, now } of changes) this.#editions.set(id, now?.edition);
  }

  /** Looks at what is stored. */
  look() {
    this.#then(async () => {
      /** @type {KeptList[]} */
      const stored = await this.#newsroom.records.all();
      // What is still on its way there is not in it.
      if (this.#writes) return this.look();
      this.#editions = new Map(stored.map(({ id, edition }) => [id, edition]));
      const own = this.lists.filter(({ id }) => this.#unstored.has(id));
      const known = new Map(this.lists.map((list) => [list.edition, list]));
      const others = stored.filter(({ id }) => !this.#unstored.has(id));
      const lists = [...own, ...others.map((list) => known.get(list.edition) ?? list)];
      const isSame = lists.length === this.lists.length && lists.every((list) => this.lists.includes(list));
      if (!isSame) this.#newsroom.set(lists);
    });
  }

  /** @param {() => Promise<void>} work */
  #then(work) {
    this.#work = this.#work.then(work).then(
      () => {
        if (!this.#unstored.size) this.#stored();
      },
      (error) => this.#stored(error),
    );
  }
}
