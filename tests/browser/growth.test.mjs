/** What the page does with a long text or with much in it grows with it and no faster. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around } from '../../www/findings/dates-list.js';
import { daysOf, inWords } from '../../www/findings/edtf.js';
import { strings } from '../../www/page-strings.js';
import { difference, moved } from '../../www/text/edits.js';
import { expectLinear } from './growth.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();

/** @type {Record<string, (size: number) => string>} */
const VALUES = {
  'uncertain without end': (size) => `2026${'?'.repeat(size)}x`,
  'uncertain again and again': (size) => '2026?'.repeat(size / 5),
  'choices within choices': (size) => '['.repeat(size / 2) + '2026' + ']'.repeat(size / 2),
  'choices without end': (size) => '[2026,'.repeat(size / 6),
  'a choice of many': (size) => `[${'2026,'.repeat(size / 5)}2026]`,
  'strokes': (size) => '/'.repeat(size),
  'hyphens': (size) => '2026-'.repeat(size / 5),
};

for (const [what, make] of Object.entries(VALUES)) {
  test(`a value takes no longer to say than it is long: ${what}`, async () => {
    await expectLinear(40_000, (size) => {
      const value = make(size);
      return () => [inWords(value, strings.dates), daysOf(value)];
    });
  });
}

test('an edit is found and followed in time that grows with the text and no faster', async () => {
  await expectLinear(500_000, (size) => {
    const before = 'a'.repeat(size);
    const after = `${before.slice(size / 2)}b${before.slice(size / 2)}`;
    return () => {
      const edit = difference(before, after);
      assert.ok(edit);
      for (let start = 0; start < size; start += 100) moved({ start, end: start + 9 }, edit, after);
    };
  });
});

test('a date is shown in its sentence, or in what stands near it in one that is endless', () => {
  const text = `It fell  on 9\nNovember. ${'on and '.repeat(1_000)}on Monday ${'and on '.repeat(1_000)}`;
  const start = text.indexOf('Monday');
  const first = { start: 0, end: text.indexOf('.') + 1 };
  assert.equal(around(text, { start: 12, end: 22 }, first), 'It fell on 9 November.');
  const second = { start: first.end + 1, end: text.length };
  const shown = around(text, { start, end: start + 6 }, second);
  assert.match(shown, /^….* on and on Monday and on and .*…$/);
  assert.ok(shown.length <= 2_010, `${shown.length} characters`);
  const near = { start: start - 900, end: start + 906 };
  assert.equal(around(text, { start, end: start + 6 }, near), text.slice(near.start, near.end).trim());
});

test('the list of dates is no longer than a text of one endless sentence, but for some words each', async () => {
  const desk = await open();
  const shown = async (/** @type {number} */ count) => {
    await desk.put(`They met on ${'Monday and '.repeat(count)} then`);
    await desk.settled();
    return desk.page.evaluate(() => document.getElementById('lists')?.textContent?.length ?? 0);
  };
  const [short, long] = [await shown(500), await shown(2_000)];
  assert.ok(short > 500 * 'Monday'.length && long <= 4.5 * short, `${short} and ${long} characters`);
  await desk.close();
});
