// @ts-check
/**
 * Pasting rich text. The browser pastes the clipboard's plain text and nothing else; only where
 * that is missing, or has lost the paragraphs, the clipboard's HTML is read instead.
 */

import { textOf } from '../files/html-text.js';
import { inertHtml } from '../engine/trusted.js';

/**
 * @param {HTMLElement} box Where people paste.
 * @param {(text: string) => void} insert Called with the text to put in the browser's stead.
 */
export function keepParagraphs(box, insert) {
  box.addEventListener('paste', (event) => {
    const { clipboardData } = event;
    const markup = clipboardData?.getData('text/html');
    if (!markup) return;
    const rich = textOf(inertHtml(markup).body);
    if (!isBetter(rich, clipboardData?.getData('text/plain') ?? '')) return;
    event.preventDefault();
    insert(rich);
  });
}

/**
 * Whether the text of the HTML has what the plain text lacks: all of it, or lines within the same
 * words.
 *
 * @param {string} rich
 * @param {string} plain
 */
export function isBetter(rich, plain) {
  if (rich === '') return false;
  if (plain.trim() === '') return true;
  const words = (/** @type {string} */ text) => text.replace(/[\s\u00AD\u200B\uFEFF]+/g, '');
  return linesIn(rich) > linesIn(plain) && words(rich) === words(plain);
}

/** @param {string} text */
function linesIn(text) {
  return text.split(/[\r\n]+/).filter((line) => line.trim() !== '').length;
}
