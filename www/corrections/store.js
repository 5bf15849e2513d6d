// @ts-check
/**
 * Corrections kept on this machine: one record a step.
 *
 * Each record is written and removed by itself, and a new one gets its id while no other tab can
 * write, so that no tab undoes what another does.
 */

import { Records } from '../platform/records.js';

/** @import { Correction } from '../contract.js' */
/** @import { Kept } from './correction-history.js' */

export class Store {
  #records = new Records({ database: 'whowhen', store: 'steps', channel: 'whowhen-corrections' });

  /** Calls whenever another tab has changed what is kept. @param {() => void} changed */
  watch(changed) {
    this.#records.watch(changed);
  }

  /** All steps, oldest first. @returns {Promise<Kept[]>} */
  async all() {
    return (await this.#records.all()).filter(isStep);
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
    await this.#records.change((records, attempt) => {
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
    await this.#records.change((records) => steps.forEach(({ id, corrections }) => records.put({ id, corrections })));
  }

  /** @param {number[]} ids */
  async remove(ids) {
    if (!ids.length) return;
    await this.#records.change((records) => ids.forEach((id) => records.delete(id)));
  }
}

/** Whether a record is one that this version can show. @param {Kept} record */
function isStep({ corrections }) {
  return Array.isArray(corrections);
}
