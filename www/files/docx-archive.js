// @ts-check
/**
 * The zip archive that a Word document is: which of its parts holds the text, and that part unpacked
 * (ECMA-376, part 2, Open Packaging Conventions).
 *
 * Which one it is, the archive says in `_rels/.rels`; other names in it mean nothing. Not known here:
 * what is in the part.
 */

import { XmlElement, parseXml } from '../vendor/parse-xml.js';
import { decoded, declaredEncoding } from './decoding.js';
import { FileProblem } from '../platform/file-problem.js';
import { strings } from '../page-strings.js';

/** @import { Rest } from './files.js' */

/** The most that the text part may unpack to, in bytes: markup is large, a bomb is larger. */
export const UNPACKED_LIMIT = 64 * 2 ** 20;

/** The most that the list of relations may unpack to: it has some five lines. */
const RELATIONS_LIMIT = 2 ** 20;

/** How much of the archive is unpacked between two looks at the limit and two rests, in bytes. */
const STEP = 2 ** 16;

const RELATIONS = '_rels/.rels';

/** The end of the type of the relation to the document itself, in both editions of the standard. */
const DOCUMENT = '/officeDocument';

/** Where the text is in an archive that does not say it. */
const USUAL = 'word/document.xml';

/**
 * The markup of the part that holds the text.
 *
 * @param {Uint8Array} bytes Of the archive.
 * @param {Rest} rest
 * @returns {Promise<string>} Rejects with a `FileProblem`.
 */
export async function textMarkup(bytes, rest) {
  const relations = await unpacked(bytes, RELATIONS, RELATIONS_LIMIT, rest);
  const name = (relations && documentNamed(markupOf(relations))) || USUAL;
  const part = await unpacked(bytes, name, UNPACKED_LIMIT, rest);
  if (!part) throw new FileProblem(strings.files.notWord);
  return markupOf(part);
}

/** @param {Uint8Array} part */
function markupOf(part) {
  return decoded(part, declaredEncoding(part));
}

/**
 * The name of the part that the archive's relations call its document; `undefined` if they do not.
 *
 * @param {string} relations
 */
export function documentNamed(relations) {
  try {
    for (const relation of parseXml(relations).root?.children ?? []) {
      if (!(relation instanceof XmlElement)) continue;
      const { Type = '', Target = '', TargetMode } = relation.attributes;
      if (!Type.endsWith(DOCUMENT) || TargetMode === 'External') continue;
      // Told from the root of the archive, whether it begins with a stroke or not.
      return decodeURIComponent(new URL(Target, 'archive:///').pathname.slice(1));
    }
  } catch {
    // Relations that cannot be read: the usual place is looked at.
  }
  return undefined;
}

/**
 * A part of the archive, unpacked; `undefined` if there is none of that name.
 *
 * @param {Uint8Array} bytes
 * @param {string} name In capitals or not, as the standard has it.
 * @param {number} limit In bytes.
 * @param {Rest} rest
 */
async function unpacked(bytes, name, limit, rest) {
  // Run only now, but loaded with the page (`modulepreload`): opening a file asks for nothing.
  const { Unzip, UnzipInflate } = await import('../vendor/fflate.js');
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  let found = false;
  let whole = false;
  const unzip = new Unzip((file) => {
    if (found || file.name.toLowerCase() !== name.toLowerCase()) return;
    found = true;
    file.ondata = (error, piece, last) => {
      if (error) throw error;
      pieces.push(piece);
      size += piece.length;
      whole = last;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && !whole && size <= limit; at += STEP) {
    try {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    } catch {
      throw new FileProblem(strings.files.broken);
    }
    await rest();
  }
  if (size > limit) throw new FileProblem(strings.files.unpacksTooLarge);
  if (found && !whole) throw new FileProblem(strings.files.broken);
  return found ? joined(pieces, size) : undefined;
}

/** @param {Uint8Array[]} pieces @param {number} size */
function joined(pieces, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
