// @ts-check
/**
 * A `<textarea>` or `<input>`: browsers paint no highlights in them, so its text is laid out once
 * more, unseen, over it, and the marks are painted there. Letters stay the field's own.
 */

import { TextMap } from '../text/text-map.js';
import { h } from '../platform/dom.js';
import { watchPlace } from '../platform/moving.js';
import { reveal } from '../platform/revealing.js';

/** @import { Adapter } from './adapter.js' */

/** Everything that decides where a letter stands, but for the size of the box. */
const LAYOUT = [
  'border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width',
  'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'font-family', 'font-size',
  'font-weight', 'font-style', 'font-stretch', 'font-variant', 'font-kerning', 'font-feature-settings',
  'font-variation-settings', 'font-optical-sizing', 'font-size-adjust', 'line-height', 'letter-spacing',
  'word-spacing', 'text-align', 'text-indent', 'text-transform', 'text-rendering', 'tab-size', 'direction',
  'unicode-bidi', 'writing-mode', 'white-space', 'overflow-wrap', 'word-break', 'line-break', 'hyphens',
  'scrollbar-width', 'visibility',
];

/** The least part of a pixel that Chromium counts: a line that stands by so much too high is drawn a pixel higher. */
const LEAST = 1 / 64;

/** Less than any part that counts, more than what arithmetic loses. */
const ROUNDING = 1e-4;

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {ShadowRoot} shadow Where the unseen text is laid out.
 * @returns {Adapter}
 */
export function fieldAdapter(field, shadow) {
  // For the eye alone: keys would lead to what scrolls, and a search in the page find all words twice.
  const mirror = h('div', { class: 'mirror', part: 'mirror', inert: true });
  const words = document.createTextNode('');
  // The one line of an input scrolls inside of its padding, and in the middle.
  const scroller = field instanceof HTMLInputElement ? h('div') : mirror;
  if (scroller !== mirror) mirror.append(scroller);
  scroller.append(words);

  const fill = () => {
    if (words.data !== field.value) words.data = field.value;
  };

  const place = () => {
    const { style } = mirror;
    const theirs = getComputedStyle(field);
    for (const name of LAYOUT) style.setProperty(name, theirs.getPropertyValue(name));
    mirror.lang = field.closest('[lang]')?.getAttribute('lang') ?? '';
    if (field instanceof HTMLInputElement) style.whiteSpace = 'pre';
    const { box, size, zoom, scale } = measured(field, theirs);
    style.zoom = String(zoom / (shadow.host.currentCSSZoom ?? 1));
    style.width = `${size.width}px`;
    style.height = `${size.height + LEAST}px`;
    if (scroller === mirror) fitScrollBars(field, mirror, theirs);
    // Fixed boxes stand in the window, but inside of what is transformed.
    style.transform = 'none';
    style.left = '0';
    style.top = '0';
    const origin = mirror.getBoundingClientRect();
    const own = origin.width / size.width || 1;
    style.left = `${(box.left - origin.left) / own + LEAST / 2}px`;
    style.top = `${(box.top - origin.top) / own + LEAST / 2}px`;
    const larger = (zoom * scale) / own;
    // Letters are drawn on other fractions of a pixel where there is a transform, whatever it does.
    if (Math.abs(larger - 1) > 0.001) style.transform = `scale(${larger})`;
    scroll();
  };

  const scroll = () => {
    scroller.scrollTop = field.scrollTop;
    scroller.scrollLeft = field.scrollLeft;
  };

  return {
    root: mirror,
    over: field,
    textSource: () => {
      fill();
      const map = new TextMap(mirror);
      // Its one node gets all of its words anew, and the ranges in it are gone.
      return { text: map.text, range: (start, end) => map.range(start, end), hasNodesOf: () => false };
    },
    watch(changed) {
      const listening = new AbortController();
      const { signal } = listening;
      shadow.append(mirror);
      // Its stylesheet.
      shadow.addEventListener('load', place, { signal, capture: true });
      fill();
      // Another screen has other pixels, in a window of the same size.
      const draw = () => {
        place();
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', draw, { signal, once: true });
      };
      draw();
      const typed = () => {
        fill();
        place();
        changed();
      };
      field.addEventListener('input', typed, { signal });
      field.form?.addEventListener('reset', () => setTimeout(typed), { signal });
      field.addEventListener('scroll', scroll, { signal, passive: true });
      addEventListener('scroll', place, { signal, passive: true, capture: true });
      addEventListener('resize', place, { signal });
      document.fonts?.addEventListener('loadingdone', place, { signal });
      const sizes = new ResizeObserver(place);
      sizes.observe(field);
      const rest = watchPlace(field, place);
      return () => {
        listening.abort();
        sizes.disconnect();
        rest();
        mirror.remove();
      };
    },
    reveal: (range) => reveal(range, field, place),
  };
}

