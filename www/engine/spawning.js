// @ts-check
/** Where a worker comes from; where none can be had, one that works on this thread. */

import { trustedScriptUrl } from '../platform/trusted.js';

/** @import { Answer, Greeting, Request, WorkerLike } from '../contract.js' */

/** @typedef {() => Promise<(request: Request) => Promise<Answer | undefined>>} LoadRequestHandler */

/**
 * The worker from beside this file. Node has none, and a page may start none from another origin or
 * against its policy.
 *
 * @returns {WorkerLike}
 */
export function spawnWorker() {
  if (typeof Worker !== 'function') return new InlineWorker();
  // Bundlers that know `new URL(…, import.meta.url)` bring the file along; in the package it stands
  // alone, without imports, so that bringing it along is enough.
  const url = new URL('./worker.js', import.meta.url);
  try {
    return new WorkerOrInline(new Worker(trustedScriptUrl(url.href), { type: 'module', name: 'whowhen' }));
  } catch {
    // Of another origin, or its address is not trusted.
    return new InlineWorker();
  }
}

/**
 * A worker until it turns out that there is none: a page whose policy forbids workers, or whose server
 * does not have the file, is told by an `error` that comes before the worker's greeting. What was sent
 * until then is read on this thread.
 */
class WorkerOrInline extends EventTarget {
  /** @type {WorkerLike} */
  #worker;
  #greeted = false;
  /** @type {Request[]} What nobody may have heard. */
  #sent = [];
  /** Whoever listens is let go with the worker. */
  #ended = new AbortController();

  /** @param {WorkerLike} worker */
  constructor(worker) {
    super();
    this.#worker = worker;
    this.#listen(worker);
  }

  /** @param {WorkerLike} worker */
  #listen(worker) {
    worker.addEventListener('message', (event) => this.#heard(/** @type {MessageEvent<Answer | Greeting>} */ (event)));
    for (const kind of ['error', 'messageerror']) {
      worker.addEventListener(kind, (event) => {
        event.preventDefault();
        if (worker === this.#worker) this.#failed(kind, /** @type {ErrorEvent} */ (event).message);
      });
    }
  }

  /** @param {MessageEvent<Answer | Greeting>} event */
  #heard({ data }) {
    this.#greeted = true;
    this.#sent = [];
    if (!('greeting' in data)) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** @param {string} kind @param {string} message */
  #failed(kind, message) {
    if (this.#greeted) {
      this.dispatchEvent(Object.assign(new Event(kind, { cancelable: true }), { message }));
      return;
    }
    this.#greeted = true;
    this.#worker.terminate();
    this.#worker = new InlineWorker();
    this.#listen(this.#worker);
    for (const request of this.#sent) this.#worker.postMessage(request);
    this.#sent = [];
  }

  /** @param {Request} request */
  postMessage(request) {
    this.#worker.postMessage(request);
    if (!this.#greeted) this.#sent.push(request);
  }

  /** @param {string} kind @param {(event: any) => void} heard */
  addEventListener(kind, heard) {
    super.addEventListener(kind, heard, { signal: this.#ended.signal });
  }

  terminate() {
    this.#ended.abort();
    this.#worker.terminate();
  }
}

/**
 * Behaves as a worker does, on the thread that asks. It cannot be stopped in the middle of a text.
 * What does the reading is loaded with the first of them.
 */
export class InlineWorker extends EventTarget {
  #ended = false;
  #answerer;

  /** @param {LoadRequestHandler} [load] */
  constructor(load = loadRequestHandler) {
    super();
    this.#answerer = load();
    // Whoever asks is told.
    this.#answerer.catch(() => {});
  }

  /** @param {Request} request */
  postMessage(request) {
    // As on the way to a worker: what is no plain data is refused, and nothing in it runs later.
    this.#hear(request.type === 'start' ? request : structuredClone(request));
  }

  /** @param {Request} request */
  async #hear(request) {
    const data = await this.#answer(request);
    if (data && !this.#ended) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** @param {Request} request @returns {Promise<Answer | undefined>} */
  async #answer(request) {
    try {
      const answer = await this.#answerer;
      // Ended before it began: a text that nobody waits for is not read.
      return this.#ended ? undefined : answer(request);
    } catch (error) {
      // It answers whatever happens; only its file may be missing.
      const { message } = /** @type {Error} */ (error);
      return 'id' in request ? { id: request.id, ok: false, message, fatal: true, unfit: true } : undefined;
    }
  }

  terminate() {
    this.#ended = true;
  }
}

async function loadRequestHandler() {
  const { createRequestHandler } = await import('./reader.js');
  return createRequestHandler();
}
