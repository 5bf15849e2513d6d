// @ts-check
/**
 * HTML markup to the tree of elements and texts that a browser makes of it, in time that grows with
 * the markup and no faster.
 *
 * Not by the browser's own parser: elements that stay open make it slower the more they are, up to
 * minutes, and no page can stop it. The children of a node are chained here and not in an array, for
 * the same reason: HTML has them put in and taken out in the middle. Not kept: comments, document
 * types. Nothing of a tree ever runs, loads or comes into the page.
 */

import { DEPTH_LIMIT, ELEMENT_LIMIT, isBeyond, tooTangled } from './limits.js';

/** @import { TreeAdapter } from 'parse5' */
/** @import { Rest } from './files.js' */

/**
 * @typedef {object} HtmlNode
 * @property {string} name Of an element; empty for a text and for what is no part of the tree.
 * @property {string} space The namespace of an element.
 * @property {string} text Of a text.
 * @property {Attribute[]} attributes As the parser gives them: copies of an element share them.
 * @property {HtmlNode | null} parent
 * @property {HtmlNode | null} first
 * @property {HtmlNode | null} last
 * @property {HtmlNode | null} previous
 * @property {HtmlNode | null} next
 */

/** @typedef {{name: string, value: string}} Attribute */

/** @type {typeof import('../vendor/parse5.js') | undefined} */
let parsing;

/**
 * Gets ready to read markup. The parser is run only now, but loaded with the page (`modulepreload`):
 * a text that is pasted asks for nothing.
 */
export async function readyForHtml() {
  parsing ??= await import('../vendor/parse5.js');
}

/** Whether markup can be read at once. */
export const isReadyForHtml = () => parsing !== undefined;

/** How much markup is read between two rests, in characters. */
const STEP = 2 ** 16;

/**
 * The tree of a file's markup.
 *
 * @param {string} markup
 * @param {Rest} rest
 * @returns {Promise<HtmlNode>} Rejects with a `FileProblem` if it is beyond the limits.
 */
export async function htmlTree(markup, rest) {
  await readyForHtml();
  const tree = new Tree(markup);
  for (let at = 0; at < markup.length; at += STEP) {
    tree.add(markup.slice(at, at + STEP));
    await rest();
  }
  return tree.finished();
}

/**
 * The same without rests, once `isReadyForHtml`.
 *
 * @param {string} markup
 */
export function htmlTreeAtOnce(markup) {
  const tree = new Tree(markup);
  tree.add(markup);
  return tree.finished();
}

/**
 * What a function finds in the attributes of an element, found only once for all its copies.
 *
 * @template T
 * @param {(attribute: (name: string) => string | undefined) => T} find
 * @returns {(node: HtmlNode) => T}
 */
export function ofAttributes(find) {
  /** @type {WeakMap<Attribute[], T>} */
  const found = new WeakMap();
  return ({ attributes }) => {
    const known = found.get(attributes);
    if (known !== undefined) return known;
    const values = new Map(attributes.map(({ name, value }) => [name, value]));
    const result = find((name) => values.get(name));
    found.set(attributes, result);
    return result;
  };
}

/**
 * The first element in a node for which a test holds; each is tested before those in it.
 *
 * @param {HtmlNode} root
 * @param {(element: HtmlNode) => boolean} test
 */
export function firstElement(root, test) {
  for (let node = root.first; node; node = after(node, root)) if (node.name && test(node)) return node;
  return undefined;
}

/** All text in a node. @param {HtmlNode} root */
export function wordsIn(root) {
  let words = '';
  for (let node = root.first; node; node = after(node, root)) words += node.text;
  return words;
}

/** The next node in the order of the markup; `null` after the last one of the root. @param {HtmlNode} node @param {HtmlNode} root */
function after(node, root) {
  if (node.first) return node.first;
  /** @type {HtmlNode | null} */
  let at = node;
  while (at && at !== root && !at.next) at = at.parent;
  return at && at !== root ? at.next : null;
}

/** One tree while it grows. */
class Tree {
  #parser;
  #elements = 0;
  #depth = 0;

  /** @param {string} markup */
  constructor(markup) {
    if (isBeyond(markup)) throw tooTangled();
    // As in a document without a window: nothing in it runs, and so what stands for scripts is there.
    if (!parsing) throw new Error('HTML is read before readyForHtml()');
    this.#parser = new parsing.Parser({ scriptingEnabled: false, treeAdapter: this.#adapter() });
  }

