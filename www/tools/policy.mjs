/** The page's Content-Security-Policy: what it may do, and the reason for each. */

/** @type {Record<string, string>} */
const RULES = {
  'default-src': "'none'",
  // Its own modules, and the right to compile wasm; no `unsafe-eval`.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'worker-src': "'self'",
  // One request: the wasm module; and the service worker's, for what the page is made of, once.
  // After them nothing is fetched or sent.
  'connect-src': "'self'",
  // The icon.
  'img-src': "'self'",
  // What the page is called and looks like once it is installed.
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // No string becomes markup or script, except through the one policy of www/platform/trusted.js.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'whowhen',
};

/** What only a header can say: no other page may frame this one. */
const HEADER_RULES = { 'frame-ancestors': "'none'" };

export const metaPolicy = asText(RULES);
export const headerPolicy = asText({ ...RULES, ...HEADER_RULES });

/**
 * The policy of the one-file page: nothing at all may be loaded, from nowhere; scripts and styles
 * are the ones that stand in the file, known by their hashes.
 *
 * @param {{scripts: string[], styles: string[]}} hashes `sha256-…` each.
 */
export function oneFilePolicy({ scripts, styles }) {
  return asText({
    ...RULES,
    'script-src': `${quoted(scripts)} 'wasm-unsafe-eval'`,
    'style-src': quoted(styles),
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'img-src': 'data:',
    'manifest-src': "'none'",
  });
}

/** @param {string[]} hashes */
function quoted(hashes) {
  return hashes.map((hash) => `'${hash}'`).join(' ');
}

/** @param {Record<string, string>} rules */
function asText(rules) {
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
