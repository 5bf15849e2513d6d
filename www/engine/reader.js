// @ts-check
/** The wasm module as a plain function. The only file that knows the generated glue. */

import { instantiate } from '../wasm/whowhen.js';

/** @import { Answer, Answers, Question, Request } from '../contract.js' */

/** @typedef {(question: Question) => Answers[keyof Answers]} Reader */

/**
 * A reader with an instance of the module to itself: what broke another one is not in it.
 *
 * @param {WebAssembly.Module} module
 * @returns {Promise<Reader>}
 */
async function createReader(module) {
  const { analyze, formats, validate, write } = instantiate(module);
  return (question) => {
    switch (question.type) {
      case 'ready':
        // Whatever is answered, is answered by an instance that is there.
        return null;
      case 'analyze':
        return analyze(question.text, question.options, question.corrections);
      case 'validate':
        return validate(question.corrections);
      case 'formats':
        return formats();
      case 'write':
        return write(question.text, question.options, question.corrections, question.format);
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
      return { id, ok: true, result: read(question) };
    } catch (error) {
      return { id, ok: false, message: wordsOf(error), fatal: isFatal(error) };
    }
  };
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
