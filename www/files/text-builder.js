// @ts-check
/**
 * Plain text out of words, lines, paragraphs and table cells, laid out as a browser shows them:
 * white space collapses, breaks and gaps count only between words.
 *
 * Not known here: what any markup means.
 */

import { withoutTail } from './lines.js';

/** What collapses into one space. A no-break space is shown as one too. */
const WHITE = /[ \t\n\r\f\u00A0]+/g;
/** What is there for the layout alone: soft hyphen, zero-width space, byte order mark. */
const UNSEEN = /[\u00AD\u200B\uFEFF]/g;

/** The breaks between two paragraphs. */
const PARAGRAPH = 2;

export class TextBuilder {
  /** @type {string[]} */
  #pieces = [];
  /** Line breaks owed before the next words. */
  #breaks = 0;
  /** Line breaks asked for one by one since the last words. */
  #lines = 0;
  /** What is owed between two words of a line. */
  #gap = '';
  /** How many list items are open: inside of one there are lines and no paragraphs. */
  #items = 0;
  /** How many pieces there were when the row began. */
  #row = 0;
  /** Whether a cell has begun and has no words yet. */
  #fresh = false;

  /** Words whose white space collapses. @param {string} text */
  words(text) {
    const seen = text.replace(UNSEEN, '').replace(WHITE, ' ');
    const bare = seen.replace(/^ | $/g, '');
    if (seen.startsWith(' ')) this.#gap ||= ' ';
    if (bare === '') return;
    this.#write(bare);
    if (seen.endsWith(' ')) this.#gap = ' ';
  }

  /** Words whose spaces and line breaks count. @param {string} text */
  exact(text) {
    for (const [number, line] of text.split(/\r\n?|\n/).entries()) {
      if (number > 0) this.line();
      const seen = line.replace(UNSEEN, '').replaceAll('\u00A0', ' ');
      if (/\S/.test(seen)) this.#write(seen);
      else if (seen !== '') this.#gap ||= seen;
    }
  }

  /** A line break; two of them make a paragraph, and so do more. */
  line() {
    this.#lines = Math.min(this.#lines + 1, PARAGRAPH);
    this.#breaks = Math.max(this.#breaks, this.#lines);
  }

  /** Where a line of its own begins or ends. */
  row() {
    if (!this.#fresh) this.#breaks = Math.max(this.#breaks, 1);
  }

  /** Where a paragraph begins or ends. */
  paragraph() {
    if (this.#items > 0) this.row();
    else if (!this.#fresh) this.#breaks = PARAGRAPH;
  }

  /** A tab within a line. */
  tab() {
    this.#gap = '\t';
  }

  /** An item of a list. @param {() => void} fill */
  item(fill) {
    this.row();
    this.#items++;
    fill();
    this.#items--;
    this.row();
  }

  /** A row of a table. @param {() => void} fill */
  tableRow(fill) {
    const outer = this.#row;
    this.row();
    this.#row = this.#pieces.length;
    fill();
    if (this.#pieces.length > this.#row) this.#breaks = 1;
    this.#row = outer;
  }

  /** A cell of a row, after a tab if the row has words already. @param {() => void} fill */
  cell(fill) {
    if (this.#pieces.length > this.#row) {
      this.#breaks = this.#lines = 0;
      this.tab();
    }
    this.#fresh = true;
    fill();
    this.#fresh = false;
  }

  /** The text so far. */
  get text() {
    return this.#pieces.join('').split('\n').map(withoutTail).join('\n');
  }

  /** @param {string} words */
  #write(words) {
    if (this.#pieces.length > 0) this.#pieces.push('\n'.repeat(this.#breaks) || this.#gap);
    this.#pieces.push(words);
    this.#breaks = this.#lines = 0;
    this.#gap = '';
    this.#fresh = false;
  }
}
