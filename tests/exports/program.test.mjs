import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { analysis, run, write } from './program.mjs';
import { EMOJI, SYNTAX } from './texts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'whowhen-exports-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} text */
function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** @param {string[]} options @returns {string} What the program says when it refuses. */
function refusal(options) {
  try {
    run(options, '');
  } catch (error) {
    return String(/** @type {any} */ (error).stderr);
  }
  return assert.fail('not refused');
}

const one = file('one.txt', 'Ada Marsh spoke on 5 May 2020.');
const two = file('two.txt', 'Ben Okoro left on 6 May 2020.');

test('NDJSON is the contract and the text on one line', () => {
  for (const text of [EMOJI, SYNTAX, '', '\0']) {
    const out = write('ndjson', text, { more: ['--id', 'urn:x:1'] });
    assert.equal(out.indexOf('\n'), out.length - 1);
    const { id, text: again, ...rest } = JSON.parse(out);
    assert.deepEqual([id, again], ['urn:x:1', text]);
    assert.deepEqual(rest, analysis(text));
  }
});

test('several texts follow each other where the format allows it', () => {
  const lines = run(['analyze', '--format', 'ndjson', one, two], '').trimEnd().split('\n');
  assert.deepEqual(lines.map((line) => JSON.parse(line).people[0].name), ['Ada Marsh', 'Ben Okoro']);
  const note = run(['analyze', '--format', 'markdown', one, two], '');
  assert.match(note, /^# one\n[^]*\n# two\n/);
});

test('other formats say how to write several texts', () => {
  for (const format of ['annotation', 'csv', 'html', 'json', 'jsonld', 'ninjs']) {
    assert.match(refusal(['analyze', '--format', format, one, two]), /--into/);
  }
});

test('each text has a file of its own in a folder', () => {
  const into = join(folder, 'out');
  assert.equal(run(['analyze', '--format', 'csv', '--into', into, one, two], ''), '');
  assert.deepEqual(readdirSync(into).sort(), ['one.csv', 'two.csv']);
  const rows = parse(readFileSync(join(into, 'two.csv'), 'utf8'), { columns: true });
  assert.ok(rows.some((/** @type {any} */ row) => row.text === 'Ben Okoro'));
});

test('no text is written over, nor one result over another', () => {
  const before = readFileSync(one, 'utf8');
  assert.match(refusal(['analyze', '--format', 'text', '--into', folder, one]), /one\.txt/);
  assert.equal(readFileSync(one, 'utf8'), before);
  const twin = file('one.md', 'Cara Lind left.');
  const into = join(folder, 'twins');
  assert.match(refusal(['analyze', '--format', 'csv', '--into', into, one, twin]), /one\.csv/);
  assert.ok(!existsSync(into));
});

test('an id is one text’s and a URI', () => {
  assert.match(refusal(['analyze', '--id', 'urn:x:1', one, two]), /one text/);
  for (const wrong of ['article 1', 'article', 'https://a.example/#b', 'x:', '<a:b>']) {
    assert.match(refusal(['analyze', '--id', wrong, one]), /URI/);
  }
});
