// @ts-check
/** The wasm module behind a plain function. The only file that knows the generated glue. */

import init, { analyze, formats, write } from '../wasm/whowhen.js';

/** @import { Answers, Question } from '../contract.js' */

/** @typedef {(question: Question) => Answers[keyof Answers]} Reader */

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<Reader>}
 */
export async function createReader(module) {
  await init({ module_or_path: module });
  return (question) => {
    switch (question.type) {
      case 'analyze':
        return analyze(question.text, question.options, question.corrections);
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
export function isBroken(error) {
  return !(error instanceof Error) || error.constructor !== Error;
}
