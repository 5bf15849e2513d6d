// @ts-check
/** The engine's interface without a worker: for tests, for Node, for a worker of one's own. */

import { createReader } from './reader.js';
import { strings } from './strings.js';

/** @import { Engine } from './contract.js' */

/**
 * @param {WebAssembly.Module} module
 * @returns {Engine}
 */
export function createLocalEngine(module) {
  const reader = createReader(module);
  let closed = false;
  return {
    async analyze(text, options, corrections) {
      const analyze = await reader;
      if (closed) throw new Error(strings.engine.closed);
      return analyze(text, options, corrections);
    },
    close() {
      closed = true;
    },
  };
}
