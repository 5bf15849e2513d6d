/**
 * The package in pages of its users, under a strict policy: `hosts/` has a file for each way to make
 * a page, and every page is opened. The page is two lines of HTML and a script beside it.
 */

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/tools/server.mjs';
import { launch } from '../browser/harness.mjs';
import { reportViolations } from '../browser/words.mjs';
import { installed, offered, project } from './package.mjs';

/** @import { Browser, Page } from 'playwright-core' */
/** @import { Host } from './package.mjs' */

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "worker-src 'self'",
  "connect-src 'self'", "img-src 'self' data:",
].join('; ');

/** What a page may add that lets no string become script. */
const TRUSTED = "; require-trusted-types-for 'script'; trusted-types whowhen";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <title>A page</title>
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E">
  </head>
  <body>
    <p id="story">White House spokesman Jay Carney met Marie Harf on Tuesday.</p>
    <script type="module" src="./main.js"></script>
    <who-when for="story" published="2013-11-05"></who-when>
  </body>
</html>
`;

const SCRIPT = `
  import { analyze } from 'whowhen';
  import { WhoWhenElement } from 'whowhen/element';
  import 'whowhen/element/define';

  const { people } = await analyze('Foreign Minister Sergey Lavrov left.');
  document.title = people[0].name;
  if (!(document.querySelector('who-when') instanceof WhoWhenElement)) throw new Error('two classes');
`;

/** With a module and a worker that the host put where it wanted. */
const OWN_PARTS = `
  import { createEngine } from 'whowhen';
  import { WhoWhenElement } from 'whowhen/element';
  import 'whowhen/element/define';

  const make = () => createEngine({
    load: async () => (await fetch('./own/bytes')).arrayBuffer(),
    spawn: () => new Worker('./own/reads.js', { type: 'module' }),
  });
  WhoWhenElement.engine = make;
  const { people } = await make().analyze('Foreign Minister Sergey Lavrov left.');
  document.title = people[0].name;
`;

const { folder, write, close } = project();
/** @type {Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  close();
});

/**
 * Serves a page, opens it, and holds it to what the package promises.
 *
 * @param {string} out @param {string} policy @param {(page: Page) => Promise<void>} [look]
 */
async function open(out, policy, look = async () => {}) {
  const server = await serve(out, 0, undefined, policy);
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(reportViolations);
  try {
    await page.goto(server.url);
    const marked = page.waitForFunction(() => CSS.highlights.get('whowhen-person')?.size === 2, null, { timeout: 10_000 });
    const read = page.waitForFunction(() => document.title === 'Sergey Lavrov', null, { timeout: 10_000 });
    await Promise.all([marked, read]).catch((error) => complaints.push(String(error)));
    assert.deepEqual(complaints, []);
    await page.getByRole('button', { name: 'Marie Harf', exact: true }).click();
    await assertStyled(page);
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
    await server.close();
  }
}

/** Marks and lists have their looks, so all stylesheets have come. @param {Page} page */
async function assertStyled(page) {
  const links = await page.evaluate(() => {
    const all = [document, document.querySelector('who-when')?.shadowRoot].flatMap((root) => [
      ...(root?.querySelectorAll('link[rel=stylesheet]') ?? []),
    ]);
    return all.map((link) => Boolean(/** @type {HTMLLinkElement} */ (link).sheet?.cssRules.length));
  });
  assert.ok(links.length > 1 && links.every(Boolean), `stylesheets: ${links}`);
}

/** @param {string} name */
function emptyFolder(name) {
  const out = join(folder, name);
  mkdirSync(out);
  return out;
}

for (const file of readdirSync(new URL('hosts', import.meta.url))) {
  test(`${file}: element and engine in workers, under a strict policy`, async () => {
    /** @type {{make: Host}} */
    const { make } = await import(new URL(`hosts/${file}`, import.meta.url).href);
    write('index.html', PAGE);
    write('main.js', SCRIPT);
    const out = emptyFolder(`out-${file}`);
    await make({ folder, out });
    await open(out, POLICY, async (page) => {
      // One for the element, one for the function.
      assert.equal(page.workers().length, 2);
    });
    await open(out, POLICY + TRUSTED);
  });
}

test('a module and a worker from where the host put them', async () => {
  const { make } = await import(new URL('hosts/none.mjs', import.meta.url).href);
  write('index.html', PAGE);
  write('main.js', OWN_PARTS);
  const out = emptyFolder('out-own');
  await make({ folder, out });
  mkdirSync(join(out, 'own'));
  const files = offered(folder);
  copyFileSync(join(installed(folder), files['whowhen/whowhen.wasm'] ?? ''), join(out, 'own/bytes'));
  copyFileSync(join(installed(folder), files['whowhen/worker'] ?? ''), join(out, 'own/reads.js'));
  await open(out, POLICY, async (page) => {
    const names = page.workers().map((worker) => new URL(worker.url()).pathname);
    assert.deepEqual(names, ['/own/reads.js', '/own/reads.js']);
  });
});

test('a page without workers reads on its own thread', async () => {
  const { make } = await import(new URL('hosts/none.mjs', import.meta.url).href);
  write('index.html', PAGE);
  write('main.js', `import './without.js';\n${SCRIPT}`);
  const out = emptyFolder('out-without');
  await make({ folder, out });
  writeFileSync(join(out, 'without.js'), 'delete globalThis.Worker;\n');
  await open(out, POLICY, async (page) => assert.deepEqual(page.workers(), []));
});
