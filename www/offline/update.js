// @ts-check
/**
 * A newer version of the page: the line that offers it, and the text and its publication date,
 * which live on in this window while the page is loaded anew.
 */

import { h, required } from '../dom.js';
import { strings } from '../strings.js';
import { TextMap } from '../text/text-map.js';

const KEY = 'whowhen-kept';

const box = () => required('text', HTMLElement);
const date = () => required('published', HTMLInputElement);
const line = () => required('update', HTMLElement);

/** @param {() => void} apply */
export function offerUpdate(apply) {
  const button = h('button', { type: 'button', click: apply }, strings.update.apply);
  line().replaceChildren(strings.update.there, ' ', button);
}

/** Keeps what is written; says so if it cannot. */
export function keepText() {
  const text = new TextMap(box()).text;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ text, published: date().value }));
    return true;
  } catch {
    line().replaceChildren(strings.update.notKept);
    return false;
  }
}

/** Puts back what was kept, once. */
export function restoreText() {
  const kept = takeKept();
  if (!kept) return;
  const { text, published } = JSON.parse(kept);
  box().textContent = text;
  date().value = published;
}

function takeKept() {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return kept;
  } catch {
    // A page that may store nothing has kept nothing.
    return null;
  }
}
