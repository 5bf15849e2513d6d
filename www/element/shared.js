// @ts-check
/** One engine for all elements of a page: made when the first one reads, closed with the last. */

import { createEngine } from '../engine/engine.js';

/** @import { Engine } from '../contract.js' */

/** @type {(() => Engine)} */
let make = createEngine;
/** @type {Engine | undefined} */
let engine;
let users = 0;

/**
 * Says where the engine comes from, for a page that has its own wasm bytes or worker.
 *
 * @param {() => Engine} from
 */
export function setEngine(from) {
  make = from;
}

/** The engine, for one more user. */
export function borrowEngine() {
  users++;
  engine ??= make();
  return engine;
}

/** One user less. */
export function returnEngine() {
  users--;
  if (users > 0) return;
  engine?.close();
  engine = undefined;
}
