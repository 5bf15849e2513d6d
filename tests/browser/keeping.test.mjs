/** What stands on the desk outlives a reload, for its tab alone; see forgetting.test.mjs for its end. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article } from './articles.mjs';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';

/** @import { Words } from './words.mjs' */

const BROWSERS = { Chromium: chromium.useBrowser(), Firefox: firefox.useBrowser() };
const geneva = article('01-geneva');

/** The text letter for letter. @param {Words} desk */
const letters = (desk) => desk.see(() => document.getElementById('text')?.textContent ?? '');

/** @param {Words} desk */
const day = (desk) =>
  desk.see(() => /** @type {HTMLInputElement} */ (document.querySelector('#published')).value);

/** How far the text and the lists are scrolled. @param {Words} desk */
const scrolled = (desk) =>
  desk.see(() => ['text', 'lists'].map((id) => document.getElementById(id)?.scrollTop));

/** The kinds that are switched off. @param {Words} desk */
const switchedOff = (desk) =>
  desk.see(() => [...document.querySelectorAll('.layer[aria-pressed="false"]')].map((layer) => layer.textContent));

for (const [browser, { open }] of Object.entries(BROWSERS)) {
  test(`${browser}: a reload brings back text, date, kinds shown, scroll positions and cursor`, async () => {
    const desk = await open();
    await desk.publish(geneva.published);
    await desk.put(geneva.text);
    await desk.clickButton('Dates');
    await desk.see(() => {
      document.getElementById('text')?.scrollTo(0, 333);
      document.getElementById('lists')?.scrollTo(0, 222);
    });
    await desk.select('Carney');
    await desk.press('ArrowRight');
    const before = await scrolled(desk);
    assert.ok(before.every((pixels) => pixels && pixels > 100), before.join());

    await desk.reload();
    assert.equal(await letters(desk), geneva.text);
    assert.equal(await day(desk), geneva.published);
    assert.deepEqual(await switchedOff(desk), ['Dates']);
    assert.deepEqual(await desk.painted('date'), []);
    assert.ok((await desk.painted('person')).includes('Jay Carney'));
    assert.deepEqual(await scrolled(desk), before);
    await desk.expectNotice(/The text that you had here is back/);
    await desk.type(' Junior');
    assert.match(await letters(desk), /Carney Junior/);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: a text comes back letter for letter, whatever is in it`, async () => {
    const desk = await open();
    for (const text of ['One\r\ntwo \ud800 😀\t\u00a0\u200b“three”\n\n', '{"text":"no"}', ' ', '\n', 'null']) {
      await desk.put(text);
      await desk.reload();
      assert.equal(await letters(desk), text);
    }
    await desk.close();
  });

  test(`${browser}: a last empty line is there after a reload, and writing goes on in it`, async () => {
    const desk = await open();
    await desk.put('Marie Harf spoke.');
    await desk.see(() => document.getElementById('text')?.focus());
    await desk.press('ControlOrMeta+End');
    await desk.press('Enter');
    await desk.type('Jay');
    for (let left = 3; left > 0; left--) await desk.press('Backspace');
    await desk.reload();
    await desk.type('Jay Carney spoke.');
    await desk.expectPainted('person', ['Marie Harf', 'Jay Carney']);
    assert.equal((await desk.written()).trimEnd(), 'Marie Harf spoke.\nJay Carney spoke.');
    await desk.close();
  });

  test(`${browser}: a reload in the middle of writing loses no letter`, async () => {
    const desk = await open();
    await desk.see(() => document.getElementById('text')?.focus());
    await desk.type('Jay Carney spoke');
    await desk.reload();
    assert.equal(await letters(desk), 'Jay Carney spoke');
    await desk.type(' to Marie Harf');
    await desk.reload();
    assert.equal(await letters(desk), 'Jay Carney spoke to Marie Harf');
    await desk.close();
  });

  test(`${browser}: the text of a file, and the day that came with it, outlive a reload`, async () => {
    const desk = await open();
    await desk.choosesFile('#file', 'notes.md', '---\ndate: 2013-11-05\n---\nJay Carney spoke on Monday.\n');
    await desk.expectNotice(/Opened notes\.md/);
    const text = await letters(desk);
    assert.match(text, /Jay Carney spoke/);
    await desk.reload();
    assert.equal((await letters(desk)).trimEnd(), text.trimEnd());
    assert.equal(await day(desk), '2013-11-05');
    await desk.expectList('dates', /4 November 2013/);
    await desk.close();
  });

  test(`${browser}: whatever the address asks for, the text of the tab stays; another tab has none of it`, async () => {
    const desk = await open();
    const address = await desk.see(() => location.href);
    await desk.put('Jay Carney spoke.');
    await desk.go(`${address}?lang=en#text`);
    assert.equal(await letters(desk), 'Jay Carney spoke.');
    const other = await desk.another();
    assert.equal(await letters(other), '');
    assert.equal(await other.see(() => sessionStorage.length), 0);
    await other.put('Marie Harf spoke.');
    await desk.reload();
    assert.equal(await letters(desk), 'Jay Carney spoke.');
    await other.reload();
    assert.equal(await letters(other), 'Marie Harf spoke.');
    await desk.close();
  });

  test(`${browser}: what another version kept, or what is spoilt, is taken as far as it can be`, async () => {
    const desk = await open();
    const rows = /** @type {const} */ ([
      [{ 'whowhen-kept': '{"text":"Jay Carney spoke.","published":"2013-11-05"}' }, 'Jay Carney spoke.', '2013-11-05', []],
      [{ 'whowhen-text': 'Jay Carney spoke.', 'whowhen-kept': '{"published"' }, 'Jay Carney spoke.', '', []],
      [{ 'whowhen-text': 'Jay Carney spoke.', 'whowhen-kept': '7' }, 'Jay Carney spoke.', '', []],
      [
        { 'whowhen-text': 'Jay.', 'whowhen-kept': '{"published":7,"hidden":["person","sound",3],"cursor":-9,"scrolled":["a"]}' },
        'Jay.', '', ['People'],
      ],
      [{ 'whowhen-text': 'Jay.', 'whowhen-kept': '{"published":"soon","hidden":7,"cursor":1e9,"scrolled":[1e9]}' }, 'Jay.', '', []],
    ]);
    for (const [entries, text, published, off] of rows) {
      await desk.see((kept) => {
        sessionStorage.clear();
        for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
        // The page would keep what it has when it is left.
        Storage.prototype.setItem = Storage.prototype.removeItem = () => {};
      }, entries);
      await desk.reload();
      assert.equal(await letters(desk), text);
      assert.equal(await day(desk), published);
      assert.deepEqual(await switchedOff(desk), off);
      // And what was taken is kept as this version does.
      await desk.reload();
      assert.equal(await letters(desk), text);
      assert.equal(await day(desk), published);
    }
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: where nothing may be stored the page works, and says so for as long as there is a text`, async () => {
    const desk = await open({
      before: () => {
        Object.defineProperty(globalThis, 'sessionStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      },
    });
    const standing = () => desk.see(() => document.getElementById('standing')?.textContent ?? '');
    assert.equal(await standing(), '');
    await desk.put('Jay Carney spoke.');
    await desk.expectPainted('person', ['Jay Carney']);
    assert.match(await standing(), /a reload would lose it/);
    await desk.see(() => {
      Reflect.set(globalThis, 'said', 0);
      const seen = new MutationObserver(() => Reflect.set(globalThis, 'said', 1));
      seen.observe(/** @type {Node} */ (document.getElementById('standing')), { childList: true, subtree: true });
    });
    await desk.put('Marie Harf spoke.');
    await desk.expectPainted('person', ['Marie Harf']);
    assert.equal(await desk.see(() => Reflect.get(globalThis, 'said')), 0, 'said once');
    await desk.clickButton('Nothing leaves this page.');
    await desk.clickButton('Forget this text');
    await desk.settled();
    assert.equal(await standing(), '');
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });
}
