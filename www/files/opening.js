// @ts-check
/**
 * How a file comes to the page: by a button, or dropped anywhere on it. A dropped file never makes
 * the browser leave the page; dropped words stay the browser's own affair.
 */

import { FileProblem } from '../platform/file-problem.js';
import { ACCEPTED, readFile } from './files.js';
import { resting } from './resting.js';
import { strings } from '../page-strings.js';

/** @import { FileText } from './files.js' */

/**
 * @typedef {object} Listeners
 * @property {(file: FileText & {name: string}) => void} opened
 * @property {(message: string) => void} failed
 */

/**
 * Milliseconds without an event after which a dragged file is no longer over the page: browsers
 * send one at least every 350, and do not all say when a drag ends elsewhere.
 */
const STILL = 600;

export class Opening {
  #listeners;
  /** Ends the reading of a file, so that a slow one does not arrive after a newer one. */
  #latest = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #over;

  /**
   * @param {HTMLInputElement} input Of the type `file`; out of sight.
   * @param {Iterable<HTMLElement>} buttons That open its dialog.
   * @param {Listeners} listeners
   */
  constructor(input, buttons, listeners) {
    this.#listeners = listeners;
    input.accept = ACCEPTED;
    input.addEventListener('change', () => {
      this.#open([...(input.files ?? [])]);
      // Else the same file, chosen again, would be no change.
      input.value = '';
    });
    for (const button of buttons) button.addEventListener('click', () => input.click());
    this.#listenToDrops();
  }

  #listenToDrops() {
    addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      this.#showOver();
    });
    addEventListener('drop', (event) => {
      this.#showGone();
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#open([...(event.dataTransfer?.files ?? [])]);
    });
  }

  #showOver() {
    document.body.classList.add('dropping');
    clearTimeout(this.#over);
    this.#over = setTimeout(() => this.#showGone(), STILL);
  }

  #showGone() {
    clearTimeout(this.#over);
    document.body.classList.remove('dropping');
  }

  /** @param {File[]} files */
  async #open([file, ...others]) {
    if (!file) return;
    this.#latest.abort();
    const { signal } = (this.#latest = new AbortController());
    try {
      if (others.length > 0) throw new FileProblem(strings.files.one);
      const read = await readFile(file, resting(signal));
      if (!signal.aborted) this.#listeners.opened({ ...read, name: file.name });
    } catch (error) {
      const known = error instanceof FileProblem;
      if (!signal.aborted) this.#listeners.failed(known ? error.message : strings.files.broken);
    }
  }
}

/** @param {DragEvent} event */
function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes('Files') ?? false;
}
