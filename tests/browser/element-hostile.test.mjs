/**
 * The element in pages that do not make it easy: policies that do not know it, no worker, no
 * WebAssembly, files that are missing, cut short or another's. It works, or one sentence says what the
 * owner of the site has to do.
 */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../www/tools/server.mjs';
import { launch } from './harness.mjs';

/** @import { Browser, Page, Route } from 'playwright-core' */

const packaged = fileURLToPath(new URL('../../dist/npm', import.meta.url));
const wasm = readFileSync(join(packaged, 'wasm/whowhen_bg.wasm'));

/** What a page allows that has nothing against the element. */
const KIND = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";
const ENFORCED = "require-trusted-types-for 'script'";

const ONE = '<p id="story">White House spokesman Jay Carney spoke.</p><who-when for="story"></who-when><script type="module" src="whowhen/element/define.js"></script>';
/** A second copy of the package, with an engine of its own. */
const TWO = `${ONE}<script type="module" src="second.js"></script>`;
const SECOND = `import { analyze } from './second/engine/index.js';
  const { people } = await analyze('Marie Harf agreed.').catch(({ message }) => ({ people: [{ name: message }] }));
  document.documentElement.dataset.second = people[0].name;`;

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
const folder = mkdtempSync(join(tmpdir(), 'whowhen-hostile-'));

before(async () => {
  for (const name of ['whowhen', 'second']) cpSync(packaged, join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'second.js'), SECOND);
  writeFileSync(join(folder, 'favicon.ico'), '');
  server = await serve(folder, 0, undefined, null);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true });
});

let pages = 0;

/**
 * @param {string} policy
 * @param {{body?: string, early?: () => void, routes?: Record<string, (route: Route) => Promise<void>>}} [page]
 */
