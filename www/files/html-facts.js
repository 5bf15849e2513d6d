// @ts-check
/**
 * What a saved page says of its article: the day it was published, and its title.
 *
 * The day is given only where all that the page says of it agrees. Not read: days in the running
 * text, times of updates.
 */

import { asDay } from './days.js';
import { firstElement, ofAttributes, wordsIn } from './html-tree.js';

/** @import { HtmlNode } from './html-tree.js' */

/** How pages name the time of publication for machines. */
const PUBLISHED = 'article:published_time';

/** What the attributes of an element say of the text or the time in it. */
const signsOf = ofAttributes((attribute) => {
  const has = (/** @type {string} */ part) => (attribute('class') ?? '').includes(part);
  const item = attribute('itemprop');
  return {
    property: attribute('property'),
    name: attribute('name'),
    isPublication: item === 'datePublished',
    isUpdate: has('updat') || has('modif') || item === 'dateModified',
    isShown: has('publish') || attribute('pubdate') !== undefined,
    isByline: has('publish') || has('byline') || has('dateline'),
    isLinkedData: attribute('type')?.toLowerCase() === 'application/ld+json',
    value: attribute('content') ?? attribute('datetime') ?? '',
    content: attribute('content'),
  };
});

/**
 * The day of publication, `YYYY-MM-DD`; `undefined` if the page does not say or contradicts itself.
 *
 * @param {HtmlNode} page
 */
export function publicationDay(page) {
  /** @type {unknown[]} */
  const told = [];
  firstElement(page, (element) => {
    if (isNamed(element)) told.push(signsOf(element).value);
    if (element.name === 'script' && signsOf(element).isLinkedData) addLinked(wordsIn(element), told);
    return false;
  });
  const days = daysOf(told);
  if (days.length > 0) return days.length === 1 ? days[0] : undefined;
  /** @type {string[]} */
  const shown = [];
  addShown(page, { byline: false, update: false }, shown);
  const seen = daysOf(shown);
  return seen.length === 1 ? seen[0] : undefined;
}

/**
 * The title of a page, as it gives it to others or to its window.
 *
 * @param {HtmlNode} page
 */
export function titleOf(page) {
  const shared = firstElement(page, (element) => element.name === 'meta' && isShared(element));
  const own = firstElement(page, ({ name, space }) => name === 'title' && space.endsWith('xhtml'));
  const title = (shared && signsOf(shared).content) ?? (own ? wordsIn(own) : '');
  return title.replace(/[ \t\n\f\r]+/g, ' ').trim() || undefined;
}

/** @param {HtmlNode} element */
const isShared = (element) => signsOf(element).property === 'og:title';

/** Whether this is the day for machines. @param {HtmlNode} element */
function isNamed(element) {
  const { property, name, isPublication } = signsOf(element);
  return isPublication || (element.name === 'meta' && [property, name].includes(PUBLISHED));
}

/**
 * Adds the times that a page shows as those of its publication: in the head of the article, or by a
 * class that says so.
 *
 * @param {HtmlNode} parent
 * @param {{byline: boolean, update: boolean}} around
 * @param {string[]} times
 */
function addShown(parent, around, times) {
  for (let element = parent.first; element; element = element.next) {
    if (!element.name) continue;
    const signs = signsOf(element);
    const update = around.update || signs.isUpdate;
    const isTime = element.name === 'time' && (around.byline || signs.isShown);
    if (isTime && !update) times.push(signs.value);
    const isHead = element.name === 'header' && parent.name === 'article';
    addShown(element, { byline: around.byline || isHead || signs.isByline, update }, times);
  }
}

/** @param {unknown[]} values */
function daysOf(values) {
  return [...new Set(values.flatMap((value) => asDay(value) ?? []))];
}

/**
 * Adds the `datePublished` of the articles that a page describes in JSON-LD.
 *
 * @param {string} json
 * @param {unknown[]} days
 */
function addLinked(json, days) {
  try {
    for (const article of articlesIn(JSON.parse(json))) days.push(article['datePublished']);
  } catch {
    // A page's broken notes for machines are no reason not to read the page.
  }
}

/**
 * The articles at the top of a JSON-LD value; those within others are related ones.
 *
 * @param {unknown} value
 */
function articlesIn(value) {
  /** @type {Record<string, unknown>[]} */
  const articles = [];
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (Array.isArray(next)) for (const one of next) left.push(one);
    if (typeof next !== 'object' || next === null || Array.isArray(next)) continue;
    const thing = /** @type {Record<string, unknown>} */ (next);
    const types = [thing['@type']].flat().map(String);
    const isArticle = types.some((type) => /(?:Article|BlogPosting|Report)$/.test(type));
    if (isArticle) articles.push(thing);
    else left.push(thing['@graph']);
  }
  return articles;
}
