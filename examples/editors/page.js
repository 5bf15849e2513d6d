// @ts-check
/** What the examples' pages share: where the editor is, and what it would save. */

import './page.css';

/** @import { WhoWhenElement } from 'whowhen/element' */

/** The element beside the editor; the tests also open each page without it. */
export const reader = /** @type {WhoWhenElement | null} */ (document.querySelector('who-when'));

/** @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Shows what the editor would save. @param {string} html */
export function showSaved(html) {
  byId('saved').textContent = html;
}
