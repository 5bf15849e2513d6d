// @ts-check
/** Which corrections the reader can use: it knows best, and says what is wrong with the others. */

/** @import { Correction, Engine, Unusable } from '../contract.js' */

/**
 * What of some corrections cannot be used, and why.
 *
 * @param {Pick<Engine, 'analyze'>} engine
 * @param {Correction[]} corrections
 * @param {string} document Of whom a newer question overtakes this one.
 * @returns {Promise<Unusable[]>}
 */
export async function unusableOf(engine, corrections, document) {
  return (await engine.analyze('', {}, corrections, document))?.unusable ?? [];
}

/**
 * The corrections that can be used, in their order.
 *
 * @param {Correction[]} corrections
 * @param {Unusable[]} unusable
 */
export function usableOf(corrections, unusable) {
  const left = new Set(unusable.map(({ index }) => index));
  return corrections.filter((_, index) => !left.has(index));
}
