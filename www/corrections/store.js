// @ts-check
/**
 * Corrections kept on this machine, in IndexedDB: one record a step. Everything here may fail (a
 * private window, a full disk, a browser that forbids it) and says so by rejecting.
 */

/** @import { Step } from './ledger.js' */

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

  /** All steps, oldest first. @returns {Promise<Step[]>} */
  async all() {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const request = database.transaction(STEPS).objectStore(STEPS).getAll();
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  }

  /** @param {Step[]} steps */
  put(steps) {
    return this.#change((records) => steps.forEach((step) => records.put(step)));
  }

  /** @param {number[]} ids */
  remove(ids) {
    return this.#change((records) => ids.forEach((id) => records.delete(id)));
  }

  /** @param {(records: IDBObjectStore) => void} change @returns {Promise<void>} */
  async #change(change) {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STEPS, 'readwrite');
      transaction.addEventListener('complete', () => resolve());
      // A full disk shows only here, when the transaction ends.
      transaction.addEventListener('abort', () => reject(transaction.error));
      change(transaction.objectStore(STEPS));
    });
  }

  #open() {
    this.#database ??= open();
    // What failed once, for instance while another tab held it, is tried anew the next time.
    this.#database.catch(() => (this.#database = undefined));
    return this.#database;
  }
}
