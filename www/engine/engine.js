// @ts-check
/**
 * The engine: questions about texts in, answers out, read in a worker where there are workers.
 *
 * One request runs at a time, in the order in which they are asked. One that says what it supersedes
 * puts an end to those of that name that wait and to the one that runs. A worker that crashes, traps or
 * stays silent is replaced and its request tried once more, because a crash may have been about memory
 * or about the text before. Nothing is loaded before the first question, and what matches the patterns of
 * lists not before there are some: without it a text is read by the rest of the lists, which say so.
 */

import { mustBeList, mustBeString, parted, unsendable } from './checking.js';
import { failure } from './failure.js';
import { compiled, loadModule } from './loading.js';
import { spawnWorker } from './spawning.js';

/** @import { Answer, Engine, EngineParts, Failure, ListSource, Supplies, Question, Request, WasmSource, WorkerLike } from '../contract.js' */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {Question} question
 * @property {ListSource[] | undefined} lists By which it is read; none if it is not about a text.
 * @property {string | symbol | undefined} supersedes By what name a newer one puts an end to it.
 * @property {(result: any) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {boolean} settled Whether whoever asked has got something already.
 * @property {boolean} again Whether this is its second try.
 */

/** Milliseconds that a worker may continue with what nobody waits for; most texts take less. */
const GRACE = 100;
/** Milliseconds until a module that could not be had is asked for again for the same lists. */
const UNTIL_RETRY = 30_000;

/**
 * @param {EngineParts} [parts]
 * @returns {Engine}
 */
export function createEngine({
  load = loadModule,
  loadPatterns = () => ownModules().then((own) => own.loadPatterns()),
  spawn = spawnWorker,
  timeout = wait,
} = {}) {
  const modules = { texts: keeping(load), patterns: keeping(loadPatterns) };
  /** @type {ListSource[]} What the worker reads by. */
  let listed = [];
  /** From when on these lists are sent again, because their patterns could not be matched. */
  let listedUntil = Infinity;
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

  /** @param {Job} job @param {Supplies['patterns']} [patterns] */
  async function run(job, patterns) {
    const asked = worker;
    const lists = changed(job.lists);
    const loaded = await loadedFor(job, modules.texts);
    // A crash meanwhile has begun it anew.
    if (!loaded || running !== job || worker !== asked) return;
    if (job.settled) return next();
    try {
      worker ??= start(loaded);
      worker.postMessage(/** @type {Request} */ ({ ...job.question, id: job.id, lists, patterns }));
      if (lists) [listed, listedUntil] = [lists, Infinity];
      const text = 'text' in job.question ? job.question.text : '';
      giveUpIn(timeout(text));
    } catch (error) {
      finish(() => job.reject(unsendable({ ...job.question, lists: job.lists }) ?? asError(error)));
    }
  }

  /** @param {Job} job @param {() => Promise<WebAssembly.Module>} module */
  async function loadedFor(job, module) {
    try {
      return await module();
    } catch (error) {
      if (running === job) finish(() => job.reject(asError(error)));
    }
    return undefined;
  }

  /** The lists of a request, if the worker reads by others. @param {ListSource[] | undefined} lists */
  function changed(lists) {
    const known = worker ? listed : [];
    return lists && areSame(lists, known) && Date.now() < listedUntil ? undefined : lists;
  }

  /** Asks once more, with what matches patterns or why that cannot be had. @param {Job} job */
  async function runWithPatterns(job) {
    clearTimeout(deadline);
    const asked = worker;
    /** @type {Supplies['patterns']} */
    let patterns;
    try {
      patterns = await modules.patterns();
    } catch (error) {
      listedUntil = Date.now() + UNTIL_RETRY;
      patterns = asError(error).message;
    }
    // What replaced the worker meanwhile asks again.
    if (running === job && worker === asked) run(job, patterns);
  }

  /** @param {number} milliseconds */
  function giveUpIn(milliseconds) {
    clearTimeout(deadline);
    deadline = setTimeout(() => crashed(failure('engine-silent', {})), milliseconds);
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
        const { message: reason = '' } = /** @type {ErrorEvent} */ (event);
        if (fresh === worker) crashed(failure('engine-crashed', { reason }));
      });
    }
    fresh.postMessage(/** @type {Request} */ ({ type: 'start', module: loaded }));
    listed = [];
    return fresh;
  }

  /** @param {Answer} answer */
  function answered(answer) {
    const job = running;
    if (job?.id !== answer.id) return;
    if (answer.ok) return finish(() => job.resolve(answer.result));
    if (answer.wants) return void runWithPatterns(job);
    const { message: reason } = answer;
    if (answer.unfit) crashed(failure('engine-unfit', { reason }));
    else if (answer.fatal) crashed(failure('engine-crashed', { reason }));
    else finish(() => job.reject(failure('refused', { reason })));
  }

  /** @param {Failure} why What is said if the second try fails as well. */
  function crashed(why) {
    worker?.terminate();
    worker = undefined;
    const job = running;
    if (!job) return;
    clearTimeout(deadline);
    if (job.again || job.settled) {
      finish(() => job.reject(why));
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
   * @param {{signal?: AbortSignal, supersedes?: string | symbol, lists?: ListSource[]}} [how]
   * @returns {Promise<any>}
   */
  function ask(question, { signal, supersedes, lists } = {}) {
    return new Promise((resolve, reject) => {
      if (closed) return reject(failure('engine-closed', {}));
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
        lists: lists && [...lists],
        supersedes,
        resolve: once(resolve),
        reject: once(reject),
        settled: false,
        again: false,
      };
      signal?.addEventListener('abort', abort);
      for (const other of [running, ...waiting]) {
        if (other && isSuperseded(other, job)) other.resolve(null);
      }
      waiting = waiting.filter((other) => !other.settled);
      waiting.push(job);
      if (!running) next();
    });
  }

  return {
    ready: () => ask({ type: 'ready' }).then(() => {}),
    async analyze(text, options, corrections) {
      mustBeString('text', text);
      const { rest, trace, lists = [], ...how } = parted(options);
      return ask({ type: 'analyze', text, options: rest, corrections, trace }, { ...how, lists });
    },
    validate: (corrections) => ask({ type: 'validate', corrections }),
    formats: () => ask({ type: 'formats' }),
    async write(format, text, options, corrections) {
      mustBeString('format', format);
      mustBeString('text', text);
      const { rest, trace: _, lists = [], ...how } = parted(options);
      return ask({ type: 'write', format, text, options: rest, corrections }, { ...how, lists });
    },
    async readLists(lists) {
      mustBeList('lists', lists);
      return ask({ type: 'read-lists' }, { lists });
    },
    async listOfCsv(text) {
      mustBeString('text', text);
      return ask({ type: 'list-of-csv', text });
    },
    close() {
      closed = true;
      clearTimeout(deadline);
      worker?.terminate();
      worker = undefined;
      const left = running ? [running, ...waiting] : waiting;
      running = undefined;
      waiting = [];
      for (const job of left) job.reject(failure('engine-closed', {}));
    },
  };
}

/** @param {Job} older @param {Job} newer */
function isSuperseded(older, newer) {
  return newer.supersedes !== undefined && newer.supersedes === older.supersedes;
}

/**
 * Whether two are lists of the same, each the same object or the same text of a file.
 *
 * @param {ListSource[]} some @param {ListSource[]} others
 */
function areSame(some, others) {
  const isSame = (/** @type {any} */ one, /** @type {any} */ other) =>
    one === other || (typeof one?.text === 'string' && one.text === other.text && one.file === other.file);
  return some.length === others.length && some.every((one, index) => isSame(one, others[index]));
}

/** What only those load who have lists. */
const ownModules = () => import('./list-modules.js');

/**
 * A module that is loaded when it is first asked for, and again if that failed.
 *
 * @param {() => WasmSource | Promise<WasmSource>} load
 */
function keeping(load) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  return () => {
    module ??= compiled(load).catch((error) => {
      module = undefined;
      throw error;
    });
    return module;
  };
}

/** @param {string} text */
function wait(text) {
  return 8_000 + text.length / 50;
}

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
