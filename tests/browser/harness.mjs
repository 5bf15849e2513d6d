/** One Chromium and one server for a test file, and what a user does in the page. */

import { chromium } from 'playwright-core';
import { running } from './running.mjs';
import { PATIENCE, Words, reportViolations } from './words.mjs';

/** @import { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core' */

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const OPTIONS = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: FLAGS,
  timeout: 60_000,
};

export function launch() {
  return chromium.launch(OPTIONS);
}

/** One whose scroll bars take room, as on many machines. */
export function launchWithScrollBars() {
  return chromium.launch({ ...OPTIONS, ignoreDefaultArgs: ['--hide-scrollbars'] });
}

/** One that puts a page which is left aside, to come back as it was, as browsers do for people. */
export function launchWithWayBack() {
  return chromium.launch({ ...OPTIONS, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
}

/** A browser with one context, whose profile is in a folder. @param {string} folder */
export function launchWithProfile(folder) {
  return chromium.launchPersistentContext(folder, OPTIONS);
}

/** One for the tests of a file. */
export function useBrowser(launched = launch) {
  return running(launched, App.open);
}

/** @typedef {import('./words.mjs').OpenOptions & {context?: BrowserContextOptions}} OpenOptions */

/** The page in Chromium. */
export class App extends Words {
  /** @type {Promise<CDPSession> | null} */
  #session = null;

  /** @param {Page} page */
  constructor(page) {
    super({
      evaluate: (inPage, argument) => page.evaluate(/** @type {any} */ (inPage), argument),
      press: (keys) => page.keyboard.press(keys),
      type: (words) => page.keyboard.type(words),
      click: (x, y) => page.mouse.click(x, y),
      point: (x, y) => page.mouse.move(x, y),
      go: async (url) => void (await page.goto(url)),
      zoom: async (factor) => zoom(page, await this.#browser(), factor),
      screenshot: async () => (await (await this.#browser()).send('Page.captureScreenshot')).data,
      reload: async () => void (await page.reload()),
      another: () => App.visit(page.context(), page.url()),
      close: () => page.context().close(),
    });
    this.page = page;
    this.text = page.locator('#text');
  }

  /**
   * The browser itself: playwright has pixels of another size for new pages only, and pictures of those
   * that it knows of.
   */
  #browser() {
    this.#session ??= this.page.context().newCDPSession(this.page);
    return this.#session;
  }

  /** @param {Browser} browser @param {string} url @param {OpenOptions} options */
  static async open(browser, url, { context = {}, before: early, ready }) {
    const own = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: url.startsWith('http') ? ['clipboard-read', 'clipboard-write'] : [],
      ...context,
    });
    return App.visit(own, url, early, ready);
  }

  /** @param {BrowserContext} own @param {string} url @param {() => void} [early] @param {boolean} [ready] */
  static async visit(own, url, early, ready = true) {
    const page = await own.newPage();
    page.setDefaultTimeout(PATIENCE);
    const desk = new App(page);
    desk.hears(page);
    await page.addInitScript(reportViolations);
    if (early) await page.addInitScript(early);
    await page.goto(url);
    if (ready) await desk.settled();
    return desk;
  }
}

/** @param {Page} page @param {CDPSession} browser @param {number} factor */
async function zoom(page, browser, factor) {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const size = { width: Math.round(width / factor), height: Math.round(height / factor) };
  await browser.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: factor, mobile: false });
}
