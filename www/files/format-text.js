// @ts-check
/** Plain text files, as they are. */

import { decoded } from './decoding.js';

/** @import { FileText } from './files.js' */

/** @param {Uint8Array} bytes @returns {FileText} */
export function readText(bytes) {
  return { text: decoded(bytes) };
}
