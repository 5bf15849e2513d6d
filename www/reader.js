// @ts-check
/** The wasm module behind a plain function. The only file that knows the generated glue. */

import init, { analyze } from './wasm/whowhen.js';

/** @import { Analysis, Correction, Options } from './contract.js' */

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<(text: string, options?: Options, corrections?: Correction[]) => Analysis>}
 */
export async function createReader(module) {
  await init({ module_or_path: module });
  return (text, options, corrections) =>
    /** @type {Analysis} */ (analyze(text, options, corrections));
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
