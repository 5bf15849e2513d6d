// @ts-check
/** EDTF (ISO 8601-2) values in words: the parts of it that news dates need. */

/** @import { Strings } from '../strings.js' */

/** @typedef {Strings['dates']} Words */

/** One of several dates. */
const CHOICE = /^\[([^[\]]+)\]$/;

/**
 * A value in words; the value itself if it is of another form.
 *
 * @param {string} value
 * @param {Words} words
 * @returns {string}
 */
export function inWords(value, words) {
  const choice = CHOICE.exec(value)?.[1];
  if (choice) return words.oneOf(choice.split(',').map((one) => inWords(one.trim(), words)));
  const [from, to, ...more] = value.split('/');
  if (from === undefined || more.length > 0) return value;
  if (to === undefined) return one(from, words);
  if (from === '' || from === '..') return words.until(one(to, words));
  if (to === '' || to === '..') return words.from(one(from, words));
  return between(from, to, words);
}

/**
 * Both ends of an interval, without saying a shared year or month twice.
 *
 * @param {string} from
 * @param {string} to
 * @param {Words} words
 */
function between(from, to, words) {
  const [year, month] = to.split('-');
  let first = one(from, words);
  if (isDay(from) && isDay(to) && from.startsWith(`${year}-${month}-`)) first = String(dayOf(from));
  else if (from.length === to.length && from.startsWith(`${year}-`)) {
    first = first.replace(` ${year}`, '');
  }
  return words.span(first, one(to, words));
}

/** @param {string} date @param {Words} words */
function one(date, words) {
  const about = /^([^?~%]+)[?~%]+$/.exec(date)?.[1];
  return about ? words.about(certain(about, words)) : certain(date, words);
}

/** @param {string} date @param {Words} words @returns {string} */
function certain(date, words) {
  const parts = /^([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?$/.exec(date);
  const [, year, month, day] = parts ?? [];
  if (!year) return date;
  if (!month) return yearInWords(year, words);
  const name = monthInWords(month, day, words);
  if (name === undefined) return date;
  if (year === 'XXXX') return words.yearUnknown(name);
  return `${name} ${yearInWords(year, words)}`;
}

/** @param {string} year @param {Words} words */
function yearInWords(year, words) {
  if (/^\d{3}X$/.test(year)) return words.decade(year.replace('X', '0'));
  if (/^\d{2}XX$/.test(year)) return words.century(year.replace('XX', '00'));
  return year;
}

/** @param {string} month @param {string | undefined} day @param {Words} words */
function monthInWords(month, day, words) {
  const number = Number(month);
  const season = number >= 21 && number <= 24 ? words.seasons[number - 21] : undefined;
  const name = season ?? words.months[number - 1];
  if (name === undefined || day === undefined || day === 'XX') return name;
  return /^\d\d$/.test(day) ? `${Number(day)} ${name}` : undefined;
}

/** @param {string} date */
function isDay(date) {
  return /^\d{4}-\d\d-\d\d$/.test(date);
}

/** @param {string} date */
function dayOf(date) {
  return Number(date.slice(-2));
}

/** The months in which EDTF's seasons begin. */
const SEASON_STARTS = [3, 6, 9, 12];

/**
 * Days since 1970, the first of a date and the one after its last.
 *
 * @typedef {{from: number, to: number}} Days
 */

/**
 * When a value is; `null` where the calendar does not say (no year, another form). An interval that
 * is open at one end is its known end.
 *
 * @param {string} value
 * @returns {Days | null}
 */
export function daysOf(value) {
  const choice = CHOICE.exec(value)?.[1];
  const ends = (choice ? choice.split(',') : value.split('/')).map((end) => end.trim());
  const known = ends.filter((end) => end !== '' && end !== '..').map(daysOfOne);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || known.includes(null)) return null;
  return { from: first.from, to: Math.max(first.to, last.to) };
}

/** @param {string} date @returns {Days | null} */
function daysOfOne(date) {
  const parts = /^(\d{2,4}X{0,2})(?:-(\d\d))?(?:-(\d\d))?[?~%]*$/.exec(date);
  const [, year, month, day] = parts ?? [];
  if (!year || year.length !== 4) return null;
  const first = Number(year.replaceAll('X', '0'));
  const years = 10 ** (year.length - year.replaceAll('X', '').length);
  if (years > 1 || !month) return { from: dayNumber(first, 1), to: dayNumber(first + years, 1) };
  const season = SEASON_STARTS[Number(month) - 21];
  if (season) return { from: dayNumber(first, season), to: dayNumber(first, season + 3) };
  const from = dayNumber(first, Number(month), day ? Number(day) : 1);
  return { from, to: day ? from + 1 : dayNumber(first, Number(month) + 1) };
}

/**
 * @param {number} year
 * @param {number} month From 1; 13 is the next year's first.
 * @param {number} [day]
 */
function dayNumber(year, month, day = 1) {
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}
