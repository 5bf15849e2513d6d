import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { analysis, articles, run, write } from './program.mjs';
import { EMOJI } from './texts.mjs';

/**
 * @param {string} text
 * @param {import('./program.mjs').Given} [given]
 * @returns {Record<string, string>[]}
 */
function rows(text, given) {
  // Strict: no relaxed quotes, no relaxed number of columns, CRLF alone ends a row.
  return parse(write('csv', text, given), { columns: true, record_delimiter: '\r\n' });
}

test('there is a row a mark, with its place and what it knows', () => {
  for (const { name, text, published } of articles()) {
    const { spans, people } = analysis(text, { published });
    const found = rows(text, { published });
    assert.equal(found.length, spans.length, name);
    spans.forEach((span, at) => {
      const row = found[at];
      assert.ok(row);
      assert.equal(row.kind, span.kind);
      assert.equal([...text].slice(Number(row.start), Number(row.end)).join(''), span.text, name);
      assert.equal(row.value, span.value ?? '');
      const who = span.people ?? [span.person ?? span.speaker ?? -1];
      assert.equal(row.people, who.flatMap((p) => people[p]?.name ?? []).join('; '), name);
      assert.ok(row.because && Number(row.confidence) > 0 && Number(row.confidence) <= 1);
    });
  }
});

test('commas, quotation marks and line breaks stay in their cell', () => {
  const words = 'Ada "the, boss"\r\nMarsh';
  const [row] = rows(`So ${words} left.`, { corrections: [{ do: 'mark', kind: 'person', text: words }] })
    .filter((one) => one.kind === 'person' && one.text === words);
  assert.ok(row);
});

test('no cell is a formula, whatever it begins with', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '\t', '\n', '\r\n']) {
    const words = `${sign}cmd|' /C calc'!A0,`;
    const found = rows(`So ${words} left.`, { corrections: [{ do: 'mark', kind: 'person', text: words }] });
    const row = found.find((one) => one.start === '3' && one.kind === 'person');
    assert.equal(row?.text, `'${words}`);
    for (const cell of found.flatMap((one) => Object.values(one))) {
      assert.doesNotMatch(cell, /^[=+\-@＝＋－＠\t\r\n]/u);
    }
  }
});

test('a year before Christ is no formula either', () => {
  const corrections = [
    { do: 'mark', kind: 'date', text: 'that day' }, { do: 'value', text: 'that day', value: '-0044-03-15' },
  ];
  const [row] = rows('It was that day.', { corrections }).filter((one) => one.kind === 'date');
  assert.equal(row?.value, "'-0044-03-15");
});

test('offsets are counted as asked, and the row says how', () => {
  const units = /** @type {const} */ ({ utf16: 3, codepoint: 2, byte: 5 });
  for (const [unit, start] of Object.entries(units)) {
    const [row] = rows(EMOJI, { more: ['--offsets', unit] }).filter((one) => one.kind === 'person');
    assert.deepEqual([row?.offsets, row?.start], [unit, String(start)]);
  }
});

test('a text without marks is a header', () => {
  assert.equal(run(['analyze', '--format', 'csv'], 'it rained.').split('\r\n').length, 2);
});
