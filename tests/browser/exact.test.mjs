/** Offsets are exact and every text has an answer, whatever it holds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();

test('an emoji and a combining accent before a name leave its mark exact', async () => {
  const desk = await open();
  await desk.paste('👩‍👩‍👧 😀 cafe\u0301: White House spokesman Jay Carney met E\u0301milie Dupont.');
  await desk.expectPainted('person', ['Jay Carney', 'E\u0301milie Dupont']);
  await desk.expectPainted('role', ['White House spokesman']);
  await desk.close();
});

test('lone surrogates, NUL and bidirectional controls shift nothing', async () => {
  const desk = await open();
  for (const noise of ['\ud800', 'a\udc00b', '\u0000', '\u202e\u202d\u2066', '\ufeff', '\r\n']) {
    await desk.put(`${noise} spokesman Jay Carney said so on Tuesday.`);
    await desk.expectPainted('person', ['Jay Carney']);
    await desk.expectPainted('date', ['Tuesday']);
  }
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

test('empty text and a megabyte on one line are answered', async () => {
  const desk = await open();
  for (const text of ['', 'a'.repeat(1_000_000), 'Jay Carney said no. '.repeat(50_000), '“'.repeat(200_000)]) {
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

test('of very many marks those in view are painted, exactly', async () => {
  const desk = await open();
  const names = ['Jay Carney', 'Marie Harf', 'Wendy Sherman'];
  const line = `${names.join(' met ')} on Tuesday in Geneva.\n`;
  await desk.put(`${line.repeat(3_000)}At last Robert Ford left.`);
  await desk.expectPainted('current', []);
  const top = await desk.painted('person');
  assert.ok(top.length > 0 && top.length < 3_000, String(top.length));
  assert.deepEqual([...new Set(top)].sort(), names);
  assert.equal(top[0], 'Jay Carney');
  await desk.text.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await desk.page.waitForFunction(() =>
    [...(CSS.highlights.get('whowhen-person') ?? [])].some((range) => String(range) === 'Robert Ford'),
  );
  assert.equal((await desk.painted('person')).at(-1), 'Robert Ford');
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});
