// @ts-check
/** What the package `whowhen` offers without any page: one function, and the engines that it uses. */

import { createEngine } from './engine.js';

/** @import { Engine } from '../contract.js' */

export { createEngine };
export { createLocalEngine } from './local-engine.js';

/** @type {Engine | undefined} */
let engine;

/**
 * Reads a text: in a worker that all calls share, in Node on the thread that calls. Nothing is loaded
 * before the first call.
 *
 * @type {Engine['analyze']}
 */
export const analyze = (...request) => {
  engine ??= createEngine();
  return engine.analyze(...request);
};
