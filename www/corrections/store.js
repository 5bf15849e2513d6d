// @ts-check
/**
 * Corrections kept on this machine, in IndexedDB: one record a step. Everything here may fail (a
 * private window, a full disk, a browser that forbids it) and says so by rejecting.
 *
 * All tabs of the browser share it. Each record is written and removed by itself, and a new one
 * gets its id while no other tab can write, so that no tab undoes what another does.
 */

import { OtherTabs } from './other-tabs.js';

/** @import { Correction } from '../contract.js' */
/** @import { Kept } from './correction-history.js' */

const DATABASE = 'whowhen';
const STEPS = 'steps';

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(STEPS, { keyPath: 'id' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('blocked', () => reject(new Error('blocked')));
  });
}

export class Store {
  /** @type {Promise<IDBDatabase> | undefined} */
  #database;
  /** @type {OtherTabs | undefined} */
  #others;

  /** Calls whenever another tab has changed what is kept. @param {() => void} changed */
  watch(changed) {
    this.#others = new OtherTabs(changed);
  }

  /** All steps, oldest first. @returns {Promise<Kept[]>} */
  async all() {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const request = database.transaction(STEPS).objectStore(STEPS).getAll();
      request.addEventListener('success', () => resolve(request.result.filter(isStep)));
      request.addEventListener('error', () => reject(request.error));
    });
  }

  /**
   * Keeps new steps after all that are there.
   *
   * @param {Correction[][]} steps
   * @returns {Promise<number[]>} Their ids, which rise with time.
   */
  async add(steps) {
    if (!steps.length) return [];
    /** @type {number[]} */
    const ids = [];
    await this.#change((records, attempt) => {
      const last = records.openKeyCursor(null, 'prev');
      last.addEventListener('success', () => {
        const first = Math.max(Number(last.result?.key ?? 0) + 1, Date.now());
        attempt(() => {
          for (const [place, corrections] of steps.entries()) {
            ids.push(first + place);
            records.put({ id: first + place, corrections });
          }
        });
      });
    });
    return ids;
  }

  /** Keeps steps under the ids that they have. @param {Kept[]} steps */
  async put(steps) {
    if (!steps.length) return;
    await this.#change((records) => steps.forEach(({ id, corrections }) => records.put({ id, corrections })));
  }

  /** @param {number[]} ids */
  async remove(ids) {
    if (!ids.length) return;
    await this.#change((records) => ids.forEach((id) => records.delete(id)));
  }

  /**
   * @param {(records: IDBObjectStore, attempt: (work: () => void) => void) => void} change What it
   *   does after it has returned, it does by `attempt`.
   */
  async #change(change) {
    const database = await this.#open();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(STEPS, 'readwrite');
      /** @param {() => void} work */
      const attempt = (work) => {
        try {
          work();
        } catch (error) {
          reject(error);
          transaction.abort();
        }
      };
      transaction.addEventListener('complete', resolve);
      // A full disk shows only here, when the transaction ends.
      transaction.addEventListener('abort', () => reject(transaction.error));
      attempt(() => change(transaction.objectStore(STEPS), attempt));
    });
    this.#others?.tell();
  }

  #open() {
    this.#database ??= open().then((database) => {
      // A newer version of the page waits for all to let go; what is gone is opened anew when needed.
      database.addEventListener('versionchange', () => database.close());
      for (const end of ['versionchange', 'close']) {
        database.addEventListener(end, () => (this.#database = undefined));
      }
      return database;
    });
    // What failed once, for instance while another tab held it, is tried anew the next time.
    this.#database.catch(() => (this.#database = undefined));
    return this.#database;
  }
}

/** Whether a record is one that this version can show. @param {Kept} record */
function isStep({ corrections }) {
  return Array.isArray(corrections);
}
