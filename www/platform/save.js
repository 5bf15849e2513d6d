// @ts-check
/** Saves a text as a file on this machine, wherever the browser puts such files. */

import { h } from './dom.js';

/**
 * Offers a text as a file of this name.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} type A media type.
 */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h('a', { href: url, download: name });
  link.click();
  // The browser reads the address when the click is over.
  setTimeout(() => URL.revokeObjectURL(url));
}
