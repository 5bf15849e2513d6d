// @ts-check
/** The file of corrections that a page names. */

/** @import { Correction } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/**
 * The corrections of a file as they stand there: what cannot be used of them the reader says.
 *
 * @param {string} address
 * @param {Strings} strings In which it is said why there are none.
 * @returns {Promise<Correction[]>}
 */
export async function correctionsOf(address, { element: words, corrections: { noList } }) {
  if (!URL.canParse(address, document.baseURI)) throw new Error(words.noAddress);
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(words.status(answer.status));
  const content = await answer.json().catch(() => {
    throw new Error(words.noJson(answer.headers.get('content-type')));
  });
  if (!Array.isArray(content)) throw new Error(noList);
  return content;
}
