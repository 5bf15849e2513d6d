// @ts-check
/**
 * What a page says to an element and the element cannot use: it is left alone, and developers are told,
 * once a page for each.
 *
 * Not here: what the people at the page are told, in its status line.
 */

import { KINDS } from '../kinds.js';

/** @type {Set<string>} */
const told = new Set();

/**
 * The kinds that `layers` names.
 *
 * @param {string} layers Parted by spaces.
 */
export function kindsIn(layers) {
  const named = layers.split(/\s+/).filter(Boolean);
  for (const name of named) {
    if (!KINDS.some((kind) => kind === name)) {
      warn(`"${name}" in layers is no kind of mark and is ignored; give some of ${KINDS.join(', ')}`);
    }
  }
  return KINDS.filter((kind) => named.includes(kind));
}

/**
 * A day of publication as the reader takes it; empty if it is none.
 *
 * @param {string} published
 */
export function dayIn(published) {
  const [, day = ''] = /^\s*(\d{4}-\d\d-\d\d)(?:[T ]|$)/.exec(published) ?? [];
  const isDay = day > '0001' && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  if (isDay) return day;
  if (published) warn(`"${published}" in published is no day and is ignored; write it as YYYY-MM-DD, such as 2013-11-05`);
  return '';
}

/**
 * That an element asks for a language that there are no words in.
 *
 * @param {string} lang @param {string[]} known
 */
export function warnOfLanguage(lang, known) {
  warn(`"${lang}" in lang has no wording, so it is ignored; there is ${known.join(', ')}, and languages takes more`);
}

/** @param {string} message */
function warn(message) {
  if (told.has(message)) return;
  told.add(message);
  console.warn(`<who-when>: ${message}`);
}
