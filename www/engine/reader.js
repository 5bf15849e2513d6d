// @ts-check
/** The wasm module as a plain function. The only file that knows the generated glue. */

import { instantiate } from '../wasm/whowhen.js';

/** @import { Answer, Answers, Question, Request, Supplies } from '../contract.js' */
/** @import { NewsroomLists } from './newsroom-lists.js' */

/**
 * @callback Reader
 * @param {Question & Supplies} question
 * @returns {Promise<Answers[keyof Answers] | typeof WANTS_PATTERNS>}
 */

/** Instead of an answer: the lists cannot be used without the module that matches patterns. */
const WANTS_PATTERNS = Symbol('patterns');

/**
 * A reader with an instance of the module to itself: what broke another one is not in it.
 *
 * @param {WebAssembly.Module} module
 * @returns {Promise<Reader>}
 */
async function createReader(module) {
  const { analyze, formats, validate, write, add, list_of_csv, read, refuse, refuse_all, use_lists, used, written } = instantiate(module);
  /** @type {NewsroomLists | undefined} Once there are some. */
  let lists;
  return async ({ lists: sources, patterns, ...question }) => {
    if (!lists && (sources?.length || question.type === 'list-of-csv')) {
      const { NewsroomLists } = await import('./newsroom-lists.js');
      lists = new NewsroomLists({ add, list_of_csv, read, refuse, refuse_all, use_lists, used, written });
    }
    if (sources) lists?.use(sources);
    if (patterns) await lists?.supply(patterns);
    if (lists?.wantsPatterns) return WANTS_PATTERNS;
    const found = 'text' in question ? lists?.find(question.text) : undefined;
    switch (question.type) {
      case 'ready':
        // Whatever is answered, is answered by an instance that is there.
        return null;
      case 'analyze':
        return analyze(question.text, question.options, question.corrections, found, question.trace === true);
      case 'validate':
        return validate(question.corrections);
      case 'formats':
        return formats();
      case 'write':
        return write(question.text, question.options, question.corrections, question.format, found);
      case 'read-lists':
        return lists?.used ?? [];
      case 'list-of-csv':
        return lists?.ofCsv(question.text) ?? { list: {}, leftOut: [] };
    }
  };
}

/**
 * Whether an error means that the module can no longer be trusted. The module itself throws plain
 * `Error`s, for input that cannot be used; a trap, a full memory or a deep stack is another class.
 *
 * @param {unknown} error
 */
function isFatal(error) {
  return !(error instanceof Error) || error.constructor !== Error;
}

/**
 * What a worker does with what it is sent: it answers every question once, whatever happens.
 *
 * @returns {(request: Request) => Promise<Answer | undefined>}
 */
export function createRequestHandler() {
  /** @type {Promise<Reader> | undefined} */
  let reader;
  return async (request) => {
    if (request.type === 'start') {
      reader = createReader(request.module);
      // Whoever asks next is told; until then nobody is there to hear of it.
      reader.catch(() => {});
      return undefined;
    }
    const { id, ...question } = request;
    let read;
    try {
      if (!reader) throw new TypeError('The worker was asked before it was started');
      read = await reader;
    } catch (error) {
      return { id, ok: false, message: wordsOf(error), fatal: true, unfit: true };
    }
    try {
      const result = await read(question);
      return result === WANTS_PATTERNS ? { id, ok: false, wants: 'patterns' } : { id, ok: true, result };
    } catch (error) {
      return { id, ok: false, message: wordsOf(error), fatal: isFatal(error) };
    }
  };
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
