// @ts-check
/**
 * Records kept on this machine, in a database of IndexedDB with one store. Everything here may fail (a
 * private window, a full disk, a browser that forbids it) and says so by rejecting.
 *
 * All tabs of the browser share them: a change is one transaction, and the other tabs are told of it.
 */

/**
 * @typedef {object} Names Where they are kept.
 * @property {string} database
 * @property {string} store Its records have their key in `id`.
 * @property {string} channel On which tabs tell each other of changes.
 */

export class Records {
  #names;
  /** @type {Promise<IDBDatabase> | undefined} */
  #database;
  /** @type {OtherTabs | undefined} */
  #others;

  /** @param {Names} names */
  constructor(names) {
    this.#names = names;
  }

  /** Calls whenever another tab has changed what is kept. @param {() => void} changed */
  watch(changed) {
    this.#others = new OtherTabs(this.#names.channel, changed);
  }

  /** All records, by their keys. @returns {Promise<any[]>} */
  async all() {
    const database = await this.#open();
    const { store } = this.#names;
    return new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).getAll();
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  }

  /**
   * @param {(records: IDBObjectStore, attempt: (work: () => void) => void) => void} change What it
   *   does after it has returned, it does by `attempt`. What it throws undoes all of it.
   */
  async change(change) {
    const database = await this.#open();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(this.#names.store, 'readwrite');
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
      attempt(() => change(transaction.objectStore(this.#names.store), attempt));
    });
    this.#others?.tell();
  }

  #open() {
    this.#database ??= opened(this.#names).then((database) => {
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

/** @param {Names} names @returns {Promise<IDBDatabase>} */
function opened({ database, store }) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(store, { keyPath: 'id' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('blocked', () => reject(new Error('blocked')));
  });
}

/**
 * The other tabs of this browser that have the page open: tells them that what is stored has
 * changed, and hears it of them, out of sight too. What has changed, the storage itself says.
 */
class OtherTabs {
  #name;
  #changed;
  /** @type {BroadcastChannel | undefined} */
  #channel;

  /** @param {string} name What is stored. @param {() => void} changed */
  constructor(name, changed) {
    this.#name = name;
    this.#changed = changed;
    this.#open();
    // A page that is put aside to come back as it is must not listen; nor has it heard anything.
    addEventListener('pagehide', () => this.#channel?.close());
    addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      this.#open();
      changed();
    });
  }

  /** What is stored has changed here. */
  tell() {
    try {
      this.#channel?.postMessage('changed');
    } catch {
      // The page is just being left, and the channel closed: the others see it when they look next.
    }
  }

  #open() {
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener('message', () => this.#changed());
    } catch {
      // A browser that forbids it forbids the storage too.
    }
  }
}
