// @ts-check
/** What the panel of lists is made of: buttons, fields with labels, and a focus that stays. */

import { h } from '../platform/dom.js';

/**
 * @param {string} words
 * @param {string} key What stays the same when it is made anew: what it does, and to what.
 * @param {() => void} click
 * @param {string} [label] What a screen reader says of one that has many like it.
 * @param {boolean} [disabled]
 */
export function button(words, key, click, label, disabled = false) {
  return h('button', { type: 'button', 'data-key': key, 'aria-label': label, disabled, click }, words);
}

/** @param {string} value @param {string} words */
export function option(value, words) {
  return h('option', { value }, words);
}

/** @param {string} words @param {HTMLElement} input @param {string} [hint] */
export function labelled(words, input, hint) {
  return h('label', {}, h('span', {}, words, hint && h('small', {}, ` ${hint}`)), input);
}

/**
 * Makes parts of a container anew. A focus that goes with them goes to what does the same to the same, else
 * to something else of the same, else to what now stands there.
 *
 * @param {HTMLElement} container
 * @param {() => void} make
 */
export function keepingFocus(container, make) {
  const { activeElement } = document;
  const key = activeElement instanceof HTMLElement && container.contains(activeElement) ? activeElement.dataset['key'] : undefined;
  const index = keyed(container).findIndex((one) => one === activeElement);
  make();
  if (key === undefined || canFocus(activeElement)) return;
  const now = keyed(container);
  const about = key.replace(/^\S+/, '');
  const same = now.find(({ dataset }) => dataset['key'] === key) ?? now.find(({ dataset }) => about && dataset['key']?.endsWith(about));
  (same ?? now[Math.min(index, now.length - 1)])?.focus();
}

/** What can have the focus and has a key, in its order. @param {HTMLElement} container */
function keyed(container) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (container.querySelectorAll('[data-key]'))].filter(canFocus);
}

/** @param {Element | null} element */
function canFocus(element) {
  return element !== null && element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}
