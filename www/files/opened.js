// @ts-check
/**
 * What happens on the desk with a file that was opened: its text replaces the one there, its
 * publication date is set or offered, and a line says so.
 *
 * A date that a person gave is never overridden. One that came with a file goes with it.
 */

import { h, required } from '../platform/dom.js';
import { inWords } from '../findings/edtf.js';
import { Opening } from './opening.js';
import { strings } from '../page-strings.js';

/** @import { FileText } from './files.js' */

const { files: said, dates } = strings;

/**
 * @typedef {object} Place
 * @property {HTMLElement} box The text.
 * @property {HTMLInputElement} date When the text was published; its `change` is listened to.
 * @property {(text: string) => void} put Replaces the text.
 */

/** @param {Place} place */
export function takeFiles(place) {
  const fileInput = new FileInput(place);
  const input = required('file', HTMLInputElement);
  const buttons = document.querySelectorAll(/** @type {'button'} */ ('button.open-file'));
  new Opening(input, buttons, {
    opened: (file) => fileInput.opened(file),
    failed: (message) => fileInput.say(message),
  });
}

class FileInput {
  #place;
  #note = required('notice', HTMLElement);
  /** The date that came with a file, while nobody has changed it. */
  #filled = '';
  /** @type {string | null} The date before the last file's, while undoing brings its text back. */
  #before = null;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    // The line is about the text that came in, which is another one after an edit.
    place.box.addEventListener('input', (event) => this.#edited(/** @type {InputEvent} */ (event)));
  }

  /** @param {FileText & {name: string}} file */
  opened({ text, published = '', name }) {
    this.#place.put(text);
    const given = this.#place.date.value;
    const free = given === '' || given === this.#filled;
    this.#before = free ? given : null;
    if (free) this.#fill(published);
    const words = [said.opened(name)];
    if (published && free) words.push(said.dated(inWords(published, dates)));
    if (published && !free && published !== given) this.#offer(words, published);
    else this.say(...words);
  }

  /** @param {...(string | Node)} words */
  say(...words) {
    this.#note.replaceChildren(...words.flatMap((word, i) => (i ? [' ', word] : [word])));
  }

  /** @param {string[]} words @param {string} day */
  #offer(words, day) {
    const use = () => {
      this.#fill(day);
      this.say(said.dated(inWords(day, dates)));
      this.#place.date.focus();
    };
    const button = h('button', { type: 'button', click: use }, said.useDay);
    this.say(...words, said.otherDay(inWords(day, dates)), button);
  }

  /** @param {string} day `YYYY-MM-DD`; empty for none. */
  #fill(day) {
    this.#filled = day;
    if (this.#place.date.value === day) return;
    this.#place.date.value = day;
    this.#place.date.dispatchEvent(new Event('change'));
  }

  /** @param {InputEvent} event */
  #edited({ inputType }) {
    const untouched = this.#place.date.value === this.#filled;
    if (inputType === 'historyUndo' && this.#before !== null && untouched) this.#fill(this.#before);
    this.#before = null;
    this.say();
  }
}
