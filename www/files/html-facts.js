// @ts-check
/**
 * What a saved page says of its article: the day it was published, and its title.
 *
 * The day is given only where all that the page says of it agrees. Not read: days in the running
 * text, times of updates.
 */

import { asDay } from './days.js';

/** Where pages write the day for machines. */
const NAMED = `
  meta[property="article:published_time"], meta[name="article:published_time"],
  [itemprop=datePublished]`;

/** Where pages show it: in the head of the article, or by a class that says so. */
const SHOWN = `
  time[pubdate], article > header time, time[class*=publish], [class*=publish] time,
  [class*=byline] time, [class*=dateline] time`;

const UPDATES = '[class*=updat], [class*=modif], [itemprop=dateModified]';

/**
 * The day of publication, `YYYY-MM-DD`; `undefined` if the page does not say or contradicts itself.
 *
 * @param {Document} page
 */
export function publicationDay(page) {
  const named = [...page.querySelectorAll(NAMED)].map(machineValue);
  const days = daysOf([...named, ...linkedDays(page)]);
  if (days.length > 0) return days.length === 1 ? days[0] : undefined;
  const shown = [...page.querySelectorAll(SHOWN)].filter((time) => !time.closest(UPDATES));
  const seen = daysOf(shown.map(machineValue));
  return seen.length === 1 ? seen[0] : undefined;
}

/**
 * The title of a page, as it gives it to others or to its window.
 *
 * @param {Document} page
 */
export function titleOf(page) {
  const shared = page.querySelector('meta[property="og:title"]')?.getAttribute('content');
  return (shared ?? page.title).trim() || undefined;
}

/** @param {Element} element */
function machineValue(element) {
  return element.getAttribute('content') ?? element.getAttribute('datetime') ?? '';
}

/** @param {unknown[]} values */
function daysOf(values) {
  return [...new Set(values.flatMap((value) => asDay(value) ?? []))];
}

/**
 * The `datePublished` of the articles that a page describes in JSON-LD.
 *
 * @param {Document} page
 */
function linkedDays(page) {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      return articlesIn(JSON.parse(script.textContent ?? '')).map((article) => article['datePublished']);
    } catch {
      // A page's broken notes for machines are no reason not to read the page.
      return [];
    }
  });
}

/**
 * The articles at the top of a JSON-LD value; those within others are related ones.
 *
 * @param {unknown} value
 * @returns {Record<string, unknown>[]}
 */
function articlesIn(value) {
  if (Array.isArray(value)) return value.flatMap(articlesIn);
  if (typeof value !== 'object' || value === null) return [];
  const thing = /** @type {Record<string, unknown>} */ (value);
  const types = [thing['@type']].flat().map(String);
  const isArticle = types.some((type) => /(?:Article|BlogPosting|Report)$/.test(type));
  return isArticle ? [thing] : articlesIn(thing['@graph']);
}
