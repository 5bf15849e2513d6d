// @ts-check
/** EDTF (ISO 8601-2) values in words: the parts of it that news dates need. */

import { strings } from './strings.js';

const { dates } = strings;

/**
 * A value in words; the value itself if it is of another form.
 *
 * @param {string} value
 * @returns {string}
 */
export function inWords(value) {
  const choice = /^\[(.+)\]$/.exec(value)?.[1];
  if (choice) return dates.oneOf(choice.split(',').map((one) => inWords(one.trim())));
  const [from, to, ...more] = value.split('/');
  if (from === undefined || more.length > 0) return value;
  if (to === undefined) return one(from);
  if (from === '' || from === '..') return dates.until(one(to));
  if (to === '' || to === '..') return dates.from(one(from));
  return between(from, to);
}

/**
 * Both ends of an interval, without saying a shared year or month twice.
 *
 * @param {string} from
 * @param {string} to
 */
function between(from, to) {
  const [year, month] = to.split('-');
  let first = one(from);
  if (isDay(from) && isDay(to) && from.startsWith(`${year}-${month}-`)) first = String(dayOf(from));
  else if (from.length === to.length && from.startsWith(`${year}-`)) {
    first = first.replace(` ${year}`, '');
  }
  return dates.span(first, one(to));
}

/** @param {string} date */
function one(date) {
  const about = /^(.+?)[?~%]+$/.exec(date)?.[1];
  if (about) return dates.about(certain(about));
  return certain(date);
}

/** @param {string} date @returns {string} */
function certain(date) {
  const parts = /^([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?$/.exec(date);
  const [, year, month, day] = parts ?? [];
  if (!year) return date;
  if (!month) return yearInWords(year);
  const name = monthInWords(month, day);
  if (name === undefined) return date;
  if (year === 'XXXX') return dates.yearUnknown(name);
  return `${name} ${yearInWords(year)}`;
}

/** @param {string} year */
function yearInWords(year) {
  if (/^\d{3}X$/.test(year)) return dates.decade(year.replace('X', '0'));
  if (/^\d{2}XX$/.test(year)) return dates.century(year.replace('XX', '00'));
  return year;
}

/** @param {string} month @param {string | undefined} day */
function monthInWords(month, day) {
  const number = Number(month);
  const season = number >= 21 && number <= 24 ? dates.seasons[number - 21] : undefined;
  const name = season ?? dates.months[number - 1];
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
const SEASON_STARTS = ['03', '06', '09', '12'];

/**
 * A key that sorts values by when they begin; what has no year goes last.
 *
 * @param {string} value
 */
export function sortKey(value) {
  const start = value.replace(/^(\[|\.\.|\/)+/, '');
  return start
    .replace(/^(\d{4})-2([1-4])/, (_, year, season) => `${year}-${SEASON_STARTS[season - 1]}`)
    .replace(/^\d+X+/, (digits) => digits.replaceAll('X', '0'));
}
