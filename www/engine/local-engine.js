// @ts-check
/** The engine's interface without a worker: for tests, for Node, for a worker of one's own. */

import { createReader } from './reader.js';
import { strings } from '../strings.js';

/** @import { Analysis, Engine, Format, Question } from '../contract.js' */

/**
 * @param {WebAssembly.Module} module
 * @returns {Engine}
 */
export function createLocalEngine(module) {
  const reader = createReader(module);
  let closed = false;
  /** @param {Question} question */
  const ask = async (question) => {
    const read = await reader;
    if (closed) throw new Error(strings.engine.closed);
    return read(question);
  };
  return {
    analyze: async (text, options, corrections) =>
      /** @type {Analysis} */ (await ask({ type: 'analyze', text, options, corrections })),
    formats: async () => /** @type {Format[]} */ (await ask({ type: 'formats' })),
    write: async (format, text, options, corrections) =>
      /** @type {string} */ (await ask({ type: 'write', format, text, options, corrections })),
    close() {
      closed = true;
    },
  };
}
