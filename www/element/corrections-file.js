// @ts-check
/** The file of corrections that a page names. */

import { textOf } from './page-file.js';

/** @import { Correction } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/**
 * The corrections of a file as they stand there: what cannot be used of them the reader says.
 *
 * @param {string} address
 * @param {Strings} strings In which it is said why there are none.
 * @returns {Promise<Correction[]>}
 */
export async function correctionsOf(address, strings) {
  const { text, type } = await textOf(address, strings);
  const content = parsed(text, strings.element.noJson(type));
  if (!Array.isArray(content)) throw new Error(strings.corrections.noList);
  return content;
}

/** @param {string} text @param {string} trouble What is said if it is no JSON. */
function parsed(text, trouble) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(trouble);
  }
}
