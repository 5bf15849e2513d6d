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

/** @import { Browser, Page, Request } from 'playwright-core' */
/** @import { TestContext } from 'node:test' */

const EXAMPLE = fileURLToPath(new URL('../../examples/wagtail', import.meta.url));
const PYTHON = process.env['WAGTAIL_PYTHON'] ?? fileURLToPath(new URL('../../target/wagtail/bin/python', import.meta.url));
const PASSWORD = 'a password on loopback';

/** How long, in milliseconds, a server may take to come up. */
const START = 30_000;

/** The script that ties the element to its fields; a browser without it has Wagtail alone. */
const WIDGET_SCRIPT = '**/static/newsroom/whowhen.js';

const run = promisify(execFile);

/** Reads the article out of a database, past Wagtail and Django. */
const STORED = `
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.row_factory = sqlite3.Row
[article] = database.execute("""
    SELECT title, published, intro, body FROM newsroom_articlepage
    JOIN wagtailcore_page ON wagtailcore_page.id = page_ptr_id""")
print(json.dumps(dict(article)))
`;

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
 * @returns {{open: (context: TestContext, options?: {widget?: boolean}) => Promise<Newsroom>}}
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
    async open(context, { widget = true } = {}) {
      const data = mkdtempSync(join(tmpdir(), 'whowhen-newsroom-'));
      cpSync(fresh, data, { recursive: true });
      const server = await serveNewsroom(data);
      context.after(async () => {
        await server.close();
        rmSync(data, { recursive: true });
      });
      const newsroom = new Newsroom(await newPage(browser, context), data);
      if (!widget) await newsroom.switchOff();
      await newsroom.openArticle(server.url, article);
      return newsroom;
    },
  };
}

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

/** @param {Browser} browser @param {TestContext} test */
async function newPage(browser, test) {
  const own = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  test.after(() => own.close());
  const page = await own.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** The article editor as an editor uses it, and everything that it complained about or asked for. */
export class Newsroom {
  /** @type {string[]} Exceptions, and what the policy refused. */
  complaints = [];
  /** @type {string[]} What the policy of `reopen` would refuse. */
  reports = [];
  /** @type {string[]} Addresses asked for. */
  requests = [];
  /** The address of the article's editor. */
  article = '';
  /** @type {Request[]} What was sent to keep the article, by Wagtail itself or at a wish. */
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
    this.article = url + path;
    await this.#listen(path);
    await page.goto(`${url}/admin/login/?next=${path}`);
    await page.fill('[name="username"]', 'editor');
    await page.fill('[name="password"]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}${path}`);
    await this.body.waitFor();
  }

  /** Opens the article again, as somebody does who was elsewhere in the admin. */
  async returnToArticle() {
    await this.page.goto(this.article);
    await this.body.waitFor();
  }

  /**
   * Fills in the form of a person of the newsroom's list and keeps it.
   *
   * @param {string} form Its path: `new/`, `edit/1/`.
   * @param {Record<string, string>} fields By their names: `posts-0-post`.
   */
  async listPerson(form, fields) {
    const { page } = this;
    await page.goto(new URL(`/admin/listedperson/${form}`, this.article).href);
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`[name="${name}"]`);
      if (!(await field.count())) await page.locator('#id_posts-ADD').click();
      await field.fill(value);
    }
    await page.locator('main form [type="submit"]').first().click();
    await page.locator('.messages .success').waitFor();
  }

  /** From the next opening on, whowhen does not run. */
  switchOff() {
    return this.page.route(WIDGET_SCRIPT, (route) => route.abort());
  }

  /**
   * Opens the article again under a second policy that refuses nothing and reports.
   *
   * @param {string} policy
   */
  async reopen(policy) {
    const { page } = this;
    await page.route(page.url(), async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy-report-only': policy };
      await route.fulfill({ response, headers });
    });
    this.reports = [];
    await page.reload();
    await this.body.waitFor();
  }

  /** @param {string} path */
  async #listen(path) {
    const { page } = this;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(path)) this.saved.push(request);
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
        const ranges = [.../** @type {Iterable<any>} */ (CSS.highlights.get(`whowhen-${name}`) ?? [])].filter((range) => {
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

  /** Puts the cursor after the last letter of the body. */
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

  /** Publishes. @returns {Promise<[name: string, value: string][]>} The form as it was sent. */
  async publish() {
    const { page } = this;
    const request = page.waitForRequest((sent) => sent.postData()?.includes('action-publish') ?? false);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const sent = await request;
    await page.locator('.messages .success').getByText('published').waitFor();
    const headers = { 'content-type': sent.headers()['content-type'] ?? '' };
    const form = await new Response(sent.postData(), { headers }).formData();
    return [...form].map(([name, value]) => [name, String(value)]);
  }

  /** What the database holds of the article. @returns {Promise<{title: string, published: string, intro: string, body: string}>} */
  async stored() {
    const { stdout } = await run(PYTHON, ['-c', STORED, join(this.data, 'newsroom.sqlite3')]);
    return JSON.parse(stdout);
  }
}
