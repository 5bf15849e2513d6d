// @ts-check
/** The engine without a worker, over a module that is at hand: for Node, tests, a worker of one's own. */

import { createEngine } from './engine.js';
import { InlineWorker } from './spawning.js';

/** @import { Engine, EngineParts, WasmSource } from '../contract.js' */

/**
 * @param {WasmSource | Promise<WasmSource>} source The module, its bytes, or the answer that brings them.
 * @param {Pick<EngineParts, 'loadPatterns'>} [parts] Where the module comes from that matches the patterns of
 *   lists; without it that beside the package's modules, if there are some.
 * @returns {Engine}
 */
export function createLocalEngine(source, parts) {
  return createEngine({ ...parts, load: () => source, spawn: () => new InlineWorker() });
}
