// @ts-check
/**
 * The engine: questions about texts in, answers out, read in a worker.
 *
 * One request runs at a time. A newer one for the same document overtakes those that wait and
 * the one that runs. A worker that crashes, traps or stays silent is replaced and its request
 * tried once more, because a crash may have been about memory or about the text before.
 */

import { strings } from '../strings.js';
import { trustedScriptUrl } from './trusted.js';

/** @import { Answer, Engine, Question, Request } from '../contract.js' */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {Question} question
 * @property {string} [document] Of what is overtaken by a newer question about the same.
 * @property {(result: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} again Whether this is its second try.
 */

/** @typedef {Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>} WorkerLike */

/**
 * @param {object} [parts]
 * @param {() => Promise<WebAssembly.Module>} [parts.load] Where the module comes from.
 * @param {() => WorkerLike} [parts.spawn] Where a worker comes from.
 * @param {(text: string) => number} [parts.patience] After how many milliseconds without an
 *   answer a worker counts as dead: a killed worker sends no event.
 * @returns {Engine}
 */
export function createEngine({ load = loadModule, spawn = spawnWorker, patience = wait } = {}) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  /** @type {WorkerLike | undefined} */
  let worker;
  /** @type {Job | undefined} */
  let running;
  /** @type {Job[]} */
  let waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let deadline;
  let lastId = 0;
  let closed = false;

  function next() {
    running = waiting.shift();
    if (running) run(running);
  }

  /** @param {Job} job */
  async function run(job) {
    try {
      module ??= load();
      const loaded = await module;
      if (running !== job) return;
      worker ??= start(loaded);
      worker.postMessage(/** @type {Request} */ ({ ...job.question, id: job.id }));
      const text = 'text' in job.question ? job.question.text : '';
      deadline = setTimeout(() => crashed(strings.engine.silent), patience(text));
    } catch (error) {
      // Not loaded: the next request tries again.
      module = undefined;
      if (running === job) finish(() => job.reject(asError(error)));
    }
  }

  /** @param {WebAssembly.Module} loaded */
  function start(loaded) {
    const fresh = spawn();
    fresh.addEventListener('message', (event) => {
      if (fresh === worker) answered(/** @type {MessageEvent<Answer>} */ (event).data);
    });
    for (const kind of ['error', 'messageerror']) {
      fresh.addEventListener(kind, (event) => {
        event.preventDefault();
        if (fresh === worker) crashed(/** @type {ErrorEvent} */ (event).message);
      });
    }
    fresh.postMessage(/** @type {Request} */ ({ type: 'start', module: loaded }));
    return fresh;
  }

  /** @param {Answer} answer */
  function answered(answer) {
    const job = running;
    if (job?.id !== answer.id) return;
    if (answer.ok) finish(() => job.resolve(answer.result));
    else if (answer.broken) crashed(answer.message);
    else finish(() => job.reject(new Error(answer.message)));
  }

  /** @param {string | undefined} reason */
  function crashed(reason) {
    worker?.terminate();
    worker = undefined;
    const job = running;
    if (!job) return;
    clearTimeout(deadline);
    if (job.again) {
      finish(() => job.reject(new Error(strings.engine.crashed(reason ?? ''))));
    } else if (waiting.some((other) => overtakes(other, job))) {
      finish(() => {});
    } else {
      job.again = true;
      run(job);
    }
  }

  /** @param {() => void} settle */
  function finish(settle) {
    clearTimeout(deadline);
    settle();
    next();
  }

  /**
   * @param {Question} question
   * @param {string} [document]
   * @returns {Promise<any>}
   */
  function ask(question, document) {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new Error(strings.engine.closed));
      const job = { id: ++lastId, question, document, resolve, reject, again: false };
      for (const other of [running, ...waiting]) {
        if (other && overtakes(job, other)) other.resolve(null);
      }
      waiting = waiting.filter((other) => !overtakes(job, other));
      waiting.push(job);
      if (!running) next();
    });
  }

  return {
    analyze: (text, options, corrections, document = '') =>
      ask({ type: 'analyze', text, options, corrections }, document),
    formats: () => ask({ type: 'formats' }),
    write: (format, text, options, corrections) =>
      ask({ type: 'write', format, text, options, corrections }),
    close() {
      closed = true;
      clearTimeout(deadline);
      worker?.terminate();
      worker = undefined;
      const left = running ? [running, ...waiting] : waiting;
      running = undefined;
      waiting = [];
      for (const job of left) job.reject(new Error(strings.engine.closed));
    },
  };
}

/** @param {Job} newer @param {Job} older */
function overtakes(newer, older) {
  return newer.document !== undefined && newer.document === older.document;
}

/** @param {string} text */
function wait(text) {
  return 8_000 + text.length / 50;
}

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}

/** The module from beside this file, compiled while it arrives. */
async function loadModule() {
  const response = await fetch(new URL('../wasm/whowhen_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(strings.engine.notLoaded(response.status));
  // A server that does not know the type of wasm files is no reason to fail.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function spawnWorker() {
  const url = new URL('./worker.js', import.meta.url).href;
  return new Worker(trustedScriptUrl(url), { type: 'module', name: 'whowhen' });
}
