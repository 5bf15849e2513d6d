// @ts-check
/**
 * Word documents (.docx): a zip archive with the text in `word/document.xml` (ECMA-376, part 1,
 * WordprocessingML).
 *
 * Text as it would print with all changes accepted: what was inserted is read, what was deleted or
 * is hidden is not. Not read: notes, comments, headers and footers, formulas, charts, numbers of
 * lists.
 */

import { decoded, declaredEncoding } from './decoding.js';
import { FileProblem } from './file-problem.js';
import { strings } from '../strings.js';
import { TextBuilder } from './text-builder.js';
import { inertXml } from '../engine/trusted.js';

/** @import { FileText } from './files.js' */

/** The most that the text part may unpack to, in bytes: markup is large, a bomb is larger. */
export const UNPACKED_LIMIT = 64 * 2 ** 20;

/** How much of the archive is unpacked between two looks at the limit, in bytes. */
const STEP = 2 ** 16;

const TEXT_PART = /^word\/document\d*\.xml$/;

/** The namespaces of WordprocessingML: as Word writes it, and the strict one. */
const WORD = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** What is no text of the document, or is there a second time for older programs (`Fallback`). */
const DROPPED = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'rt', 'Fallback']);

/** @param {Uint8Array} bytes @returns {Promise<FileText>} */
export async function readDocx(bytes) {
  const part = await textPart(bytes);
  const markup = decoded(part, declaredEncoding(part));
  // Word writes no document type, and one could stand for far more text than it is long.
  const tree = markup.includes('<!DOCTYPE') ? null : inertXml(markup);
  const body = tree && wordElements(tree, 'body')[0];
  if (!body || tree.querySelector('parsererror')) throw new FileProblem(strings.files.broken);
  const builder = new TextBuilder();
  addChildren(body, { builder, flow: { runsOn: false }, boxes: [] });
  return { text: builder.text };
}

/**
 * The part of the archive that holds the text, unpacked.
 *
 * @param {Uint8Array} bytes
 */
async function textPart(bytes) {
  // Run only now, but loaded with the page (`modulepreload`): opening a file asks for nothing.
  const { Unzip, UnzipInflate } = await import('../vendor/fflate.js');
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  let found = false;
  let whole = false;
  const unzip = new Unzip((file) => {
    if (found || !TEXT_PART.test(file.name)) return;
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
  try {
    for (let at = 0; at < bytes.length && !whole; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (size > UNPACKED_LIMIT) break;
    }
  } catch {
    throw new FileProblem(strings.files.broken);
  }
  if (size > UNPACKED_LIMIT) throw new FileProblem(strings.files.unpacksTooLarge);
  if (!found) throw new FileProblem(strings.files.notWord);
  if (!whole) throw new FileProblem(strings.files.broken);
  return joined(pieces, size);
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

/**
 * @typedef {object} Walk
 * @property {TextBuilder} builder
 * @property {{runsOn: boolean}} flow Whether the paragraph before runs on into the next.
 * @property {Element[]} boxes Text boxes met in a paragraph, which stand beside and not in it.
 */

/** @param {Element} parent @param {Walk} walk */
function addChildren(parent, walk) {
  for (const child of parent.children) addElement(child, walk);
}

/** @param {Element} element @param {Walk} walk */
function addElement(element, walk) {
  const { builder } = walk;
  const fill = () => addChildren(element, walk);
  if (DROPPED.has(element.localName)) return;
  switch (isWord(element) ? element.localName : '') {
    case 'p':
      return addParagraph(element, walk);
    case 'r':
      return isHidden(element) ? undefined : fill();
    case 'tr':
      return builder.tableRow(fill);
    case 'tc':
      return builder.cell(fill);
    case 'tbl':
      builder.paragraph();
      fill();
      return builder.paragraph();
    case 'txbxContent':
      walk.boxes.push(element);
      return undefined;
    case 't':
      return builder.exact(wordsOf(element));
    case 'tab':
    case 'ptab':
      return element.parentElement?.localName === 'r' ? builder.tab() : undefined;
    case 'br':
    case 'cr':
      return builder.line();
    case 'noBreakHyphen':
      return builder.exact('-');
    default:
      return fill();
  }
}

/** @param {Element} paragraph @param {Walk} walk */
function addParagraph(paragraph, { builder, flow }) {
  const properties = wordChild(paragraph, 'pPr');
  const listed = properties && wordChild(properties, 'numPr');
  /** @type {Element[]} */
  const boxes = [];
  const edge = () => (listed ? builder.row() : builder.paragraph());
  if (!flow.runsOn) edge();
  addChildren(paragraph, { builder, flow, boxes });
  // With its end deleted, a paragraph runs on into the next one.
  const end = properties && wordChild(properties, 'rPr');
  flow.runsOn = Boolean(end && wordChild(end, 'del'));
  if (!flow.runsOn) edge();
  for (const box of boxes) {
    addChildren(box, { builder, flow: { runsOn: false }, boxes: [] });
  }
}

/** @param {Element} run */
function isHidden(run) {
  const properties = wordChild(run, 'rPr');
  const hidden = properties && wordChild(properties, 'vanish');
  return Boolean(hidden && !/^(?:0|false|off)$/.test(wordValue(hidden)));
}

/** @param {Element} element Of text, which keeps its outer spaces only if it says so. */
function wordsOf(element) {
  const words = (element.textContent ?? '').replace(/[\t\n\r]/g, ' ');
  return element.getAttribute('xml:space') === 'preserve' ? words : words.trim();
}

/** @param {Element} element */
function isWord(element) {
  return WORD.includes(element.namespaceURI ?? '');
}

/** @param {Element} parent @param {string} name */
function wordChild(parent, name) {
  return [...parent.children].find((child) => child.localName === name && isWord(child));
}

/** @param {Element} element */
function wordValue(element) {
  return WORD.map((space) => element.getAttributeNS(space, 'val')).find((value) => value) ?? '';
}

/** @param {Document} tree @param {string} name */
function wordElements(tree, name) {
  return WORD.flatMap((space) => [...tree.getElementsByTagNameNS(space, name)]);
}
