// @ts-check
/** Bytes of a file to text: by its mark, by what it declares, as UTF-8, as Windows-1252. */

/** Marks at the start of a file that say how it is written. */
const MARKS = /** @type {const} */ ([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]);

/** How many bytes of a file are looked at for what it declares. */
const HEAD = 4096;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i;

/** Control characters that no text has. */
const BINARY = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

/**
 * The text of a file, its line ends as `\n`.
 *
 * @param {Uint8Array} bytes
 * @param {string} [declared] The encoding that the file names, if it has no mark.
 */
export function decoded(bytes, declared) {
  const mark = MARKS.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  const text = mark ? new TextDecoder(mark[0]).decode(bytes) : unmarked(bytes, declared);
  return text.replace(/\r\n?/g, '\n');
}

/**
 * The encoding that an HTML or XML file declares in its first lines.
 *
 * @param {Uint8Array} bytes
 */
export function declaredEncoding(bytes) {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  const found = DECLARED.exec(head);
  return found?.[1] ?? found?.[2];
}

/**
 * Whether this is text and not the bytes of something else.
 *
 * @param {string} text
 */
export function isText(text) {
  return !BINARY.test(text);
}

/** @param {Uint8Array} bytes @param {string | undefined} declared */
function unmarked(bytes, declared) {
  // What can be read here byte by byte is no UTF-16, whatever it says.
  const names = declared && !/^utf-?16/i.test(declared) ? [declared, 'utf-8'] : ['utf-8'];
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // Another encoding, or one that the browser does not know: the next one is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
