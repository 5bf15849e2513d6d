// @ts-check
/**
 * The one policy of a page that enforces trusted types (`trusted-types whowhen`). A browser without
 * them gets plain strings.
 */

/** @type {{createScriptURL(url: string): unknown} | undefined} */
let policy;

/** Made when it is first asked for: to import this module does nothing. */
function ownPolicy() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types?.createPolicy('whowhen', { createScriptURL: (/** @type {string} */ url) => url });
  return policy;
}

/**
 * The address of a worker. Only addresses that this package made itself come here.
 *
 * @param {string} url
 * @returns {string}
 */
export function trustedScriptUrl(url) {
  return /** @type {string} */ (ownPolicy()?.createScriptURL(url) ?? url);
}
