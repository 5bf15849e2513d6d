// @ts-check
/**
 * Files to plain text. What kind a file is, its first bytes say, then its name, then its type.
 *
 * A format is a row of `FORMATS` and a module `format-….js`; a kind that is refused is a row of
 * `REFUSED` and its words in `strings.js`.
 */

import { decoded, isText } from './decoding.js';
import { FileProblem } from '../platform/file-problem.js';
import { readDocx } from './format-docx.js';
import { readHtml } from './format-html.js';
import { readMarkdown } from './format-markdown.js';
import { readText } from './format-text.js';
import { strings } from '../page-strings.js';

/**
 * @typedef {object} FileText
 * @property {string} text
 * @property {string | undefined} [published] The day that the file says it was published, `YYYY-MM-DD`.
 * @property {string | undefined} [title]
 */

/**
 * @typedef {object} Format
 * @property {string[]} endings Of file names.
 * @property {string} type
 * @property {RegExp} [start] How such a file begins, whatever it is called.
 * @property {(bytes: Uint8Array, rest: Rest) => FileText | Promise<FileText>} read
 */

/** @typedef {() => Promise<void>} Rest Gives the page its turn; rejects when nobody waits for the file any more. */

/** The largest file, in bytes: a document is this large only for its pictures. */
export const FILE_LIMIT = 20_000_000;

/** The longest text, in characters: beyond, the page is slow to write in. */
export const TEXT_LIMIT = 2_000_000;

/** @type {Format[]} */
const FORMATS = [
  {
    endings: ['docx', 'docm'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    start: /^PK\x03\x04/,
    read: readDocx,
  },
  {
    endings: ['html', 'htm', 'xhtml'],
    type: 'text/html',
    start: /^\s*<(?:!doctype html|html)\b/i,
    read: readHtml,
  },
  { endings: ['md', 'markdown'], type: 'text/markdown', read: readMarkdown },
  { endings: ['txt', 'text'], type: 'text/plain', read: readText },
];

/** @type {{kind: keyof typeof strings.files.refused, start: RegExp, endings: string[]}[]} */
const REFUSED = [
  // Word's old format; a document with a password is packed into one too.
  { kind: 'oldWord', start: /^\xD0\xCF\x11\xE0/, endings: ['doc', 'dot'] },
  { kind: 'pdf', start: /^%PDF/, endings: ['pdf'] },
  { kind: 'richText', start: /^\{\\rtf/, endings: ['rtf'] },
  {
    kind: 'picture',
    start: /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|RIFF....WEBP|II\*\0|MM\0\*|....ftyp(?:heic|avif))/s,
    endings: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'heic', 'avif', 'bmp'],
  },
];

/** What the browser's dialog for files offers. */
export const ACCEPTED = FORMATS.flatMap(({ endings, type }) => [
  ...endings.map((ending) => `.${ending}`),
  type,
]).join(',');

/**
 * @param {File} file
 * @param {Rest} rest
 * @returns {Promise<FileText>} Rejects with a `FileProblem` that says what to do.
 */
export async function readFile(file, rest) {
  if (file.size > FILE_LIMIT) throw new FileProblem(strings.files.tooLarge(FILE_LIMIT));
  const bytes = await bytesOf(file);
  const result = await formatOf(file, bytes).read(bytes, rest);
  if (result.text.trim() === '') throw new FileProblem(strings.files.empty);
  if (!isText(result.text)) throw new FileProblem(strings.files.refused.unknown);
  if (result.text.length > TEXT_LIMIT) throw new FileProblem(strings.files.tooLong(TEXT_LIMIT));
  return result;
}

/** @param {File} file */
async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that is gone or locked.
    throw new FileProblem(strings.files.unreadable);
  }
}

/**
 * @param {File} file
 * @param {Uint8Array} bytes
 * @returns {Format}
 */
function formatOf({ name, type }, bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  const starts = (/** @type {{start?: RegExp}} */ { start }) => start?.test(head);
  const ends = (/** @type {{endings: string[]}} */ { endings }) => endings.includes(ending);
  const refused = REFUSED.find(starts) ?? (FORMATS.some(starts) ? undefined : REFUSED.find(ends));
  if (refused) throw new FileProblem(strings.files.refused[refused.kind]);
  const format = FORMATS.find(ends) ?? FORMATS.find(starts) ?? FORMATS.find((f) => f.type === type);
  if (format) return format;
  if (isText(decoded(bytes))) return { endings: [], type, read: readText };
  throw new FileProblem(strings.files.refused.unknown);
}
