// @ts-check
/** The engine without a worker, over a module that is at hand: for Node, tests, a worker of one's own. */

import { createEngine } from './engine.js';
import { InlineWorker } from './spawning.js';

/** @import { Engine, WasmSource } from '../contract.js' */

/**
 * @param {WasmSource | Promise<WasmSource>} source The module, its bytes, or the answer that brings them.
 * @returns {Engine}
 */
export function createLocalEngine(source) {
  return createEngine({ load: () => source, spawn: () => new InlineWorker() });
}
