// @ts-check
/** Where a worker comes from; where none can be had, one that works on this thread. */

import { trustedScriptUrl } from './trusted.js';

/** @import { Request, WorkerLike } from '../contract.js' */

/**
 * The worker from beside this file. Node has none, and a page may start none from another origin.
 *
 * @returns {WorkerLike}
 */
export function spawnWorker() {
  if (typeof Worker !== 'function') return new WorkerHere();
  // Bundlers that know `new URL(…, import.meta.url)` bring the file along; in the package it stands
  // alone, without imports, so that bringing it along is enough.
  const url = new URL('./worker.js', import.meta.url);
  try {
    return new Worker(trustedScriptUrl(url.href), { type: 'module', name: 'whowhen' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return new WorkerHere();
    throw error;
  }
}

/**
 * A worker's manners on the thread that asks. It cannot be stopped in the middle of a text, and all
 * of them share one wasm instance. What does the reading is loaded with the first of them.
 */
export class WorkerHere extends EventTarget {
  #ended = false;
  #answerer = import('./reader.js').then(({ createAnswerer }) => createAnswerer());

  /** @param {Request} request */
  async postMessage(request) {
    try {
      const answer = await this.#answerer;
      // Ended before it began: a text that nobody waits for is not read.
      const data = this.#ended ? undefined : await answer(request);
      if (data && !this.#ended) this.dispatchEvent(new MessageEvent('message', { data }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.dispatchEvent(Object.assign(new Event('error'), { message }));
    }
  }

  terminate() {
    this.#ended = true;
  }
}
