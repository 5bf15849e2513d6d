// @ts-check
/** The engine without a worker, over a module that is at hand: for Node, tests, a worker of one's own. */

import { createEngine } from './engine.js';
import { WorkerHere } from './spawning.js';

/** @import { Engine, WasmSource } from '../contract.js' */

/**
 * No text overtakes another in it unless both are called the same document.
 *
 * @param {WasmSource | Promise<WasmSource>} source The module, its bytes, or the answer that brings them.
 * @returns {Engine}
 */
export function createLocalEngine(source) {
  const engine = createEngine({ load: () => source, spawn: () => new WorkerHere() });
  return {
    ...engine,
    analyze: (text, options, corrections, document = null) =>
      engine.analyze(text, options, corrections, document),
  };
}
