/** One Firefox and one server for a test file. It is driven by WebDriver BiDi, without geckodriver. */

import puppeteer from 'puppeteer-core';
import { running } from './running.mjs';
import { PATIENCE, Words, reportViolations } from './words.mjs';

/** @import { Browser, BrowserContext, KeyInput, Page } from 'puppeteer-core' */
/** @import { OpenOptions } from './words.mjs' */

export function launch() {
  const executablePath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
  return puppeteer.launch({ browser: 'firefox', executablePath, headless: true, timeout: 60_000 });
}

/** One for the tests of a file. */
export function useBrowser() {
  return running(launch, App.open);
}

/** The page in Firefox. */
export class App extends Words {
  /** @param {Page} page */
  constructor(page) {
    super({
      evaluate: (inPage, argument) => page.evaluate(/** @type {any} */ (inPage), argument),
      press: (keys) => press(page, keys),
      type: (words) => page.keyboard.type(words),
      click: (x, y) => page.mouse.click(x, y),
      point: (x, y) => page.mouse.move(x, y),
      go: async (url) => void (await page.goto(url)),
      zoom: (factor) => {
        const size = { width: Math.round(1280 / factor), height: Math.round(900 / factor) };
        return page.setViewport({ ...size, deviceScaleFactor: factor });
      },
      screenshot: () => page.screenshot({ encoding: 'base64', captureBeyondViewport: false }),
      reload: async () => void (await page.reload()),
      another: () => App.visit(page.browserContext(), page.url()),
      close: () => page.browserContext().close(),
    });
    this.page = page;
  }

  /** @param {Browser} browser @param {string} url @param {OpenOptions} options */
  static async open(browser, url, { before: early, ready }) {
    return App.visit(await browser.createBrowserContext(), url, early, ready);
  }

  /** @param {BrowserContext} own @param {string} url @param {() => void} [early] @param {boolean} [ready] */
  static async visit(own, url, early, ready = true) {
    const page = await own.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1280, height: 900 });
    const desk = new App(page);
    desk.hears(page);
    await page.evaluateOnNewDocument(reportViolations);
    if (early) await page.evaluateOnNewDocument(early);
    await page.goto(url);
    if (ready) await desk.settled();
    return desk;
  }
}

/** Presses keys that are written as one word, the last one with the others held. @param {Page} page @param {string} keys */
async function press(page, keys) {
  const all = keys.split('+').map((key) => (key === 'ControlOrMeta' ? CONTROL : key));
  const held = /** @type {KeyInput[]} */ (all.slice(0, -1));
  const last = /** @type {KeyInput} */ (all.at(-1));
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(held.length && last.length === 1 ? /** @type {KeyInput} */ (last.toLowerCase()) : last);
  for (const key of held.reverse()) await page.keyboard.up(key);
}

/** The key that commands begin with. */
const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';
