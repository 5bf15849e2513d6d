// @ts-check
/**
 * Texts that are pasted or dropped, which are bounded as those of files are: one that has no room is
 * refused whole and said so, never cut.
 *
 * The browser puts in the plain text itself and nothing else; only where a clipboard has none, or one
 * that has lost the paragraphs, its HTML is read instead. Not here: files that are dropped.
 */

import { TEXT_LIMIT } from './files.js';
import { bodyOf, textOf } from './html-text.js';
import { htmlTreeAtOnce, isReadyForHtml, readyForHtml } from './html-tree.js';
import { strings } from '../page-strings.js';

/** @import { EditableText } from '../text/editable-text.js' */

/** Why a text is not put in. */
class Refusal extends Error {}

/**
 * @param {HTMLElement} box Where people paste and drop.
 * @param {Pick<EditableText, 'insert' | 'text' | 'selectedLength'>} editable
 * @param {(message: string) => void} refused Called with why a text was not put in.
 */
export function takeTexts(box, editable, refused) {
  /** @param {Event} event @param {() => void} take Throws a `Refusal`. */
  const unlessRefused = (event, take) => {
    try {
      take();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      event.preventDefault();
      refused(error.message);
    }
  };
  box.addEventListener('paste', (event) =>
    unlessRefused(event, () => {
      const copied = flavours(event.clipboardData);
      const room = () => TEXT_LIMIT - editable.text.length + editable.selectedLength;
      const take = () => {
        const rich = pasted(copied, room());
        if (rich === null) return;
        event.preventDefault();
        editable.insert(rich);
      };
      // In the first moments of a page, HTML that comes without a text waits for its reader.
      if (!copied.markup || isReadyForHtml()) take();
      else if (copied.plain.trim() !== '') mustFit(copied.plain, room());
      else {
        event.preventDefault();
        readyForHtml().then(
          () => unlessRefused(event, take),
          () => refused(strings.files.copiedUnread),
        );
      }
    }),
  );
  // Not while the page is being made. Where it fails, whoever pastes is told.
  setTimeout(() => readyForHtml().catch(() => {}));
  let moves = false;
  // What is dragged within the box is in it already.
  box.addEventListener('dragstart', () => (moves = true));
  box.addEventListener('dragend', () => (moves = false));
  box.addEventListener('drop', (event) =>
    unlessRefused(event, () => {
      if (!moves) mustFit(dropped(event.dataTransfer), TEXT_LIMIT - editable.text.length);
    }),
  );
}

/** What a clipboard has, which can be asked only at once. @param {DataTransfer | null} clipboard */
function flavours(clipboard) {
  return {
    plain: clipboard?.getData('text/plain') ?? '',
    markup: clipboard?.getData('text/html') ?? '',
  };
}

/**
 * The text to put in instead of a clipboard's plain text; `null` if the browser may paste that.
 *
 * @param {{plain: string, markup: string}} copied
 * @param {number} room In characters.
 */
function pasted({ plain, markup }, room) {
  mustFit(plain, room);
  const rich = markup && richText(markup, plain);
  if (!isBetter(rich, plain)) return null;
  mustFit(rich, room);
  return rich;
}

/** The text of a clipboard's HTML; empty if it cannot be read and there is a plain text. @param {string} markup @param {string} plain */
function richText(markup, plain) {
  try {
    return textOf(bodyOf(htmlTreeAtOnce(markup)));
  } catch {
    // Beyond what is read of markup: see `limits.js`.
    if (plain.trim() === '') throw new Refusal(strings.files.copiedTooTangled);
    return '';
  }
}

/** What is dropped, as text or else as the markup of one; nothing if it is files. @param {DataTransfer | null} data */
function dropped(data) {
  if (!data || data.types.includes('Files')) return '';
  return data.getData('text/plain') || data.getData('text/html');
}

/** @param {string} text @param {number} room In characters. */
function mustFit(text, room) {
  const { length } = text.length > room ? text.replaceAll('\r\n', '\n') : text;
  if (length > room) throw new Refusal(strings.files.noRoom(TEXT_LIMIT));
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
