// @ts-check
/**
 * Whether what a caller gives can be sent to a reader at all. What the reader takes of it, the reader
 * says; here is only what would not arrive there, or not as it was meant.
 */

import { failure } from './failure.js';

/** @import { Failures, ListSource, Supplies, ModuleOptions, Question, SupersedingOptions } from '../contract.js' */

/** Letters of a wrong value that are repeated. */
const SHOWN = 60;

/** @param {string} name @param {unknown} value */
export function mustBeString(name, value) {
  if (typeof value !== 'string') throw wrong(name, 'string', value);
}

/** @param {string} name @param {unknown} value */
export function mustBeList(name, value) {
  if (!Array.isArray(value)) throw wrong(name, 'list', value);
}

/**
 * Options without what is said of the request itself, which stays here. What is no object is left to
 * the reader to refuse.
 *
 * @param {Partial<SupersedingOptions> | null | undefined} options
 * @returns {{signal?: AbortSignal, supersedes?: string | symbol, lists?: ListSource[], trace?: boolean, rest: ModuleOptions}}
 */
export function parted(options) {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return { rest: options ?? {} };
  const { signal, supersedes, lists, trace, ...rest } = options;
  /** @type {ReturnType<typeof parted>} */
  const parts = { rest };
  if (signal !== undefined && signal !== null) {
    // One of another window is as good.
    if (typeof signal.addEventListener !== 'function') throw wrong('signal', 'signal', signal);
    parts.signal = signal;
  }
  if (supersedes !== undefined && supersedes !== null) {
    if (!['string', 'symbol'].includes(typeof supersedes)) throw wrong('supersedes', 'name', supersedes);
    parts.supersedes = supersedes;
  }
  if (lists !== undefined && lists !== null) {
    mustBeList('lists', lists);
    parts.lists = lists;
  }
  if (trace !== undefined && trace !== null) {
    if (typeof trace !== 'boolean') throw wrong('trace', 'boolean', trace);
    parts.trace = trace;
  }
  return parts;
}

/**
 * Which part of a question cannot be sent, as an error for whoever asked.
 *
 * @param {Question & Supplies} question
 */
export function unsendable(question) {
  for (const [name, part] of Object.entries(question)) {
    try {
      structuredClone(part);
    } catch (error) {
      if (error instanceof DOMException) return failure('not-plain-data', { name });
    }
  }
  return undefined;
}

/** @param {string} name @param {Failures['wrong-argument']['takes']} takes @param {unknown} value */
function wrong(name, takes, value) {
  return failure('wrong-argument', { name, takes, ...described(value) });
}

/** @param {unknown} value @returns {Pick<Failures['wrong-argument'], 'given' | 'shown'>} */
function described(value) {
  if (value === undefined || value === null) return { given: 'nothing', shown: null };
  if (Array.isArray(value)) return { given: 'list', shown: null };
  if (typeof value === 'object') return { given: 'object', shown: null };
  if (typeof value === 'function') return { given: 'function', shown: null };
  return { given: 'value', shown: typeof value === 'string' ? JSON.stringify(value.slice(0, SHOWN)) : String(value) };
}
