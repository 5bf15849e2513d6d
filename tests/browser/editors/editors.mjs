/** What must hold in every editor. A file beside this one names one and a browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorPage } from './editor-page.mjs';
import { useExample } from './example.mjs';
import { tracesOf } from './traces.mjs';

/** @import { OpenOptions, Words } from '../words.mjs' */

/**
 * @typedef {object} Editor
 * @property {string} name The folder of its example.
 * @property {RegExp} [invented] Names that it gives anew each time.
 * @property {string[]} [unsafe] What its page must allow besides its own files, as its policy says it.
 */

/** The marks of the text that each page begins with. */
const BEGINNING = {
  person: ['Lakhdar Brahimi', 'Sergei Lavrov', 'Brahimi'],
  role: ['UN envoy', 'Russian Foreign Minister', 'Mr'],
  date: ['Tuesday'],
  place: ['Geneva'],
};

const TYPED = {
  ...BEGINNING,
  person: [...BEGINNING.person, 'Gennady Gatilov'],
  role: [...BEGINNING.role, 'Deputy Foreign Minister'],
  date: [...BEGINNING.date, '7 November 2013'],
};

const PASTED = {
  ...TYPED,
  person: [...TYPED.person, 'Mikhail Bogdanov', 'Bogdanov'],
  date: [...TYPED.date, 'Friday'],
};

const CLIP = '<p>His colleague <b>Mikhail</b> Bog<i>danov</i> stays until Friday.</p><p>Bogdanov did not comment.</p>';

/**
 * @param {Editor} editor
 * @param {(options: OpenOptions) => Promise<Words>} openPage Opens a page in the browser that is tested.
 */
export function testEditor({ name, invented, unsafe = [] }, openPage) {
  const example = useExample(name);
  const open = (plain = false) => EditorPage.open(openPage, example.url(plain ? 'plain.html' : 'index.html'));

  test(`${name}: marks are right at first and after typing`, async () => {
    const editor = await open();
    await editor.expectMarked(BEGINNING);
    await types(editor);
    await editor.expectMarked(TYPED);
    await editor.close();
  });

  test(`${name}: a name stays marked when a part of it is bold`, async () => {
    const editor = await open();
    await types(editor);
    await editor.expectMarked(TYPED);
    await editor.makesBold(4);
    await editor.expectSaved((html) => /ilov<\/(b|strong)>/.test(html), 'the end of the name is bold');
    await editor.expectMarked(TYPED);
    await editor.switchesBold();
    await editor.types(', and Kofi An');
    await editor.switchesBold();
    await editor.types('nan');
    await editor.expectSaved((html) => /An(<[^>]+>)*<(b|strong)\b[^>]*>nan</.test(html), 'the end of another one is');
    await editor.expectMarked({ person: [...TYPED.person, 'Kofi Annan'] });
    await editor.close();
  });

  test(`${name}: marks are right after pasting and after undoing it`, async () => {
    const editor = await open();
    await types(editor);
    await editor.types('. ');
    const before = await editor.saved();
    await editor.pastes(CLIP);
    await editor.expectMarked(PASTED);
    await editor.undoes();
    await editor.expectSaved((html) => html === before, 'pasting is undone');
    await editor.expectMarked(TYPED);
    await editor.close();
  });

  test(`${name}: saves the same with whowhen and without, and nothing of it is left once removed`, async () => {
    const plain = await open(true);
    const expected = await writes(plain);
    assert.equal(new Set(expected).size, expected.length - 1, 'each step but undoing changes what is saved');
    const unmarked = await writesOn(plain, invented);

    const marked = await open();
    assert.deepEqual(await writes(marked), expected);
    await marked.expectMarked(TYPED);
    await marked.removes();
    assert.deepEqual(await writesOn(marked, invented), unmarked);
  });

  test(`${name}: the page allows its own files and ${unsafe.join(', ') || 'nothing else'}`, async () => {
    const editor = await open();
    const policy = await editor.page.see(
      () => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '',
    );
    assert.match(policy, /^default-src 'none';/);
    const allowed = policy.split('; ').filter((rule) => /unsafe-(?!eval)|[\s]\*|https?:|data:|blob:/.test(rule.replace("'wasm-unsafe-eval'", '')));
    assert.deepEqual(allowed, unsafe);
    await editor.page.see(() => {
      new Image().src = 'https://example.invalid/';
    });
    await editor.page.expectComplaint('policy: img-src');
    await editor.page.close();
  });
}

/** Types a paragraph at the end of the text. @param {EditorPage} editor */
async function types(editor) {
  await editor.toEnd();
  await editor.page.press('Enter');
  await editor.types('It was signed on 7 November 2013 by Deputy Foreign Minister Gennady Gatilov');
}

/**
 * Writes, and says what would be saved after each step.
 *
 * @param {EditorPage} editor
 */
async function writes(editor) {
  const saved = [await editor.saved()];
  await types(editor);
  saved.push(await editor.saved());
  await editor.makesBold(4);
  await editor.types('. ');
  saved.push(await editor.saved());
  await editor.pastes(CLIP);
  saved.push(await editor.saved());
  await editor.undoes();
  await editor.expectSaved((html) => html === saved[2], 'pasting is undone');
  saved.push(await editor.saved());
  return saved;
}

/**
 * Writes a name after the rest and closes the page.
 *
 * @param {EditorPage} editor
 * @param {RegExp} [invented]
 * @returns What would be saved, and what is in the page besides.
 */
async function writesOn(editor, invented) {
  await editor.types('Lakhdar Brahimi agreed.');
  await editor.expectSaved((html) => html.includes('agreed.'), 'typing goes on');
  const left = { saved: await editor.saved(), traces: await tracesOf(editor.page, invented) };
  await editor.close();
  return left;
}
