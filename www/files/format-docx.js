// @ts-check
/**
 * Word documents (.docx): the text in the markup that `docx-archive.js` takes out of the archive
 * (ECMA-376, part 1, WordprocessingML).
 *
 * Text as it would print with all changes accepted: what was inserted is read, what was deleted or
 * is hidden is not. Not read: notes, comments, headers and footers, formulas, charts, numbers of
 * lists.
 */

import { XmlElement, XmlText, parseXml } from '../vendor/parse-xml.js';
import { textMarkup } from './docx-archive.js';
import { FileProblem } from '../platform/file-problem.js';
import { DEPTH_LIMIT, isBeyond, tooTangled } from './limits.js';
import { strings } from '../page-strings.js';
import { TextBuilder } from './text-builder.js';

/** @import { FileText, Rest } from './files.js' */

/** The namespaces of WordprocessingML: as Word writes it, and the strict one. */
const WORD = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** What is no text of the document, or is there a second time for older programs (`Fallback`). */
const DROPPED = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'rt', 'Fallback']);

/** @param {Uint8Array} bytes @param {Rest} rest @returns {Promise<FileText>} */
export async function readDocx(bytes, rest) {
  const { body, spaces } = bodyIn(await textMarkup(bytes, rest));
  const builder = new TextBuilder();
  addChildren(body, { builder, flow: { runsOn: false }, boxes: [], depth: 0, spaces });
  return { text: builder.text };
}

/** @param {string} markup */
function bodyIn(markup) {
  if (isBeyond(markup)) throw tooTangled();
  const document = parsed(markup);
  const outer = spacesAt(document, null);
  const body = wordChild(document, 'body', outer);
  if (!body) throw new FileProblem(strings.files.notWord);
  return { body, spaces: spacesAt(body, outer) };
}

/** The element that all others are in. @param {string} markup */
function parsed(markup) {
  try {
    // Word writes no document type, and one could stand for far more text than it is long.
    const root = markup.includes('<!DOCTYPE') ? null : parseXml(markup).root;
    if (root) return root;
  } catch (error) {
    // Elements within elements until the browser has no room for more.
    if (error instanceof RangeError) throw tooTangled();
  }
  throw new FileProblem(strings.files.broken);
}

/**
 * @typedef {object} Walk
 * @property {TextBuilder} builder
 * @property {{runsOn: boolean}} flow Whether the paragraph before runs on into the next.
 * @property {XmlElement[]} boxes Text boxes met in a paragraph, which stand beside and not in it.
 * @property {number} depth How many elements of the body are open.
 * @property {Spaces | null} spaces
 */

/**
 * The namespaces that an element declares, and those around it.
 *
 * @typedef {object} Spaces
 * @property {Record<string, string>} declared
 * @property {Spaces | null} outer
 */

/** @param {XmlElement} parent @param {Walk} walk */
function addChildren(parent, walk) {
  const depth = walk.depth + 1;
  if (depth > DEPTH_LIMIT) throw tooTangled();
  const inside = { ...walk, depth };
  for (const child of elementsOf(parent)) addElement(child, inside);
}

/** @param {XmlElement} element @param {Walk} around */
function addElement(element, around) {
  const spaces = spacesAt(element, around.spaces);
  const walk = spaces === around.spaces ? around : { ...around, spaces };
  const { builder } = walk;
  const fill = () => addChildren(element, walk);
  const name = localName(element.name);
  if (DROPPED.has(name)) return;
  switch (isWord(element.name, spaces) ? name : '') {
    case 'p':
      return addParagraph(element, walk);
    case 'r':
      return isHidden(element, walk) ? undefined : fill();
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
      return element.parent instanceof XmlElement && localName(element.parent.name) === 'r' ? builder.tab() : undefined;
    case 'br':
    case 'cr':
      return builder.line();
    case 'noBreakHyphen':
      return builder.exact('-');
    default:
      return fill();
  }
}

/** @param {XmlElement} paragraph @param {Walk} walk */
function addParagraph(paragraph, walk) {
  const { builder, flow, spaces } = walk;
  const properties = wordChild(paragraph, 'pPr', spaces);
  const listed = properties && wordChild(properties, 'numPr', spaces);
  /** @type {XmlElement[]} */
  const boxes = [];
  const edge = () => (listed ? builder.row() : builder.paragraph());
  if (!flow.runsOn) edge();
  addChildren(paragraph, { ...walk, boxes });
  // With its end deleted, a paragraph runs on into the next one.
  const end = properties && wordChild(properties, 'rPr', spaces);
  flow.runsOn = Boolean(end && wordChild(end, 'del', spaces));
  if (!flow.runsOn) edge();
  for (const box of boxes) addChildren(box, { ...walk, flow: { runsOn: false }, boxes: [] });
}

/** @param {XmlElement} run @param {Walk} walk */
function isHidden(run, { spaces }) {
  const properties = wordChild(run, 'rPr', spaces);
  const hidden = properties && wordChild(properties, 'vanish', spaces);
  return Boolean(hidden && !/^(?:0|false|off)$/.test(wordValue(hidden, spaces)));
}

/** @param {XmlElement} element Of text, which keeps its outer spaces only if it says so. */
function wordsOf(element) {
  const all = element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');
  const words = all.replace(/[\t\n\r]/g, ' ');
  return element.attributes['xml:space'] === 'preserve' ? words : words.trim();
}

/** @param {XmlElement} parent */
function elementsOf(parent) {
  return parent.children.filter((child) => child instanceof XmlElement);
}

/** A name without what stands before its colon. @param {string} name */
function localName(name) {
  return name.slice(name.indexOf(':') + 1);
}

/** @param {XmlElement} element @param {Spaces | null} outer @returns {Spaces | null} */
function spacesAt({ attributes }, outer) {
  for (const name in attributes) {
    if (name.startsWith('xmlns')) return { declared: attributes, outer };
  }
  return outer;
}

/** Whether the name of an element or an attribute is one of WordprocessingML. @param {string} name @param {Spaces | null} spaces */
function isWord(name, spaces) {
  const colon = name.indexOf(':');
  const declaration = colon < 0 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`;
  for (let at = spaces; at; at = at.outer) {
    const space = at.declared[declaration];
    if (space !== undefined) return WORD.includes(space);
  }
  return false;
}

/** @param {XmlElement} parent @param {string} name @param {Spaces | null} spaces */
function wordChild(parent, name, spaces) {
  return elementsOf(parent).find(
    (child) => localName(child.name) === name && isWord(child.name, spacesAt(child, spaces)),
  );
}

/** @param {XmlElement} element @param {Spaces | null} outer */
function wordValue(element, outer) {
  const spaces = spacesAt(element, outer);
  for (const [name, value] of Object.entries(element.attributes)) {
    if (value && localName(name) === 'val' && isWord(name, spaces)) return value;
  }
  return '';
}
