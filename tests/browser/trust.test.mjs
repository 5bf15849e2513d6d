/** Private, recovering, accessible, beside what everywhere.mjs tests in every browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { article } from './articles.mjs';
import { headerPolicy, metaPolicy } from '../../www/tools/policy.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();
const geneva = article('01-geneva');

test('nothing is asked of the network once the page has loaded and is kept for use offline', async () => {
  const desk = await open();
  await desk.kept();
  const own = new URL(desk.page.url()).origin;
  assert.ok(desk.requests.every((url) => new URL(url).origin === own), desk.requests.join(' '));
  const loaded = desk.requests.length;
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  await desk.page.getByRole('button', { name: 'Jay Carney', exact: true }).click();
  await desk.card();
  assert.deepEqual(desk.requests.slice(loaded), []);
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

test('the page and the server state the same policy', async () => {
  const desk = await open();
  const meta = desk.page.locator('meta[http-equiv="Content-Security-Policy"]');
  assert.equal(await meta.getAttribute('content'), metaPolicy);
  assert.match(metaPolicy, /^default-src 'none';/);
  const header = await desk.page.evaluate(async () => {
    const answer = await fetch(location.href);
    return answer.headers.get('content-security-policy');
  });
  assert.equal(header, headerPolicy);
  await desk.close();
});

test('a string becomes neither markup nor script', async () => {
  const desk = await open();
  const done = await desk.page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>no</b>';
      return 'made';
    } catch (error) {
      return /** @type {Error} */ (error).name;
    }
  });
  assert.equal(done, 'TypeError');
  await desk.paste('<img src=x onerror=alert(1)> said spokesman Jay <b>Carney</b>.');
  await desk.settled();
  assert.equal(await desk.page.locator('#text img, #lists img, #text b, #lists b').count(), 0);
  await desk.close();
});

test('a page that lacks a module says that it did not start, and what to do; one that starts says nothing', async () => {
  const desk = await open();
  assert.equal(await desk.page.locator('#not-started').count(), 0);
  const other = await desk.page.context().browser()?.newPage();
  assert.ok(other);
  await other.route('**/app.js', (route) => route.fulfill({ status: 404 }));
  await other.goto(desk.page.url());
  await other.getByText('This page did not start').waitFor({ state: 'visible' });
  assert.match(await other.locator('body').innerText(), /serve all of its files from one version/);
  await other.close();
  await desk.close();
});

test('a module of the reader that does not come is told at once, and the text stays', async () => {
  const desk = await open();
  const other = await desk.page.context().browser()?.newPage();
  assert.ok(other);
  await other.route('**/whowhen_bg.wasm', (route) => route.fulfill({ contentType: 'text/html', body: 'Log in' }));
  await other.goto(desk.page.url());
  await other.locator('#text').fill('Jay Carney said so.');
  const words = 'is not WebAssembly: the server sent text/html, perhaps a page to log in. Serve the file itself.';
  await other.locator('#status', { hasText: words }).waitFor();
  assert.equal(await other.locator('#text').innerText(), 'Jay Carney said so.');
  await other.close();
  await desk.close();
});

test('a killed worker, which says nothing, is replaced as well', async () => {
  const desk = await open();
  await desk.paste('Jay Carney said so.');
  await desk.expectPainted('person', ['Jay Carney']);
  await desk.page.workers()[0]?.evaluate(() => self.close()).catch(() => {});
  await desk.page.keyboard.type(' Marie Harf agreed.');
  // The engine waits some seconds before it gives a worker up.
  await desk.page.waitForFunction(() => CSS.highlights.get('whowhen-person')?.size === 2);
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
  await desk.close();
});

test('a crashed worker is replaced, the text kept and read', async () => {
  const desk = await open();
  await desk.paste('Jay Carney said so.');
  await desk.expectPainted('person', ['Jay Carney']);
  const [worker] = desk.page.workers();
  assert.ok(worker);
  // An uncaught error in the worker, as a bug of ours would throw.
  await worker.evaluate(() => {
    self.postMessage = () => {
      throw new RangeError('crash');
    };
  });
  await desk.page.keyboard.type(' Marie Harf agreed.');
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
  assert.equal(await desk.text.textContent(), 'Jay Carney said so. Marie Harf agreed.');
  await desk.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing wrong, ${colorScheme}`, async () => {
    const desk = await open({ context: { colorScheme } });
    const check = async (/** @type {string} */ state) => {
      // axe injects a style of its own, which the page's policy rightly refuses to others.
      const { violations } = await new AxeBuilder({ page: desk.page }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), [], state);
    };
    await check('empty');
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await check('read');
    await desk.clickButton('Jay Carney');
    await desk.clickButton('Correct …');
    await desk.clickButton('Always or never …');
    await check('card of a person');
    await desk.clickButton('Monday');
    await desk.clickButton('Correct …');
    await desk.set('value', 'someday');
    await desk.clickButton('Save correction');
    await desk.until(() => document.querySelector('.refused')?.textContent);
    await check('card of a date, refused');
    await desk.clickButton('White House spokesman');
    await desk.clickButton('Correct …');
    await check('card of a role');
    await desk.clickButton('Wrong');
    await desk.expectNotice(/no role/);
    await check('corrected');
    await desk.see(() => document.querySelector('.list-checks .message')?.dispatchEvent(new MouseEvent('click')));
    await check('card of a check');
    await desk.select('Switzerland');
    await desk.press('Alt+Enter');
    await desk.card();
    await check('card of a selection');
    for (const menu of ['Corrections (1)', 'Export', 'Nothing leaves this page.']) {
      await desk.clickButton(menu);
      await check(`menu ${menu}`);
    }
    await desk.close();
  });
}
