/** The page without a network, in every browser. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { article, textsOf } from './articles.mjs';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';
import { cacheNames, offered, ownSite } from './own-site.mjs';
import { oneFile } from './site.mjs';

const BROWSERS = { Chromium: chromium.useBrowser(), Firefox: firefox.useBrowser() };
const geneva = article('01-geneva');

for (const [browser, { open }] of Object.entries(BROWSERS)) {
  test(`${browser}: the first visit keeps the site, downloads nothing twice, then asks for nothing`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    const wasm = own.answers.filter(([path]) => path.endsWith('.wasm'));
    assert.deepEqual(wasm.map(([, status]) => status), [200, 304]);
    const whole = own.answers.filter(([, status]) => status === 200).map(([path]) => path);
    assert.deepEqual(whole, [...new Set(whole)]);
    assert.deepEqual(own.answers.filter(([, status]) => status > 304), []);
    assert.match((await cacheNames(desk)).join(), new RegExp(`^whowhen ${own.url} \\w+$`));

    const asked = own.answers.length;
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await desk.clickButton('Jay Carney');
    await desk.card();
    assert.equal(own.answers.length, asked);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: without its server the page works in full`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    await own.stop();
    for (const address of ['', 'index.html', '?from=elsewhere#text']) {
      await desk.go(own.url + address);
      // The tab kept the text of the address before.
      await desk.put('');
      await desk.publish(geneva.published);
      await desk.paste(geneva.text);
      for (const kind of ['person', 'role', 'date', 'quote']) {
        await desk.expectPainted(kind, textsOf(geneva.marks, kind));
      }
    }
    assert.equal(await offered(desk), '');
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: what few need is downloaded when it is used, and kept from then on`, async (context) => {
    const own = await ownSite(context);
    const asked = () => own.answers.filter(([path]) => path.includes('whowhen_patterns')).length;
    const bytes = () => desk.see(() => fetch('wasm/whowhen_patterns_bg.wasm').then((answer) => answer.arrayBuffer()).then((all) => all.byteLength));
    const desk = await open({ url: own.url });
    await desk.kept();
    assert.equal(asked(), 0);
    const size = await bytes();
    assert.ok(size > 100_000, `${size} bytes`);
    assert.equal(asked(), 1);

    // Who used it has it in the next version as well.
    own.become('newer');
    await desk.reload();
    await desk.until(() => document.querySelector('#update button') !== null);
    assert.equal(asked(), 2);
    await own.stop();
    assert.equal(await bytes(), size);
    await desk.close();
  });

  test(`${browser}: what is no file of the site is asked of the server as before`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    const status = await desk.see(() => fetch('other.txt').then((answer) => answer.status));
    assert.equal(status, 404);
    assert.deepEqual(own.answers.at(-1), ['/other.txt', 404]);
    await desk.close();
  });
}

test('Chromium finds nothing that keeps the page from being installed', async (test) => {
  const own = await ownSite(test);
  const profile = mkdtempSync(join(tmpdir(), 'whowhen-profile-'));
  test.after(() => rmSync(profile, { recursive: true, force: true }));
  // A context of its own counts as a private window, from which nothing can be installed.
  const context = await chromium.launchWithProfile(profile);
  const page = await context.newPage();
  await page.goto(own.url);
  const devtools = await context.newCDPSession(page);
  const manifest = await devtools.send('Page.getAppManifest');
  assert.deepEqual(manifest.errors, []);
  assert.equal(manifest.url, `${own.url}manifest.webmanifest`);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  await context.close();
});

test('the page in one file neither registers a worker nor names a manifest', () => {
  const source = readFileSync(new URL(oneFile), 'utf8');
  assert.doesNotMatch(source, /serviceWorker|rel="manifest"/);
});
