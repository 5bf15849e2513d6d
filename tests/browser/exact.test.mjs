/** Offsets are exact and every text has an answer, whatever it holds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();

test('empty text and a megabyte on one line are answered', async () => {
  const desk = await open();
  for (const text of ['', 'a'.repeat(1_000_000), 'Jay Carney said no. '.repeat(50_000), '“'.repeat(200_000), 'two days before '.repeat(100_000)]) {
    await desk.put(text);
    assert.match((await desk.page.textContent('#status')) ?? '', /read in|Nothing to read/);
  }
  await desk.put('Jay Carney said so.');
  await desk.expectPainted('person', ['Jay Carney']);
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

test('line breaks of every kind are one character each', async () => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.\n\nMarie Harf spoke.');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type('Wendy Sherman spoke.');
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf', 'Wendy Sherman']);
  await desk.page.keyboard.press('ControlOrMeta+A');
  await desk.page.keyboard.insertText('Jay Carney spoke.\n\nMarie Harf spoke.\n');
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
  await desk.close();
});

test('marks stay exact where the browser puts the text into other nodes', async () => {
  const desk = await open();
  const all = ['Jay Carney', 'Marie Harf', 'Wendy Sherman'];
  await desk.text.focus();
  await desk.page.keyboard.insertText('Jay Carney spoke.\n\nMarie Harf spoke.\nWendy Sherman spoke.');
  await desk.expectPainted('person', all);
  const before = await desk.text.innerText();
  // The last line joins the one before, in the same task: nothing has been analysed since.
  const seen = await desk.page.evaluate(() => {
    getSelection()?.modify('move', 'backward', 'lineboundary');
    document.execCommand('delete');
    document.execCommand('insertText', false, ' ');
    return [...(CSS.highlights.get('whowhen-person') ?? [])].map(String).sort();
  });
  assert.deepEqual(seen.filter((name) => name !== 'Wendy Sherman'), all.slice(0, 2));
  for (let left = 5; left > 0 && (await desk.text.innerText()) !== before; left--) {
    await desk.page.keyboard.press('ControlOrMeta+Z');
  }
  await desk.expectPainted('person', all);
  await desk.close();
});
