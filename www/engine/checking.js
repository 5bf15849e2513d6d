// @ts-check
/**
 * Whether what a caller gives can be sent to a reader at all. What the reader takes of it, the reader
 * says; here is only what would not arrive there, or not as it was meant.
 */

import { strings } from '../strings.js';

/** @import { Options, Question, ReadingOptions } from '../contract.js' */

/** Letters of a wrong value that are repeated. */
const SHOWN = 60;

/** @param {string} name @param {unknown} value */
export function mustBeString(name, value) {
  if (typeof value !== 'string') throw wrong(name, strings.engine.string, value);
}

/** @param {string} name @param {unknown} value */
export function mustBeList(name, value) {
  if (!Array.isArray(value)) throw wrong(name, strings.engine.kinds.list, value);
}

/**
 * Options without what calls a request off, which stays here. What is no object is left to the reader
 * to refuse.
 *
 * @param {ReadingOptions | null | undefined} options
 * @returns {{signal?: AbortSignal, rest: Options}}
 */
export function parted(options) {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return { rest: options ?? {} };
  const { signal, ...rest } = options;
  if (signal === undefined || signal === null) return { rest };
  // One of another window is as good.
  if (typeof signal.addEventListener !== 'function') throw wrong('signal', strings.engine.signal, signal);
  return { signal, rest };
}

/**
 * Which part of a question cannot be sent, as an error for whoever asked.
 *
 * @param {Question} question
 */
export function unsendable(question) {
  for (const [name, part] of Object.entries(question)) {
    try {
      structuredClone(part);
    } catch (error) {
      if (error instanceof DOMException) return new TypeError(strings.engine.notPlain(name));
    }
  }
  return undefined;
}

/** @param {string} name @param {string} takes @param {unknown} value */
function wrong(name, takes, value) {
  return new TypeError(strings.engine.wrong(name, takes, kindOf(value)));
}

/** @param {unknown} value */
function kindOf(value) {
  const { kinds } = strings.engine;
  if (value === undefined || value === null) return kinds.nothing;
  if (Array.isArray(value)) return kinds.list;
  if (typeof value === 'object') return kinds.object;
  if (typeof value === 'function') return kinds.function;
  return typeof value === 'string' ? JSON.stringify(value.slice(0, SHOWN)) : String(value);
}
