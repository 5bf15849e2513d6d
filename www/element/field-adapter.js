// @ts-check
/**
 * A `<textarea>` or `<input>`: browsers paint no highlights in them, so its text is laid out once
 * more, unseen, over it, and the marks are painted there. Letters stay the field's own.
 */

import { TextMap } from '../text/text-map.js';
import { h } from '../dom.js';

/** @import { Adapter } from './adapter.js' */

/** Everything that decides where a letter stands. */
const LAYOUT = [
  'box-sizing', 'border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width',
  'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'font-family', 'font-size',
  'font-weight', 'font-style', 'font-stretch', 'font-variant', 'font-kerning', 'font-feature-settings',
  'font-size-adjust', 'line-height', 'letter-spacing', 'word-spacing', 'text-align', 'text-indent',
  'text-transform', 'text-rendering', 'tab-size', 'direction', 'unicode-bidi', 'writing-mode',
  'overflow-wrap', 'word-break', 'line-break', 'hyphens',
];

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {ShadowRoot} shadow Where the unseen text is laid out.
 * @returns {Adapter}
 */
export function fieldAdapter(field, shadow) {
  const mirror = h('div', { class: 'mirror', part: 'mirror', 'aria-hidden': 'true' });
  const words = document.createTextNode('');
  mirror.append(words);

  const fill = () => {
    if (words.data !== field.value) words.data = field.value;
  };

  const place = () => {
    const style = getComputedStyle(field);
    for (const name of LAYOUT) mirror.style.setProperty(name, style.getPropertyValue(name));
    mirror.style.whiteSpace = field instanceof HTMLInputElement ? 'pre' : 'pre-wrap';
    mirror.style.visibility = style.visibility;
    const box = field.getBoundingClientRect();
    // A scroll bar takes room from the words.
    const { clientWidth, clientHeight, clientLeft, clientTop } = field;
    mirror.style.boxSizing = 'content-box';
    mirror.style.borderWidth = '0';
    const padding = (/** @type {string} */ side) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
    mirror.style.width = `${clientWidth - padding('left') - padding('right')}px`;
    mirror.style.height = `${clientHeight - padding('top') - padding('bottom')}px`;
    mirror.style.left = '0';
    mirror.style.top = '0';
    // Fixed boxes stand in the window, but inside of what is transformed.
    const origin = mirror.getBoundingClientRect();
    mirror.style.left = `${box.left + clientLeft - origin.left}px`;
    mirror.style.top = `${box.top + clientTop - origin.top}px`;
    scroll();
  };

  const scroll = () => {
    mirror.scrollTop = field.scrollTop;
    mirror.scrollLeft = field.scrollLeft;
  };

  return {
    root: mirror,
    ground: () => {
      fill();
      const map = new TextMap(mirror);
      // Its one node gets all of its words anew, and the ranges in it are gone.
      return { text: map.text, range: (start, end) => map.range(start, end), hasNodesOf: () => false };
    },
    watch(changed) {
      const listening = new AbortController();
      const { signal } = listening;
      shadow.append(mirror);
      fill();
      place();
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
      return () => {
        listening.abort();
        sizes.disconnect();
        mirror.remove();
      };
    },
    reveal(range) {
      const letter = range.getBoundingClientRect();
      const box = mirror.getBoundingClientRect();
      if (letter.top < box.top || letter.bottom > box.bottom) {
        field.scrollTop += letter.top - box.top - box.height / 3;
        scroll();
      }
      field.scrollIntoView({ block: 'nearest' });
    },
  };
}
