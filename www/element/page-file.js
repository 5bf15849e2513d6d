// @ts-check
/** A file that a page names: its text, or in words why there is none. */

/** @import { Strings } from '../strings.js' */

/**
 * @param {string} address
 * @param {Strings} strings In which it is said why there is none.
 * @param {RequestInit} [how]
 * @returns {Promise<{text: string, type: string | null}>} With the type that the server says.
 */
export async function textOf(address, { element: words }, how) {
  if (!URL.canParse(address, document.baseURI)) throw new Error(words.noAddress);
  const answer = await fetch(new URL(address, document.baseURI), how);
  if (!answer.ok) throw new Error(words.status(answer.status));
  return { text: await answer.text(), type: answer.headers.get('content-type') };
}
