/** What a tab kept is forgotten for good, at a click or with the text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';

/** @import { Words } from './words.mjs' */

const BROWSERS = { Chromium: chromium.useBrowser(), Firefox: firefox.useBrowser() };

/** The text letter for letter. @param {Words} desk */
const letters = (desk) => desk.see(() => document.getElementById('text')?.textContent ?? '');

/** @param {Words} desk */
const day = (desk) =>
  desk.see(() => /** @type {HTMLInputElement} */ (document.querySelector('#published')).value);

for (const [browser, { open }] of Object.entries(BROWSERS)) {
  test(`${browser}: an emptied text is gone after a reload, and an untouched page keeps nothing`, async () => {
    const desk = await open();
    await desk.see(() => document.getElementById('text')?.focus());
    await desk.reload();
    assert.equal(await desk.see(() => sessionStorage.length), 0);
    await desk.put('Jay Carney spoke.');
    await desk.reload();
    await desk.put('');
    await desk.reload();
    assert.equal(await letters(desk), '');
    assert.equal(await desk.noticed(), '');
    assert.equal(await desk.see(() => sessionStorage.length), 0);
    await desk.close();
  });

  for (const way of ['Forget it', 'Forget this text']) {
    test(`${browser}: “${way}” forgets for good: no undoing, no redoing and no reload brings the text back`, async () => {
      const desk = await open();
      await desk.publish('2013-11-05');
      await desk.put('Marie Harf spoke.');
      await desk.reload();
      await desk.see(() => document.getElementById('text')?.focus());
      await desk.press('ControlOrMeta+A');
      await desk.type('Jay Carney');
      await desk.press('ControlOrMeta+Z');
      if (way === 'Forget it') await desk.reload();
      else await desk.clickButton('Nothing leaves this page.');
      await desk.clickButton(way);
      await desk.expectNotice(/forgotten/);
      assert.equal(await letters(desk), '');
      assert.equal(await day(desk), '');
      assert.equal(await desk.focused(), 'text');
      await desk.expectPainted('person', []);
      for (const keys of ['ControlOrMeta+Z', 'ControlOrMeta+Z', 'ControlOrMeta+Shift+Z', 'ControlOrMeta+Shift+Z']) {
        await desk.press(keys);
        assert.equal(await letters(desk), '', keys);
      }
      assert.equal(await desk.see(() => sessionStorage.length), 0);
      await desk.reload();
      assert.equal(await letters(desk), '');
      assert.equal(await day(desk), '');
      // The desk continues as before.
      await desk.put('Jay Carney spoke.');
      await desk.expectPainted('person', ['Jay Carney']);
      await desk.reload();
      assert.equal(await letters(desk), 'Jay Carney spoke.');
      assert.deepEqual(desk.complaints, []);
      await desk.close();
    });
  }
}
