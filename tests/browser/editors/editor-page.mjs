/** What somebody does in an example's page: writes in its editor, and sees marks there. */

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { countTraces } from './traces.mjs';

/** @import { OpenOptions, Words } from '../words.mjs' */

/** How long, in milliseconds, a page may take to come to what is expected. */
const PATIENCE = 8_000;

/** Milliseconds between two looks at the page. */
const PULSE = 50;

/** Milliseconds until an editor has heard from the browser where the cursor went. */
const HEARD = 100;

/** Editors make one step to undo of what is done within about a second. */
const STEP = 1_200;

/** The page of an example in a browser. */
export class EditorPage {
  /** @param {Words} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens an example and waits until it shows what it would save, and whowhen has read it if it is there.
   *
   * @param {(options: OpenOptions) => Promise<Words>} open
   * @param {string} url
   */
  static async open(open, url) {
    const page = await open({ url, before: countTraces, ready: false });
    const isRead = () => {
      const reader = /** @type {any} */ (document.querySelector('who-when'));
      return document.getElementById('saved')?.textContent && (!reader || reader.analysis !== null);
    };
    for (const end = Date.now() + PATIENCE; !(await page.see(isRead)); await pause(PULSE)) {
      assert.ok(Date.now() < end, `the page is not read: ${page.complaints.join(' ')}`);
    }
    return new EditorPage(page);
  }

  /** Puts the cursor after the last word. */
  async toEnd() {
    await this.page.see(() => {
      const frame = document.querySelector('iframe');
      const inside = frame?.contentDocument ?? document;
      frame?.contentWindow?.focus();
      /** @type {HTMLElement} */ (inside.querySelector('[contenteditable=true]')).focus();
    });
    await pause(HEARD);
    await this.page.press('ControlOrMeta+End');
    await pause(HEARD);
  }

  /** @param {string} words */
  async types(words) {
    await this.page.type(words);
  }

  /** Makes the letters before the cursor bold. @param {number} letters */
  async makesBold(letters) {
    for (let left = letters; left > 0; left--) await this.page.press('Shift+ArrowLeft');
    await pause(HEARD);
    await this.page.press('ControlOrMeta+B');
    await this.page.press('ArrowRight');
    await pause(HEARD);
  }

  /** Begins or ends bold letters at the cursor. */
  async switchesBold() {
    await pause(HEARD);
    await this.page.press('ControlOrMeta+B');
    await pause(HEARD);
  }

  /** Pastes what another program put on the clipboard. @param {string} html */
  async pastes(html) {
    await pause(STEP);
    await this.page.see(async (markup) => {
      const part = new Blob([markup], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': part })]);
    }, html);
    await this.page.press('ControlOrMeta+V');
    await pause(STEP);
  }

  undoes() {
    return this.page.press('ControlOrMeta+Z');
  }

  removes() {
    return this.page.see(() => document.querySelector('who-when')?.remove());
  }

  /** What the editor would save. */
  saved() {
    return this.page.see(() => document.getElementById('saved')?.textContent ?? '');
  }

  /** Waits until what would be saved is so. @param {(html: string) => boolean} as @param {string} wanted For people. */
  async expectSaved(as, wanted) {
    let html = '';
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(PULSE)) {
      html = await this.saved();
      if (as(html)) return;
    }
    assert.fail(`${wanted}: ${html}`);
  }

  /** The words that a kind's marks cover, in text order. @param {string} kind */
  marked(kind) {
    return this.page.see((name) => {
      const view = document.querySelector('iframe')?.contentWindow ?? window;
      const { highlights } = /** @type {Window & typeof globalThis} */ (view).CSS;
      const ranges = /** @type {Range[]} */ ([...(highlights.get(name) ?? [])]);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      // What some editors put where a cursor has nothing to stand in.
      return ranges.map((range) => range.toString().replaceAll(/[\uFEFF\u2060\u200B]/g, ''));
    }, `whowhen-${kind}`);
  }

  /** Waits for the marks to cover exactly these words. @param {Record<string, string[]>} wanted By kind. */
  async expectMarked(wanted) {
    for (const [kind, words] of Object.entries(wanted)) {
      /** @type {string[]} */
      let seen = [];
      for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(PULSE)) {
        seen = await this.marked(kind);
        if (JSON.stringify(seen) === JSON.stringify(words)) break;
      }
      assert.deepEqual(seen, words, kind);
    }
  }

  /** Closes the page, which had nothing to complain of. */
  async close() {
    assert.deepEqual(this.page.complaints, []);
    await this.page.close();
  }
}
