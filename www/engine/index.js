// @ts-check
/** What the package `whowhen` offers without any page: one function, and the engines behind it. */

import { createEngine } from './engine.js';

/** @import { Analysis, Correction, Engine, ReadingOptions } from '../contract.js' */

export { createEngine };
export { createLocalEngine } from './local-engine.js';

/** @type {Engine | undefined} */
let engine;

/**
 * Reads a text: in a worker that all calls share, in Node on the thread that calls. Nothing is loaded
 * before the first call. Rejects with an `Error` whose message is fit for a person, or with what the
 * signal in the options was aborted for.
 *
 * @param {string} text
 * @param {ReadingOptions} [options]
 * @param {Correction[]} [corrections]
 * @returns {Promise<Analysis>}
 */
export function analyze(text, options, corrections) {
  engine ??= createEngine();
  // No document, so never overtaken.
  return /** @type {Promise<Analysis>} */ (engine.analyze(text, options, corrections, null));
}
