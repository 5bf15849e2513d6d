/** The newsroom of examples/wagtail on a server of its own, and its article editor in Chromium. */

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from './harness.mjs';
import { PATIENCE } from './words.mjs';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { TestContext } from 'node:test' */

const EXAMPLE = fileURLToPath(new URL('../../examples/wagtail', import.meta.url));
const PYTHON = process.env['WAGTAIL_PYTHON'] ?? fileURLToPath(new URL('../../target/wagtail/bin/python', import.meta.url));
const PASSWORD = 'a password on loopback';

/** How long, in milliseconds, a server may take to come up. */
const START = 30_000;

/** The script that ties the element to its fields; a browser without it has Wagtail alone. */
export const WIDGET_SCRIPT = '**/static/newsroom/whowhen.js';

const run = promisify(execFile);

/** @param {string} data The folder of the database. @param {...string} task */
async function manage(data, ...task) {
  const { stdout } = await run(PYTHON, ['manage.py', ...task], { cwd: EXAMPLE, env: environment(data), timeout: START * 2 });
  return stdout;
}

/** @param {string} data */
function environment(data) {
  return { ...process.env, NEWSROOM_DATA: data, NEWSROOM_SECRET_KEY: 'for a test', PYTHONDONTWRITEBYTECODE: '1' };
}

/**
 * Prepares a newsroom with one article for the tests of this file; each opens a copy of it.
 *
 * @returns {{open: (context: TestContext, options?: NewsroomOptions) => Promise<Newsroom>}}
 */
export function useNewsroom() {
  /** @type {Browser} */
  let browser;
  /** @type {string} */
  let fresh;
  /** @type {string} */
  let article;
  before(async () => {
    fresh = mkdtempSync(join(tmpdir(), 'whowhen-newsroom-'));
    await manage(fresh, 'migrate', '--verbosity=0');
    article = (await manage(fresh, 'demo', PASSWORD)).trim();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    rmSync(fresh, { recursive: true });
  });
  return {
    async open(context, options) {
      const data = mkdtempSync(join(tmpdir(), 'whowhen-newsroom-'));
      cpSync(fresh, data, { recursive: true });
      const server = await serveNewsroom(data);
      context.after(async () => {
        await server.close();
        rmSync(data, { recursive: true });
      });
      const newsroom = new Newsroom(await newPage(browser, context, options), data);
      await newsroom.openArticle(server.url, article);
      return newsroom;
    },
  };
}

/**
 * @typedef {object} NewsroomOptions
 * @property {boolean} [widget] Whether whowhen runs; else its script is not loaded.
 * @property {string} [reported] A policy beside the newsroom's own, whose violations are reported only.
 */

