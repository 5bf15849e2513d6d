// @ts-check
/**
 * Draws a time scale beside a list of dates: each date at its place in time, joined to its entry, so
 * that the list and the drawing cannot disagree. The drawing is for the eye; the list says it all.
 */

import { inWords } from './edtf.js';
import { placeOn, scaleOver } from './timeline.js';

/** @import { Days } from './edtf.js' */
/** @import { Segment } from './timeline.js' */
/** @import { Strings } from '../strings.js' */

const SVG = 'http://www.w3.org/2000/svg';

/** Pixels: where the scale stands, how wide the drawing is, and what its ends keep clear. */
const AXIS = 10;
const WIDTH = 34;
const MARGIN = 10;
/** The least height of a date's mark on the scale, in pixels. */
const LEAST = 5;

/**
 * @param {HTMLElement} section Positioned; holds the list, and gets the drawing.
 * @param {{item: HTMLElement, days: Days}[]} dated In the order of their beginnings.
 * @param {Strings} strings
 */
export function drawTimeline(section, dated, { dates, lists }) {
  section.querySelector(':scope > .timeline')?.remove();
  const last = dated.at(-1);
  const first = dated[0];
  if (!first || !last || dated.length < 2) return;
  const top = first.item.offsetTop;
  const height = last.item.offsetTop + last.item.offsetHeight - top;
  // Set in columns, as a sheet of paper may have it, the entries are in no line to draw along.
  if (height <= 2 * MARGIN) return;
  const scale = scaleOver(dated.map(({ days }) => days));
  const heightOf = (/** @type {number} */ day) => MARGIN + placeOn(scale, day) * (height - 2 * MARGIN);
  const drawing = svg('svg', { class: 'timeline', width: WIDTH, height, 'aria-hidden': 'true' });
  for (const segment of scale) {
    const [from, to] = [heightOf(segment.days.from), heightOf(segment.days.to)];
    drawing.append(svg('line', { class: 'axis', x1: AXIS, x2: AXIS, y1: from, y2: to }));
  }
  for (const place of cutsOf(scale)) {
    const y = MARGIN + place * (height - 2 * MARGIN);
    drawing.append(svg('path', { class: 'cut', d: `M${AXIS - 5} ${y - 1}l10 -4M${AXIS - 5} ${y + 5}l10 -4` }));
  }
  // Days lie over the months and years that they are in.
  const shortLast = [...dated].sort((a, b) => b.days.to - b.days.from - (a.days.to - a.days.from));
  for (const { item, days } of shortLast) {
    const from = heightOf(days.from);
    const to = Math.max(heightOf(days.to), from + LEAST);
    const entry = headingMiddle(item) - top;
    // A long stretch is met where it passes its entry, so that few lines cross.
    const joint = Math.max(from + LEAST / 2, Math.min(to - LEAST / 2, entry));
    const bend = (AXIS + WIDTH) / 2;
    drawing.append(
      svg('path', {
        class: 'link',
        d: `M${AXIS} ${joint}C${bend} ${joint} ${bend} ${entry} ${WIDTH} ${entry}`,
      }),
      svg('rect', { class: days.to - days.from > 1 ? 'stretch' : 'day', x: AXIS - 4, y: from, width: 8, height: to - from, rx: 2.5 }),
    );
  }
  const about = document.createElementNS(SVG, 'title');
  about.textContent = lists.scale(inWords(isoDay(first.days.from), dates), inWords(isoDay(last.days.to - 1), dates));
  drawing.prepend(about);
  drawing.style.top = `${top}px`;
  section.append(drawing);
}

/** Where the scale is cut, 0 to 1. @param {Segment[]} scale */
function cutsOf(scale) {
  return scale.slice(1).map(({ start }, place) => (start + (scale[place]?.end ?? start)) / 2);
}

/** Where an entry's heading is, in pixels from the section's top. @param {HTMLElement} item */
function headingMiddle(item) {
  const heading = item.firstElementChild;
  return heading instanceof HTMLElement ? heading.offsetTop + heading.offsetHeight / 2 : item.offsetTop;
}

/** @param {number} day Since 1970. */
function isoDay(day) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/**
 * @param {'svg' | 'line' | 'path' | 'rect'} name
 * @param {Record<string, string | number>} attributes
 */
function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
