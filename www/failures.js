// @ts-check
/** What went wrong, in words for a person: the one place where the engine's codes are worded. */

/** @import { Failure } from './contract.js' */
/** @import { Strings } from './strings.js' */

/**
 * An error without a code that is known is worded already, by whoever made it.
 *
 * @param {unknown} error
 * @param {Strings} strings
 * @returns {string}
 */
export function failureInWords(error, { failures }) {
  const { code, parameters, message } = /** @type {Failure} */ (error);
  if (!Object.hasOwn(failures, code)) return message;
  const words = /** @type {(parameters: any) => string} */ (failures[code]);
  return words(parameters);
}