  /** @param {string} markup */
  add(markup) {
    this.#parser.tokenizer.write(markup, false);
  }

  finished() {
    this.#parser.tokenizer.write('', true);
    return this.#parser.document;
  }

  /** How the parser makes nodes and puts them into the tree. @returns {TreeAdapter<any>} */
  #adapter() {
    return {
      ...READING,
      createElement: (name, space, attributes) => {
        if (++this.#elements > ELEMENT_LIMIT) throw tooTangled();
        return newNode({ name, space, attributes: attributes.length > 0 ? attributes : NONE });
      },
      onItemPush: () => {
        if (++this.#depth > DEPTH_LIMIT) throw tooTangled();
      },
      onItemPop: () => {
        this.#depth--;
      },
    };
  }
}

/** The attributes of the elements that have none. @type {Attribute[]} */
const NONE = [];

/** @param {Partial<HtmlNode>} given @returns {HtmlNode} */
function newNode(given) {
  const { name = '', space = '', text = '', attributes = NONE } = given;
  return { name, space, text, attributes, parent: null, first: null, last: null, previous: null, next: null };
}

/** @param {HtmlNode} node */
function detach(node) {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = null;
}

/** Puts a node before another one of its parent, or last. @param {HtmlNode} parent @param {HtmlNode} node @param {HtmlNode | null} [next] */
function insert(parent, node, next = null) {
  detach(node);
  const previous = next ? next.previous : parent.last;
  Object.assign(node, { parent, previous, next });
  if (previous) previous.next = node;
  else parent.first = node;
  if (next) next.previous = node;
  else parent.last = node;
}

/** Adds a text, to the one that is there if there is one. @param {HtmlNode} parent @param {string} text @param {HtmlNode | null} [next] */
function insertText(parent, text, next = null) {
  const before = next ? next.previous : parent.last;
  if (before && before.name === '') before.text += text;
  else insert(parent, newNode({ text }), next);
}

/** What a template holds, which is no part of the tree. @type {WeakMap<HtmlNode, HtmlNode>} */
const contents = new WeakMap();
/** The attributes that a repeated `<html>` or `<body>` would add to. @type {WeakMap<HtmlNode, Set<string>>} */
const named = new WeakMap();

/** @param {HtmlNode} node @param {Attribute[]} attributes */
function adoptAttributes(node, attributes) {
  const names = named.get(node) ?? new Set(node.attributes.map(({ name }) => name));
  named.set(node, names);
  if (node.attributes === NONE) node.attributes = [];
  for (const attribute of attributes) {
    if (!names.has(attribute.name)) node.attributes.push(attribute);
    names.add(attribute.name);
  }
}

/** @param {HtmlNode} parent */
function childrenOf(parent) {
  const children = [];
  for (let node = parent.first; node; node = node.next) children.push(node);
  return children;
}

/** What the parser asks of a tree, but for what is counted. @type {TreeAdapter<any>} */
const READING = {
  createDocument: () => newNode({}),
  createDocumentFragment: () => newNode({}),
  createElement: (name, space, attributes) => newNode({ name, space, attributes }),
  createCommentNode: () => null,
  createTextNode: (text) => newNode({ text }),
  appendChild: (parent, node) => (node ? insert(parent, node) : undefined),
  insertBefore: (parent, node, next) => (node ? insert(parent, node, next) : undefined),
  insertText,
  insertTextBefore: insertText,
  detachNode: detach,
  setTemplateContent: (template, content) => void contents.set(template, content),
  getTemplateContent: (template) => contents.get(template),
  adoptAttributes,
  getFirstChild: (node) => node.first,
  getChildNodes: childrenOf,
  getParentNode: (node) => node.parent,
  getAttrList: (node) => node.attributes,
  getTagName: (node) => node.name,
  getNamespaceURI: (node) => node.space,
  getTextNodeContent: (node) => node.text,
  getCommentNodeContent: () => '',
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isElementNode: /** @returns {node is any} */ (node) => Boolean(node?.name),
  isTextNode: /** @returns {node is any} */ (node) => node?.name === '',
  isCommentNode: /** @returns {node is any} */ (node) => node === null,
  isDocumentTypeNode: /** @returns {node is any} */ (node) => node === undefined,
  setDocumentType: () => {},
  getDocumentMode: (document) => document.mode,
  setDocumentMode: (document, mode) => void Object.assign(document, { mode }),
  getNodeSourceCodeLocation: () => null,
  setNodeSourceCodeLocation: () => {},
  updateNodeSourceCodeLocation: () => {},
};
