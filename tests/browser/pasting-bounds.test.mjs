/** Texts that are pasted or dropped are bounded as those of files are, and refused whole or not at all. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strings } from '../../www/page-strings.js';
import { paste } from './clipboard.mjs';
import { useBrowser } from './harness.mjs';

/** @import { App } from './harness.mjs' */

const { open } = useBrowser();

/** @param {App} desk */
const textOf = (desk) => desk.text.evaluate((box) => box.textContent);

const LIMIT = 2_000_000;
const { noRoom, copiedTooTangled } = strings.files;

/** What the line about the text says. @param {App} desk */
const note = (desk) => desk.page.locator('#notice').innerText();

/** @param {App} desk */
const lengthOf = async (desk) => (await textOf(desk))?.length;

/** Lines of so many characters in all. @param {number} length @param {number} [each] */
const lines = (length, each = 1_000) => `${'x'.repeat(each - 1)}\n`.repeat(length / each - 1) + 'x'.repeat(each);

/** @type {[what: string, flavours: () => Record<string, string>, says: string][]} */
const REFUSED = [
  ['plain text of one character too many', () => ({ 'text/plain': `${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['rich text that is too long', () => ({ 'text/html': `<p>${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['rich text that is too long, with its plain text', () => ({ 'text/html': `<p>${lines(LIMIT)}<p>x`, 'text/plain': `${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['elements within elements', () => ({ 'text/html': `${'<div>'.repeat(100_000)}x` }), copiedTooTangled],
  ['more elements than are read', () => ({ 'text/html': `${'<br>'.repeat(1_100_000)}x` }), copiedTooTangled],
];

test('a text without room is refused whole when it is pasted, and undo is as it was', async (t) => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  for (const [what, flavours, says] of REFUSED) {
    await t.test(what, async () => {
      await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
      await paste(desk, flavours());
      assert.equal(await note(desk), says);
      assert.equal(await textOf(desk), 'Jay Carney spoke.');
    });
  }
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await desk.settled();
  assert.equal(await textOf(desk), '');
  await desk.page.keyboard.press('ControlOrMeta+Shift+Z');
  await desk.settled();
  await desk.expectPainted('person', ['Jay Carney']);
  await desk.close();
});

test('plain text is pasted where the HTML that comes with it is not read', async () => {
  const desk = await open();
  await paste(desk, { 'text/html': `${'<div>'.repeat(100_000)}Jay Carney spoke.`, 'text/plain': 'Jay Carney spoke.' });
  assert.equal(await textOf(desk), 'Jay Carney spoke.');
  assert.equal(await note(desk), '');
  await desk.close();
});

test('as much as there is room for is taken, counting what is there and not what it replaces', async () => {
  const desk = await open();
  await paste(desk, { 'text/plain': lines(LIMIT - 1_000) });
  assert.equal(await lengthOf(desk), LIMIT - 1_000);
  assert.equal(await note(desk), '');
  await paste(desk, { 'text/plain': lines(1_010, 10) });
  assert.equal(await note(desk), noRoom(LIMIT));
  assert.equal(await lengthOf(desk), LIMIT - 1_000);
  // A line break of Windows is one character.
  await paste(desk, { 'text/plain': lines(1_000, 10).replaceAll('\n', '\r\n') });
  assert.equal(await lengthOf(desk), LIMIT);
  await desk.page.keyboard.press('ControlOrMeta+A');
  await paste(desk, { 'text/plain': 'Jay Carney spoke.' });
  await desk.expectPainted('person', ['Jay Carney']);
  assert.equal(await textOf(desk), 'Jay Carney spoke.');
  await desk.close();
});

/** Drops words from outside on a mark. @param {App} desk @param {Record<string, string>} flavours */
async function drop(desk, flavours) {
  const browser = await desk.page.context().newCDPSession(desk.page);
  const { x, y } = await desk.middleOf('person');
  const items = Object.entries(flavours).map(([mimeType, data]) => ({ mimeType, data }));
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await browser.send('Input.dispatchDragEvent', { type, x, y, data: { items, dragOperationsMask: 1 } });
  }
  await desk.settled();
}

test('a text without room is refused whole when it is dropped', async () => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  for (const [type, text] of [['text/plain', lines(LIMIT)], ['text/html', `<p>${lines(LIMIT)}`]]) {
    await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
    await drop(desk, { [String(type)]: String(text) });
    assert.equal(await note(desk), noRoom(LIMIT));
    assert.equal(await textOf(desk), 'Jay Carney spoke.');
  }
  await drop(desk, { 'text/plain': ' and Marie Harf ' });
  assert.match(String(await textOf(desk)), /and Marie Harf/);
  assert.equal(await note(desk), '');
  await desk.close();
});
