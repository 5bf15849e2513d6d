/** One Chromium and one server for a test file, and what a user does in the page. */

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../www/tools/server.mjs';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

export const site = fileURLToPath(new URL('../../dist/site', import.meta.url));
export const oneFile = new URL('../../dist/whowhen.html', import.meta.url).href;

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** How long, in milliseconds, anything in the page may take. */
const PATIENCE = 20_000;

export function launch() {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
}

/**
 * Starts a browser and the server for the tests of this file and stops them behind the last.
 *
 * @returns {{open: (options?: OpenOptions) => Promise<Desk>}}
 */
export function useBrowser() {
  /** @type {Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    browser = await launch();
    server = await serve(site, 0);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  return { open: (options = {}) => Desk.open(browser, options.url ?? server.url, options) };
}

/**
 * @typedef {object} OpenOptions
 * @property {string} [url]
 * @property {BrowserContextOptions} [context]
 * @property {() => void} [before] Runs in the page before its own scripts.
 */

/** The page as somebody uses it, and everything it complained about. */
export class Desk {
  /** @type {string[]} Console errors, exceptions and policy violations. */
  complaints = [];
  /** @type {string[]} Addresses asked for. */
  requests = [];

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.text = page.locator('#text');
  }

  /** @param {Browser} browser @param {string} url @param {OpenOptions} options */
  static async open(browser, url, { context = {}, before: early }) {
    const own = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: url.startsWith('http') ? ['clipboard-read', 'clipboard-write'] : [],
      ...context,
    });
    const page = await own.newPage();
    page.setDefaultTimeout(PATIENCE);
    const desk = new Desk(page);
    page.on('console', (message) => {
      if (message.type() === 'error') desk.complaints.push(message.text());
    });
    page.on('pageerror', (error) => desk.complaints.push(String(error)));
    page.on('request', (request) => desk.requests.push(request.url()));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    if (early) await page.addInitScript(early);
    await page.goto(url);
    await desk.settled();
    return desk;
  }

  /** Waits until the text as it stands was read. */
  async settled() {
    await this.page.waitForFunction(() => {
      const busy = document.getElementById('text')?.hasAttribute('aria-busy');
      return !busy && document.getElementById('status')?.textContent !== '';
    });
  }

  /** Pastes from the clipboard, as a person does. @param {string} words */
  async paste(words) {
    await this.text.focus();
    await this.page.evaluate((clip) => navigator.clipboard.writeText(clip), words);
    await this.page.keyboard.press('ControlOrMeta+V');
    await this.settled();
  }

  /** Puts a text in without the clipboard, which changes some. @param {string} words */
  async put(words) {
    await this.page.evaluate((all) => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      box.textContent = all;
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
    }, words);
    await this.settled();
  }

  /** @param {string} day `YYYY-MM-DD` */
  async publish(day) {
    await this.page.fill('#published', day);
    await this.settled();
  }

  /** The words that a kind's highlights cover, in text order. @param {string} kind */
  painted(kind) {
    return this.page.evaluate((name) => {
      const ranges = /** @type {Range[]} */ ([...(CSS.highlights.get(name) ?? [])]);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      return ranges.map((range) => range.toString());
    }, `whowhen-${kind}`);
  }

  /** Waits for the highlights to cover exactly these words. @param {string} kind @param {string[]} words */
  async expectPainted(kind, words) {
    /** @type {string[]} */
    let seen = [];
    for (let left = 60; left > 0; left--) {
      seen = await this.painted(kind);
      if (JSON.stringify(seen) === JSON.stringify(words)) return;
      await this.page.waitForTimeout(50);
    }
    assert.deepEqual(seen, words, kind);
  }

  /** The middle of a kind's first mark, in the window. @param {string} kind */
  middleOf(kind) {
    return this.page.evaluate((name) => {
      const [range] = CSS.highlights.get(name) ?? [];
      const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, `whowhen-${kind}`);
  }

  /** The card, once it is open, as its visible text. */
  async card() {
    const card = this.page.getByRole('dialog');
    await card.waitFor();
    return card.innerText();
  }

  async close() {
    await this.page.context().close();
  }
}