/**
 * A field's box in the window, its size in its own pixels, and how these become those: letters are laid
 * out anew for a zoom, and drawn larger or smaller by a transform.
 *
 * @param {HTMLElement} field
 * @param {CSSStyleDeclaration} style
 */
function measured(field, style) {
  const box = field.getBoundingClientRect();
  const zoom = field.currentCSSZoom ?? 1;
  const { offsetWidth, offsetHeight } = field;
  // Whole pixels are all that the field says of its size, unless it is where nothing transforms it.
  const isDrawnAsItIs = Math.abs(box.width / zoom - offsetWidth) < 1 && Math.abs(box.height / zoom - offsetHeight) < 1;
  if (isDrawnAsItIs) {
    return { box, size: { width: laidOut(box.width) / zoom, height: laidOut(box.height) / zoom }, zoom, scale: 1 };
  }
  const exact = (/** @type {'width' | 'height'} */ way, /** @type {string[]} */ sides, /** @type {number} */ whole) => {
    const around = style.boxSizing === 'border-box' ? [] : sides.flatMap((side) => [`padding-${side}`, `border-${side}-width`]);
    const said = [way, ...around].reduce((sum, name) => sum + Number.parseFloat(style.getPropertyValue(name)), 0);
    // A scroll bar may be missing in what is said, of so many pixels.
    return said + Math.round(whole - said);
  };
  const size = {
    width: exact('width', ['left', 'right'], offsetWidth),
    height: exact('height', ['top', 'bottom'], offsetHeight),
  };
  return { box, size, zoom, scale: box.width / zoom / size.width };
}

/**
 * Pixels as they were before the browser said them: Chromium lays out in 64ths of a screen's pixel, and
 * says it in those of the page's, the rest cut off. By so much a line may just fit.
 *
 * @param {number} pixels
 */
function laidOut(pixels) {
  const parts = pixels / LEAST;
  if (!Number.isInteger(parts)) return pixels;
  const whole = Math.ceil(parts * devicePixelRatio - ROUNDING) * LEAST;
  return whole / devicePixelRatio + ROUNDING;
}

/**
 * Gives the mirror scroll bars like the field's, which nobody sees; else the room that they take.
 *
 * @param {HTMLElement} field
 * @param {HTMLElement} mirror
 * @param {CSSStyleDeclaration} style
 */
function fitScrollBars(field, mirror, style) {
  mirror.style.overflow = /hidden|scroll/.test(style.overflow) ? style.overflow : 'auto';
  const missing = () => [field.clientWidth - mirror.clientWidth, field.clientHeight - mirror.clientHeight];
  // A page may have made the field's another width.
  if (missing().some((pixels) => Math.abs(pixels) > 1)) mirror.style.scrollbarWidth = 'none';
  const [wide = 0, high = 0] = missing();
  const take = (/** @type {string} */ side, /** @type {number} */ pixels) => {
    const border = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    if (pixels > 1) mirror.style.setProperty(`border-${side}-width`, `${border + pixels}px`);
  };
  take(style.direction === 'rtl' ? 'left' : 'right', -wide);
  take('bottom', -high);
}
