/** A newer version of the page: offered, never pressed on anybody, and the text outlives it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { article } from './articles.mjs';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';
import { cacheNames, offered, ownSite } from './own-site.mjs';

/** @import { Words } from './words.mjs' */

const BROWSERS = { Chromium: chromium.useBrowser(), Firefox: firefox.useBrowser() };
const APPLY = 'Load it, keeping the text';
const geneva = article('01-geneva');

/** The version of the page that is shown. @param {Words} desk */
const version = (desk) =>
  desk.see(() => getComputedStyle(document.documentElement).getPropertyValue('--version').trim());

/** Waits until the page has been loaded anew as that version. @param {Words} desk @param {string} name */
async function untilVersion(desk, name) {
  let seen = '';
  for (let left = 200; left > 0 && seen !== name; left--) {
    await pause(50);
    // Between two pages there is none to ask.
    seen = await version(desk).catch(() => '');
  }
  assert.equal(seen, name);
  await desk.settled();
}

/** Waits until a newer version is offered. @param {Words} desk */
const untilOffered = (desk) => desk.until(() => document.querySelector('#update button') !== null);

for (const [browser, { open }] of Object.entries(BROWSERS)) {
  test(`${browser}: a newer version is offered, loaded only when asked for, and the text is kept`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    await desk.see((older) => Promise.all([caches.open(older), caches.open('of another')]), `whowhen ${own.url} older`);
    own.become('newer');
    for (const visit of ['the first', 'the second']) {
      await desk.reload();
      await untilOffered(desk);
      assert.equal(await version(desk), '', visit);
    }
    const text = 'Jay Carney 😀 spoke\r\non Tuesday.\n\n\ud800 Marie Harf did not.\n';
    await desk.put(text);
    await desk.publish(geneva.published);
    await pause(500);
    assert.equal(await version(desk), '');

    await desk.clickButton(APPLY);
    await untilVersion(desk, 'newer');
    assert.equal(await desk.see(() => document.getElementById('text')?.textContent), text);
    assert.equal(await desk.see(() => /** @type {HTMLInputElement | null} */ (document.querySelector('#published'))?.value), geneva.published);
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    assert.equal(await offered(desk), '');
    const left = await cacheNames(desk);
    assert.equal(left.length, 2, left.join());
    assert.ok(left.includes('of another') && !left.includes(`whowhen ${own.url} older`), left.join());
    await own.stop();
    await desk.reload();
    assert.equal(await version(desk), 'newer');
    assert.equal(await desk.see(() => document.getElementById('text')?.textContent), text);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: a window that did not ask stays as it is, and may follow`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    const other = await desk.another();
    await other.put('Marie Harf spoke.');
    own.become('newer');
    await desk.reload();
    await desk.clickButton(APPLY);
    await untilVersion(desk, 'newer');
    await untilOffered(other);
    assert.equal(await version(other), '');
    assert.equal(await other.written(), 'Marie Harf spoke.');
    await other.clickButton(APPLY);
    await untilVersion(other, 'newer');
    await other.expectPainted('person', ['Marie Harf']);
    assert.deepEqual([...desk.complaints, ...other.complaints], []);
    await desk.close();
  });

  test(`${browser}: a text that cannot be kept is said, and nothing is loaded over it`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({
      url: own.url,
      before: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    });
    await desk.kept();
    own.become('newer');
    await desk.reload();
    await untilOffered(desk);
    await desk.put('Marie Harf spoke.');
    await desk.clickButton(APPLY);
    await desk.until(() => document.getElementById('update')?.textContent?.includes('was not loaded'));
    await pause(500);
    assert.equal(await version(desk), '');
    assert.equal(await desk.written(), 'Marie Harf spoke.');
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: a version that does not arrive as it was built leaves the one before`, async (context) => {
    const own = await ownSite(context);
    const desk = await open({ url: own.url });
    await desk.kept();
    const before = await cacheNames(desk);
    own.become('broken');
    own.spoil();
    own.answers.length = 0;
    await desk.reload();
    const arrived = () => own.answers.some(([path]) => path === '/app.js');
    for (let left = 200; left > 0 && !arrived(); left--) await pause(50);
    assert.ok(arrived());
    await desk.until(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration && !registration.installing && !registration.waiting;
    });
    assert.equal(await offered(desk), '');
    assert.deepEqual(await cacheNames(desk), before);
    await own.stop();
    await desk.reload();
    assert.equal(await version(desk), '');
    await desk.put('Marie Harf spoke.');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.close();
  });
}
