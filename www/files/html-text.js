// @ts-check
/**
 * The text of an HTML document, with its paragraphs and lines as a browser would show them.
 *
 * Not read: style sheets (only what an element's own attributes hide is hidden), and what a script
 * would have put there.
 */

import { firstElement, ofAttributes } from './html-tree.js';
import { TextBuilder } from './text-builder.js';

/** @import { HtmlNode } from './html-tree.js' */

/** Nothing of these is text that is read. */
const DROPPED = wordSet(`
  audio button canvas datalist del dialog embed head iframe input math meter noscript object
  optgroup option output picture progress rp rt script select style svg template textarea video`);

/** Around an article and no part of it; a footer only if it is none of a quotation or a picture. */
const AROUND = wordSet('nav aside');
const AROUND_ROLES = wordSet('navigation search complementary contentinfo');
const WITH_FOOTER = wordSet('blockquote figure');

const PARAGRAPHS = wordSet(`
  address article aside blockquote body center details div dl fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol p pre section summary table ul`);

const LINES = wordSet('caption dd dt tbody tfoot thead');

/** How an element's own style says that its spaces and line breaks count. */
const KEPT = /white-space\s*:\s*(?:pre|break-spaces)/i;
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;

const signsOf = ofAttributes((attribute) => {
  const style = attribute('style') ?? '';
  return {
    role: attribute('role') ?? '',
    hidden: attribute('hidden') !== undefined || HIDDEN.test(style),
    kept: KEPT.test(style),
  };
});

/**
 * The article of a saved page: its one `<article>` or its `<main>`, whichever has the headline,
 * else all of it; without what stands around an article.
 *
 * @param {HtmlNode} page
 */
export function articleText(page) {
  const root = articleOf(page);
  // What stands in the whole page's head line; an article's own header has its headline.
  const banner = root.name !== 'article' && root.name !== 'main';
  return textOf(root, { around: true, banner }) || textOf(bodyOf(page));
}

/**
 * The part of a page that its article is.
 *
 * @param {HtmlNode} page
 */
function articleOf(page) {
  /** @type {HtmlNode[]} */
  const articles = [];
  addArticles(page, articles);
  const parts = [articles.length === 1 ? articles[0] : undefined, first(page, 'main')];
  return parts.find((part) => part && first(part, 'h1')) ?? parts.find((part) => part) ?? bodyOf(page);
}

/** Adds the articles that are in no other and in no aside. @param {HtmlNode} parent @param {HtmlNode[]} articles */
function addArticles(parent, articles) {
  for (let node = parent.first; node; node = node.next) {
    if (node.name === 'article') articles.push(node);
    else if (node.name !== 'aside') addArticles(node, articles);
  }
}

/** The first element of a name in a node. @param {HtmlNode} node @param {string} name */
function first(node, name) {
  return firstElement(node, (element) => element.name === name);
}

/** @param {HtmlNode} page */
export function bodyOf(page) {
  return first(page, 'body') ?? page;
}

/**
 * @typedef {object} Skipped What is not read of a page, none of it unless it is said.
 * @property {boolean} [around] What stands around an article.
 * @property {boolean} [banner] The page's head line.
 */

/**
 * All text in an element.
 *
 * @param {HtmlNode} root
 * @param {Skipped} [skipped]
 */
export function textOf(root, skipped = {}) {
  const builder = new TextBuilder();
  let quoted = false;
  for (let node = root.parent; node; node = node.parent) quoted ||= WITH_FOOTER.has(node.name);
  addElement(root, { builder, skipped, kept: false, quoted });
  return builder.text;
}

/**
 * @typedef {object} Walk
 * @property {TextBuilder} builder
 * @property {Skipped} skipped
 * @property {boolean} kept Whether spaces and line breaks count here.
 * @property {boolean} quoted Whether this is in a quotation or with a picture.
 */

/** @param {HtmlNode} parent @param {Walk} walk */
function addChildren(parent, walk) {
  for (let node = parent.first; node; node = node.next) {
    if (node.name) addElement(node, walk);
    else if (walk.kept) walk.builder.exact(node.text);
    else walk.builder.words(node.text);
  }
}

/** @param {HtmlNode} element @param {Walk} walk */
function addElement(element, walk) {
  const { name } = element;
  const { role, hidden, kept } = signsOf(element);
  if (DROPPED.has(name) || hidden || isSkipped(name, role, walk)) return;
  const { builder } = walk;
  const inside = {
    builder,
    skipped: walk.skipped,
    kept: name === 'pre' || kept || walk.kept,
    quoted: walk.quoted || WITH_FOOTER.has(name),
  };
  const fill = () => addChildren(element, inside);
  if (name === 'br') builder.line();
  else if (name === 'li') builder.item(fill);
  else if (name === 'tr') builder.tableRow(fill);
  else if (name === 'td' || name === 'th') builder.cell(fill);
  else if (PARAGRAPHS.has(name)) between(() => builder.paragraph(), fill);
  else if (LINES.has(name)) between(() => builder.row(), fill);
  else if (name === 'q') {
    builder.words('“');
    fill();
    builder.words('”');
  } else fill();
}

/** @param {string} name @param {string} role @param {Walk} walk */
function isSkipped(name, role, { skipped, quoted }) {
  if (skipped.banner && (name === 'header' || role === 'banner')) return true;
  if (!skipped.around) return false;
  return AROUND.has(name) || AROUND_ROLES.has(role) || (name === 'footer' && !quoted);
}

/** @param {() => void} edge @param {() => void} fill */
function between(edge, fill) {
  edge();
  fill();
  edge();
}

/** @param {string} words */
function wordSet(words) {
  return new Set(words.trim().split(/\s+/));
}
