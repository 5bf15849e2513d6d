/** A code editor that has the JSON Schema of lists takes what the program takes, and marks what it leaves out. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv, ['regex']);
const takes = ajv.compile(JSON.parse(read('docs/lists.schema.json')));

/** The lists in JSON that the document shows. */
const shown = [...read('docs/lists.md').matchAll(/<!-- (?:list|file \S+\.json) -->\n```json\n(.*?)```/gs)].map(([, list]) =>
  JSON.parse(list ?? ''),
);

/** What a list may not hold, each with the column that an editor marks. @type {[object, string][]} */
const FAULTS = [
  [{ person: [] }, ''],
  [{ people: [{ title: 'Ruth Calder' }] }, '/people/0'],
  [{ people: [{ name: '' }] }, '/people/0/name'],
  [{ people: [{ name: 'Ruth Calder', posts: [{ post: 'mayor', from: 'May 2021' }] }] }, '/people/0/posts/0/from'],
  [{ dates: [{ name: 'Derby Day', rule: '25 December', value: '2026-12-25' }] }, '/dates/0'],
  [{ patterns: [{ pattern: 'PC \\d+', kind: 'quote' }] }, '/patterns/0/kind'],
  [{ style: [{ words: 'adviser' }] }, '/style/0'],
  [{ style: [{ words: 'adviser', pattern: 'adviser', message: 'no' }] }, '/style/0'],
];

test('the lists of the documentation are as the schema wants them', () => {
  assert.equal(shown.length, 4);
  for (const list of shown) assert.ok(takes(list), JSON.stringify(takes.errors));
});

test('what a list may not hold is marked where it stands', () => {
  for (const [list, where] of FAULTS) {
    assert.ok(!takes(list), JSON.stringify(list));
    const marked = takes.errors?.map((error) => error.instancePath) ?? [];
    assert.ok(marked.includes(where), `${JSON.stringify(list)}: ${marked}`);
  }
});
