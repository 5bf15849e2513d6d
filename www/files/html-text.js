// @ts-check
/**
 * The text of an HTML document, with its paragraphs and lines as a browser would show them.
 *
 * Not read: style sheets (only what an element's own attributes hide is hidden), and what a script
 * would have put there.
 */

import { TextBuilder } from './text-builder.js';

/** Nothing of these is text that is read. */
const DROPPED = wordSet(`
  audio button canvas datalist del dialog embed head iframe input math meter noscript object
  optgroup option output picture progress rp rt script select style svg template textarea video`);

/** Around an article and no part of it. */
const AROUND = `
  nav, aside, footer:not(blockquote footer, figure footer), [role=navigation], [role=search],
  [role=complementary], [role=contentinfo]`;

/** What stands in the whole page's head line; an article's own header has its headline. */
const BANNER = 'header, [role=banner]';

const PARAGRAPHS = wordSet(`
  address article aside blockquote body center details div dl fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol p pre section summary table ul`);

const LINES = wordSet('caption dd dt tbody tfoot thead');

/** How an element's own style says that its spaces and line breaks count. */
const KEPT = /white-space\s*:\s*(?:pre|break-spaces)/i;
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;

/**
 * The article of a saved page: its one `<article>` or its `<main>`, whichever has the headline,
 * else all of it; without what stands around an article.
 *
 * @param {Document} page
 */
export function articleText(page) {
  const root = articleOf(page);
  const banner = root.matches('article, main') ? [] : page.querySelectorAll(BANNER);
  const skipped = new Set([...page.querySelectorAll(AROUND), ...banner]);
  return textOf(root, skipped) || textOf(page.body);
}

/**
 * The part of a page that its article is.
 *
 * @param {Document} page
 */
export function articleOf(page) {
  const articles = [...page.querySelectorAll('article')].filter(
    (element) => !element.parentElement?.closest('article, aside'),
  );
  const parts = [articles.length === 1 ? articles[0] : null, page.querySelector('main')];
  return parts.find((part) => part?.querySelector('h1')) ?? parts.find((part) => part) ?? page.body;
}

/**
 * All text in an element.
 *
 * @param {Element} root
 * @param {Set<Element>} [skipped]
 */
export function textOf(root, skipped = new Set()) {
  const builder = new TextBuilder();
  addElement(root, { builder, skipped, kept: false });
  return builder.text;
}

/**
 * @typedef {object} Walk
 * @property {TextBuilder} builder
 * @property {Set<Element>} skipped
 * @property {boolean} kept Whether spaces and line breaks count here.
 */

/** @param {Node} parent @param {Walk} walk */
function addChildren(parent, walk) {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = /** @type {Text} */ (node);
      if (walk.kept) walk.builder.exact(data);
      else walk.builder.words(data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      addElement(/** @type {Element} */ (node), walk);
    }
  }
}

/** @param {Element} element @param {Walk} walk */
function addElement(element, walk) {
  const name = element.localName;
  const style = element.getAttribute('style') ?? '';
  if (DROPPED.has(name) || walk.skipped.has(element)) return;
  if (element.hasAttribute('hidden') || HIDDEN.test(style)) return;
  const { builder } = walk;
  const inside = { ...walk, kept: name === 'pre' || KEPT.test(style) || walk.kept };
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