/** @param {string} data */
async function serveNewsroom(data) {
  const port = await freePort();
  const child = spawn(PYTHON, ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`], {
    cwd: EXAMPLE,
    env: environment(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (words) => (said += words));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    child.kill();
    await ended;
  };
  for (const end = Date.now() + START; Date.now() < end && child.exitCode === null; await pause(100)) {
    if (await fetch(`${url}/admin/login/`).then((answer) => answer.ok, () => false)) return { url, close };
  }
  await close();
  throw new Error(`The newsroom did not start: ${said}`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {Browser} browser @param {TestContext} test @param {NewsroomOptions} [options] */
async function newPage(browser, test, { widget = true, reported } = {}) {
  const own = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  test.after(() => own.close());
  const page = await own.newPage();
  page.setDefaultTimeout(PATIENCE);
  if (!widget) await page.route(WIDGET_SCRIPT, (route) => route.abort());
  if (reported) {
    await page.route('**/edit/', async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy-report-only': reported };
      await route.fulfill({ response, headers });
    });
  }
  return page;
}

/** The article editor as an editor uses it, and everything that it complained about or asked for. */
export class Newsroom {
  /** @type {string[]} Exceptions, and what the policy refused. */
  complaints = [];
  /** @type {string[]} What a reported policy would refuse. */
  reports = [];
  /** @type {string[]} Addresses asked for. */
  requests = [];
  /** How often leaving was asked about. */
  dialogs = 0;
  /** @type {[name: string, value: string][][]} The forms that were sent to keep the article. */
  saved = [];

  /** @param {Page} page @param {string} data */
  constructor(page, data) {
    this.page = page;
    this.data = data;
    this.title = page.locator('#id_title');
    this.published = page.locator('#id_published');
    this.intro = page.locator('#id_intro');
    this.body = page.locator('#panel-child-content-body-section [contenteditable="true"]');
    this.introFindings = page.locator('who-when[data-field="id_intro"]');
    this.bodyFindings = page.locator('who-when[data-field="id_body"]');
  }

  /** @param {string} url @param {string} path */
  async openArticle(url, path) {
    const { page } = this;
    await this.#listen(path);
    await page.goto(`${url}/admin/login/?next=${path}`);
    await page.fill('[name="username"]', 'editor');
    await page.fill('[name="password"]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}${path}`);
    await this.body.waitFor();
  }

  /** @param {string} path */
  async #listen(path) {
    const { page } = this;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      this.dialogs++;
      return dialog.accept();
    });
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('request', async (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith(path)) return;
      const type = request.headers()['content-type'] ?? '';
      const form = await new Response(request.postData(), { headers: { 'content-type': type } }).formData();
      this.saved.push([...form].map(([name, value]) => [name, String(value)]));
    });
    await page.exposeFunction('tellViolation', (/** @type {string} */ disposition, /** @type {string} */ what) => {
      (disposition === 'report' ? this.reports : this.complaints).push(what);
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ disposition, effectiveDirective, blockedURI, sample }) => {
        Reflect.get(globalThis, 'tellViolation')(disposition, `${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
  }

  /**
   * The words painted as a kind of mark, in the order of the text: those that stand in the editor
   * now, and those over the intro. A range that died with its node paints nothing.
   *
   * @param {'intro' | 'body'} where
   * @param {string} kind
   */
  painted(where, kind) {
    return this.page.evaluate(
      ([place, name]) => {
        const field = document.getElementById('id_intro')?.getBoundingClientRect();
        const ranges = [.../** @type {Set<Range>} */ (CSS.highlights.get(`whowhen-${name}`) ?? [])].filter((range) => {
          const { left, top, right, bottom, width } = range.getBoundingClientRect();
          if (!range.startContainer.isConnected || width === 0) return false;
          if (place === 'body') return range.startContainer.parentElement?.closest('[contenteditable="true"]');
          const onField = field && left >= field.left && right <= field.right && top >= field.top && bottom <= field.bottom;
          return range.startContainer.getRootNode() instanceof ShadowRoot && onField;
        });
        return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
      },
      [where, kind],
    );
  }

  /**
   * Waits until these words are painted.
   *
   * @param {'intro' | 'body'} where
   * @param {string} kind
   * @param {string[]} words
   */
  async expectPainted(where, kind, words) {
    /** @type {string[]} */
    let seen = [];
    for (const end = Date.now() + 5000; Date.now() < end; await pause(50)) {
      seen = await this.painted(where, kind);
      if (seen.join('|') === words.join('|')) return;
    }
    assert.deepEqual(seen, words, `${kind} in the ${where}`);
  }

  /** The lines of the body as the editor shows them. */
  lines() {
    return this.body.evaluate((editor) => [...editor.querySelectorAll('[data-block]')].map((block) => block.textContent));
  }

  /** The words in bold of the body, parted by bars. */
  bold() {
    return this.body.evaluate((editor) =>
      [...editor.querySelectorAll('span')]
        .filter((span) => span.style.fontWeight === 'bold')
        .map((span) => span.textContent)
        .join('|'),
    );
  }

  /** Puts the cursor behind the last letter of the body. */
  async toEndOfBody() {
    await this.body.focus();
    await this.page.keyboard.press('Control+End');
  }

  /** Puts the cursor before the first letter of the body. */
  async toStartOfBody() {
    await this.body.focus();
    await this.page.keyboard.press('Control+Home');
  }

  /** Clicks in the middle of the first place in the body where these words stand in one node. @param {string} words */
  async clickInto(words) {
    await this.body.scrollIntoViewIfNeeded();
    const [x, y] = await this.body.evaluate((editor, sought) => {
      const nodes = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const at = node.textContent?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      }
      throw new Error(`There is no ${sought}`);
    }, words);
    await this.page.mouse.click(x ?? 0, y ?? 0);
  }

  /** Waits until Draftail, which takes its time, has put what was written into the form. @param {string} words */
  async handedOver(words) {
    await this.page.waitForFunction(
      (written) => /** @type {HTMLInputElement | null} */ (document.getElementById('id_body'))?.value.includes(written),
      words,
    );
  }

  /** Publishes and waits for Wagtail to say so. */
  async publish() {
    await this.page.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await this.page.locator('.messages .success').waitFor();
  }

  /** What the database holds of the article. @returns {Promise<{title: string, published: string, intro: string, body: string}>} */
  async stored() {
    const rows = JSON.parse(await manage(this.data, 'dumpdata', 'newsroom.articlepage', 'wagtailcore.page'));
    const [article] = rows.filter((/** @type {any} */ row) => row.model === 'newsroom.articlepage');
    const page = rows.find((/** @type {any} */ row) => row.model === 'wagtailcore.page' && row.pk === article.pk);
    return { title: page.fields.title, ...article.fields };
  }
}
