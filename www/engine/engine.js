// @ts-check
/**
 * The engine: questions about texts in, answers out, read in a worker where there are workers.
 *
 * One request runs at a time. A newer one for the same document overtakes those that wait and
 * the one that runs. A worker that crashes, traps or stays silent is replaced and its request
 * tried once more, because a crash may have been about memory or about the text before. Nothing is
 * loaded before the first question.
 */

import { strings } from '../strings.js';
import { mustBeString, parted, unsendable } from './checking.js';
import { compiled, loadModule } from './loading.js';
import { spawnWorker } from './spawning.js';

/** @import { Answer, Engine, EngineParts, Question, Request, WorkerLike } from '../contract.js' */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {Question} question
 * @property {string | null} document Of what is overtaken by a newer question about the same.
 * @property {(result: any) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {boolean} settled Whether whoever asked has got something already.
 * @property {boolean} again Whether this is its second try.
 */

/** Milliseconds that a worker may go on with what nobody waits for; most texts take less. */
const GRACE = 100;

/**
 * @param {EngineParts} [parts]
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
    const loaded = await loadedFor(job);
    if (!loaded || running !== job) return;
    if (job.settled) return next();
    try {
      worker ??= start(loaded);
      worker.postMessage(/** @type {Request} */ ({ ...job.question, id: job.id }));
      const text = 'text' in job.question ? job.question.text : '';
      giveUpIn(patience(text));
    } catch (error) {
      finish(() => job.reject(unsendable(job.question) ?? asError(error)));
    }
  }

  /** @param {Job} job */
  async function loadedFor(job) {
    try {
      module ??= compiled(load);
      return await module;
    } catch (error) {
      // The next request tries again.
      module = undefined;
      if (running === job) finish(() => job.reject(asError(error)));
    }
    return undefined;
  }

  /** @param {number} milliseconds */
  function giveUpIn(milliseconds) {
    clearTimeout(deadline);
    deadline = setTimeout(() => crashed(strings.engine.silent), milliseconds);
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
    else if (answer.unfit) crashed(answer.message, strings.engine.unfit);
    else if (answer.broken) crashed(answer.message);
    else finish(() => job.reject(new Error(answer.message)));
  }

  /** @param {string | undefined} reason @param {(reason: string) => string} [words] */
  function crashed(reason, words = strings.engine.crashed) {
    worker?.terminate();
    worker = undefined;
    const job = running;
    if (!job) return;
    clearTimeout(deadline);
    if (job.again || job.settled) {
      finish(() => job.reject(new Error(words(reason ?? ''))));
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

  /** Nobody waits for it any more. @param {Job} job */
  function drop(job) {
    waiting = waiting.filter((other) => other !== job);
    if (job === running && worker) giveUpIn(GRACE);
  }

  /**
   * @param {Question} question
   * @param {string | null} [document]
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  function ask(question, document = null, signal) {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new Error(strings.engine.closed));
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        job.reject(signal?.reason);
        drop(job);
      };
      /** @param {(value: any) => void} settle @returns {(value: any) => void} */
      const once = (settle) => (value) => {
        job.settled = true;
        signal?.removeEventListener('abort', abort);
        settle(value);
      };
      /** @type {Job} */
      const job = {
        id: ++lastId,
        question,
        document,
        resolve: once(resolve),
        reject: once(reject),
        settled: false,
        again: false,
      };
      signal?.addEventListener('abort', abort);
      for (const other of [running, ...waiting]) {
        if (other && overtakes(job, other)) other.resolve(null);
      }
      waiting = waiting.filter((other) => !other.settled);
      waiting.push(job);
      if (!running) next();
    });
  }

  return {
    async analyze(text, options, corrections, document = '') {
      mustBeString('text', text);
      const { signal, rest } = parted(options);
      return ask({ type: 'analyze', text, options: rest, corrections }, document, signal);
    },
    formats: () => ask({ type: 'formats' }),
    async write(format, text, options, corrections) {
      mustBeString('format', format);
      mustBeString('text', text);
      const { signal, rest } = parted(options);
      return ask({ type: 'write', format, text, options: rest, corrections }, null, signal);
    },
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
  return newer.document !== null && newer.document === older.document;
}

/** @param {string} text */
function wait(text) {
  return 8_000 + text.length / 50;
}

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
