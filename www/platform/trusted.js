// @ts-check
/**
 * The one place where a string becomes something that a browser acts on: a worker's address, markup
 * that is nothing but text. A page that enforces trusted types
 * (`trusted-types whowhen`) allows this policy and no other.
 *
 * Somebody else's page may not know the name, or another copy of this package may have it: strings stay
 * strings then, which is all that a page asks that enforces nothing; where one does, there is no worker.
 */

/**
 * @typedef {object} Policy
 * @property {(url: string) => string} createScriptURL
 * @property {(markup: string) => string} createHTML
 */

/** @type {Policy | undefined} */
let policy;

/** Its trusted objects go where strings go; to the type checker they are strings. */
function trusted() {
  /** @type {Policy} */
  const same = { createScriptURL: (url) => url, createHTML: (markup) => markup };
  policy ??= allowed(same) ?? same;
  return policy;
}

/** @param {Policy} rules @returns {Policy | undefined} */
function allowed(rules) {
  try {
    return /** @type {any} */ (globalThis).trustedTypes?.createPolicy('whowhen', rules);
  } catch {
    return undefined;
  }
}

/**
 * A worker's address. Only addresses that this package made itself come here.
 *
 * @param {string} url
 */
export function trustedScriptUrl(url) {
  return trusted().createScriptURL(url);
}

/**
 * Markup that stands for exactly this text, without any element.
 *
 * @param {string} text
 */
export function textAsHtml(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return trusted().createHTML(escaped);
}
