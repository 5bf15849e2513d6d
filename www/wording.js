// @ts-check
/** Puts the page's own words into it: `data-say="about"` is `strings.page.about`, and so on. */

import { h, required } from './platform/dom.js';
import { strings } from './page-strings.js';

/** @type {Record<string, unknown>} */
const words = strings.page;

/** What a page's attribute says, and where its words go: a name, or what a stylesheet shows. */
const ATTRIBUTES = {
  'data-label': 'aria-label',
  'data-holder': 'data-placeholder',
  'data-drop-say': 'data-drop',
};

export function sayAll() {
  document.documentElement.lang = strings.language;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = wordsOf(element, 'data-say');
  }
  for (const [attribute, target] of Object.entries(ATTRIBUTES)) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      element.setAttribute(target, wordsOf(element, attribute));
    }
  }
  required('verify', HTMLElement).prepend(...strings.page.verify.map((said) => h('p', {}, said)));
  required('keys', HTMLElement).append(
    ...strings.page.keys.flatMap(([keys = '', does = '']) => [keyNames(keys), ` ${does} `]),
  );
}

/** @param {string} keys `Shift+F8` */
function keyNames(keys) {
  const names = keys.split('+').flatMap((key) => ['+', h('kbd', {}, key)]);
  return h('span', { class: 'keys' }, ...names.slice(1));
}

/** @param {Element} element @param {string} attribute */
function wordsOf(element, attribute) {
  const name = element.getAttribute(attribute) ?? '';
  const said = words[name];
  if (typeof said !== 'string') throw new Error(`No words for ${name}`);
  return said;
}
