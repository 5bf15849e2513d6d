/** The wasm module writes what the program writes. `SITE=/path/to/site`, or `dist/site`. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { articles, run, write } from './program.mjs';
import { EMOJI, SYNTAX } from './texts.mjs';

const SITE = process.env.SITE ?? fileURLToPath(new URL('../../dist/site', import.meta.url));

/** @type {any} The generated glue. */
let wasm;

before(async () => {
  const { instantiate } = await import(pathToFileURL(resolve(SITE, 'wasm/whowhen.js')).href);
  wasm = instantiate(new WebAssembly.Module(readFileSync(resolve(SITE, 'wasm/whowhen_bg.wasm'))));
});

test('the page knows the formats of the program, with what a download needs', () => {
  /** @type {{name: string, about: string, extension: string, mediaType: string}[]} */
  const formats = wasm.formats();
  const help = run(['analyze', '--help'], '');
  assert.ok(formats.length >= 11);
  for (const format of formats) {
    assert.deepEqual(Object.keys(format), ['name', 'about', 'extension', 'mediaType']);
    assert.ok(help.includes(format.name) && help.includes(format.about), format.name);
  }
});

/**
 * Confidences to four places: exponentials of the processor and of WebAssembly may differ in the
 * last bit.
 * @param {string} out
 */
const rounded = (out) => out.replace(/\b0\.\d{5,}/g, (number) => Number(number).toFixed(4));

test('every format is written as by the program', () => {
  const published = '2020-05-05';
  const corrections = [{ do: 'mark', kind: 'place', text: 'Chips' }];
  const texts = [EMOJI, SYNTAX, ...articles().slice(0, 5).map((article) => article.text), ''];
  for (const { name } of wasm.formats()) {
    for (const text of texts) {
      const here = wasm.write(text, { published }, corrections, name);
      const there = write(name, text, { published, corrections, more: ['--offsets', 'utf16'] });
      assert.equal(rounded(here), rounded(there), name);
    }
  }
});

test('what cannot be used is a plain error that says what can', () => {
  const refused = (/** @type {() => void} */ attempt, /** @type {RegExp} */ message) =>
    assert.throws(attempt, (error) => error instanceof Error
      && error.constructor === Error && message.test(error.message));
  refused(() => wasm.write('x', {}, [], 'xml'), /"xml".*annotation.*icalendar.*text/);
  refused(() => wasm.write('x', { published: 'Tuesday' }, [], 'csv'), /YYYY-MM-DD/);
});