async function visit(policy, { body = ONE, early, routes = {} } = {}) {
  const name = `page-${++pages}.html`;
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>host</title>`;
  writeFileSync(join(folder, name), `<!doctype html><html lang="en">${head}<body>${body}`);
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  for (const [address, answer] of Object.entries(routes)) await page.route(address, answer);
  if (early) await page.addInitScript(early);
  await page.goto(server.url + name);
  return page;
}

/** That the text is marked, and nothing said. @param {Page} page */
async function reads(page) {
  await page.waitForFunction(() => CSS.highlights.get('whowhen-person')?.size === 1);
  assert.equal(await page.locator('who-when .status-line').textContent(), '');
}

/** That one sentence says what is wrong, and what to do. @param {Page} page @param {RegExp} words */
async function explains(page, words) {
  await page.waitForFunction(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.status-line')?.textContent);
  const said = (await page.locator('who-when .status-line').textContent()) ?? '';
  assert.match(said, words);
  assert.doesNotMatch(said, /crashed|TypeError|CompileError|WebAssembly\.\w|undefined/);
}

for (const [name, policy] of [
  ['a policy of another name', `${KIND}; trusted-types theirs`],
  ['no policy at all', `${KIND}; trusted-types 'none'`],
  ['a policy of another name, enforced', `${KIND}; trusted-types theirs; ${ENFORCED}`],
  ['no policy at all, enforced', `${KIND}; trusted-types 'none'; ${ENFORCED}`],
  ['any policy, enforced', `${KIND}; ${ENFORCED}`],
  ['our policy, enforced', `${KIND}; trusted-types whowhen; ${ENFORCED}`],
  ['no worker', KIND.replace("worker-src 'self'", "worker-src 'none'")],
  ['workers of another site', KIND.replace("worker-src 'self'", 'worker-src https://static.example')],
]) {
  test(`a page that allows ${name} is read`, async () => {
    const page = await visit(policy ?? '');
    await reads(page);
    await page.close();
  });
}

for (const [name, policy] of [
  ['one policy', `${KIND}; trusted-types whowhen`],
  ['one policy, enforced', `${KIND}; trusted-types whowhen; ${ENFORCED}`],
  ['policies of one name', `${KIND}; trusted-types whowhen 'allow-duplicates'; ${ENFORCED}`],
]) {
  test(`two copies in one page that allows ${name} both read`, async () => {
    const page = await visit(policy ?? '', { body: TWO });
    await reads(page);
    await page.waitForFunction(() => document.documentElement.dataset['second'] === 'Marie Harf');
    await page.close();
  });
}

test('a page that had no worker at first has the text read on its thread, and goes on so', async () => {
  const page = await visit(KIND, { routes: { '**/engine/worker.js': (route) => route.fulfill({ status: 404 }) } });
  await reads(page);
  assert.equal(page.workers().length, 0);
  await page.evaluate(() => document.getElementById('story')?.append(' Marie Harf agreed.'));
  await page.waitForFunction(() => CSS.highlights.get('whowhen-person')?.size === 2);
  await page.close();
});

test('a page that allows workers has one', async () => {
  const page = await visit(KIND);
  await reads(page);
  assert.equal(page.workers().length, 1);
  await page.close();
});

const WASM = '**/whowhen_bg.wasm';
for (const [name, answer, words] of /** @type {[string, (route: Route) => Promise<void>, RegExp][]} */ ([
  ['is not there', (route) => route.fulfill({ status: 404 }), /whowhen_bg\.wasm was not served \(HTTP status 404\)\. Put it there/],
  ['needs a password', (route) => route.fulfill({ status: 401 }), /whowhen_bg\.wasm was not served \(HTTP status 401\)\. Put it there/],
  ['is a page to log in', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>Log in' }), /is not WebAssembly: the server sent text\/html, perhaps a page to log in\. Serve the file itself/],
  ['is cut short', (route) => route.fulfill({ contentType: 'application/wasm', body: wasm.subarray(0, wasm.length / 2) }), /is damaged, or was cut short\. Serve it whole/],
  ['is cut short and has no type', (route) => route.fulfill({ contentType: 'application/octet-stream', body: wasm.subarray(0, 5) }), /is damaged, or was cut short\. Serve it whole/],
  ['is empty', (route) => route.fulfill({ contentType: 'application/wasm', body: '' }), /is damaged, or was cut short\. Serve it whole/],
  ['does not come', (route) => route.abort(), /whowhen_bg\.wasm could not be loaded \(.+\)\. Serve it, and allow its address in the connect-src/],
  ['is of another version', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0) }), /did not start\. Serve all of its files from one version, side by side/],
])) {
  test(`where the module ${name}, the element says so, and what to do`, async () => {
    const page = await visit(KIND, { routes: { [WASM]: answer } });
    await explains(page, words);
    // The next reading tries again.
    await page.unroute(WASM);
    if (!name.includes('version')) {
      await page.evaluate(() => document.getElementById('story')?.append(' They left.'));
      await reads(page);
    }
    await page.close();
  });
}

test('where the policy forbids WebAssembly, the element says so, and what to do', async () => {
  const page = await visit(KIND.replace("'wasm-unsafe-eval'", ''));
  await explains(page, /Content-Security-Policy of this page forbids WebAssembly\. Add 'wasm-unsafe-eval' to its script-src/);
  await page.close();
});

test('where the policy forbids the address of the module, the element says so, and what to do', async () => {
  const page = await visit(KIND.replace("connect-src 'self'; ", ''));
  await explains(page, /could not be loaded \(.+\)\. Serve it, and allow its address in the connect-src/);
  await page.close();
});

test('where there is no WebAssembly, the element says so, and what to do', async () => {
  const page = await visit(KIND, { early: () => { Reflect.deleteProperty(globalThis, 'WebAssembly'); } });
  await explains(page, /has no WebAssembly, or it was switched off.*Use another browser/);
  await page.close();
});

test('where neither a worker nor what reads without one is there, the element says so, and what to do', async () => {
  const gone = (/** @type {Route} */ route) => route.fulfill({ status: 404 });
  const page = await visit(KIND, { routes: { '**/engine/worker.js': gone, '**/engine/reader.js': gone } });
  await explains(page, /did not start\. Serve all of its files from one version, side by side, and reload the page\. \(.*reader\.js/);
  await page.close();
});
