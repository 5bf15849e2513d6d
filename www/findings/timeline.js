// @ts-check
/**
 * A time scale that fits a given length: dates keep their distances, but where long stretches are
 * empty the scale is cut, and says so. Numbers in, numbers out; no DOM.
 */

/** @import { Days } from './edtf.js' */

/** An empty stretch that is longer than this part of the whole is cut out. */
const EMPTY = 0.25;
/** At most so many cuts: more of them and the distances say nothing. */
const CUTS = 3;
/** The length of a cut, in parts of the whole. */
const CUT = 0.06;

/**
 * @typedef {object} Segment A piece of the scale without a cut in it.
 * @property {Days} days
 * @property {number} start Its place on the scale, 0 to 1.
 * @property {number} end
 */

/**
 * The scale over these dates, from the first to the last.
 *
 * @param {Days[]} dates In the order of their beginnings.
 * @returns {Segment[]} None for no dates.
 */
export function scaleOver(dates) {
  const pieces = cut(dates);
  const lengths = pieces.map(({ days }) => days.to - days.from);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const count = pieces.reduce((sum, piece) => sum + piece.dates, 0);
  const room = 1 - CUT * (pieces.length - 1);
  let start = 0;
  return pieces.map(({ days, dates: held }, place) => {
    // Half by its length, half by what stands in it: a day full of events is not a point.
    const share = pieces.length === 1 ? 1 : ((lengths[place] ?? 0) / total + held / count) / 2;
    const segment = { days, start, end: start + share * room };
    start = segment.end + CUT;
    return segment;
  });
}

/**
 * Where a day is on a scale, 0 to 1.
 *
 * @param {Segment[]} scale
 * @param {number} day
 */
export function placeOn(scale, day) {
  const segment = scale.find(({ days }) => day <= days.to) ?? scale.at(-1);
  if (!segment) return 0;
  const { days, start, end } = segment;
  const part = (day - days.from) / (days.to - days.from);
  return start + Math.max(0, Math.min(1, part)) * (end - start);
}

/**
 * The dates' pieces between the longest empty stretches.
 *
 * @param {Days[]} dates
 * @returns {{days: Days, dates: number}[]}
 */
function cut(dates) {
  const first = dates[0];
  if (!first) return [];
  const gaps = emptyStretches(dates);
  const last = Math.max(...dates.map(({ to }) => to));
  const long = gaps.filter(({ length }) => length > EMPTY * (last - first.from));
  const chosen = long.sort((a, b) => b.length - a.length).slice(0, CUTS);
  const cuts = new Set(chosen.map(({ before }) => before));
  /** @type {{days: Days, dates: number}[]} */
  const pieces = [];
  dates.forEach(({ from, to }, place) => {
    const piece = pieces.at(-1);
    if (!piece || cuts.has(place)) pieces.push({ days: { from, to }, dates: 1 });
    else {
      piece.days.to = Math.max(piece.days.to, to);
      piece.dates++;
    }
  });
  return pieces;
}

/**
 * Stretches without a date, by the place of the date after each.
 *
 * @param {Days[]} dates
 */
function emptyStretches(dates) {
  let reached = dates[0]?.to ?? 0;
  return dates.map(({ from, to }, before) => {
    const length = from - reached;
    reached = Math.max(reached, to);
    return { before, length };
  });
}
