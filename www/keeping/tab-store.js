// @ts-check
/**
 * What the browser keeps for this tab alone, in `sessionStorage`: it outlives a reload and a crash
 * and goes with the tab. No other tab and no later visit reads it; a tab that somebody duplicates
 * begins with a copy. Everything here throws where the browser forbids it or has no room.
 *
 * It knows no page: what is kept, `keeping.js` says.
 */

import { KINDS } from '../kinds.js';

/** @import { Kind } from '../contract.js' */

/**
 * @typedef {object} PageState What stands on the desk besides the text.
 * @property {string} published `YYYY-MM-DD`; empty for none.
 * @property {Kind[]} hidden Kinds whose marks are not shown.
 * @property {number | null} cursor Where in the text; `null` if the focus is elsewhere.
 * @property {number[]} scrolled Pixels: the text, the lists, the page.
 */

/** @typedef {{text: string, state: PageState}} Kept */

/** @type {Readonly<PageState>} */
export const BARE = { published: '', hidden: [], cursor: null, scrolled: [0, 0, 0] };

// The text has an entry of its own, as it is: the rest changes far more often, and a text of two
// million characters is not to be written because somebody scrolled.
const TEXT = 'whowhen-text';
const STATE = 'whowhen-kept';
const BRINGING_BACK = 'whowhen-bringing-back';

/** @param {string} text */
export function keepText(text) {
  if (text) sessionStorage.setItem(TEXT, text);
  else sessionStorage.removeItem(TEXT);
}

/** @param {PageState} state */
export function keepState(state) {
  const said = JSON.stringify(state);
  if (said === JSON.stringify(BARE)) sessionStorage.removeItem(STATE);
  else sessionStorage.setItem(STATE, said);
}

/** What was kept; `null` if nothing was. @returns {Kept | null} */
export function takeKept() {
  const text = sessionStorage.getItem(TEXT);
  const state = sessionStorage.getItem(STATE);
  return text === null && state === null ? null : understood(text, state);
}

/** Whether the page is bringing the text back, which may stop it once more. @param {boolean} begun */
export function markBringingBack(begun) {
  if (begun) sessionStorage.setItem(BRINGING_BACK, 'begun');
  else sessionStorage.removeItem(BRINGING_BACK);
}

/** Whether the page never got to the end of bringing the text back. */
export function stoppedBringingBack() {
  return sessionStorage.getItem(BRINGING_BACK) !== null;
}

/**
 * Another version of the page may have written it: what is not as it should be counts as not kept.
 *
 * @param {string | null} text
 * @param {string | null} said
 * @returns {Kept}
 */
function understood(text, said) {
  const state = parsed(said);
  const { published, hidden, cursor, scrolled } = state;
  return {
    // Versions that kept the text for an update alone had it in here.
    text: text ?? (typeof state['text'] === 'string' ? state['text'] : ''),
    state: {
      published: typeof published === 'string' ? published : BARE.published,
      hidden: Array.isArray(hidden) ? KINDS.filter((kind) => hidden.includes(kind)) : BARE.hidden,
      cursor: isCount(cursor) ? cursor : BARE.cursor,
      scrolled: Array.isArray(scrolled) && scrolled.every(isCount) ? scrolled : BARE.scrolled,
    },
  };
}

/** @param {string | null} said @returns {Record<string, unknown>} */
function parsed(said) {
  try {
    return { ...JSON.parse(said ?? '{}') };
  } catch {
    return {};
  }
}

/** @param {unknown} value @returns {value is number} */
function isCount(value) {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
