/** Files that are written to hold their reader up: read or refused, and neither takes long. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { strings } from '../../www/page-strings.js';
import { useBrowser } from './harness.mjs';
import { docx } from './hostile.mjs';
import { DEPTH_LIMIT, documentNamed, readFile, resting } from './readers.mjs';

const { open } = useBrowser();
const { files: words } = strings;

const noRest = async () => {};

/** @param {string} name @param {string | Buffer} content */
const fileOf = (name, content) => new File([/** @type {BlobPart} */ (content)], name);

/** What a file is read to, or why it is not. @param {string} name @param {string | Buffer} content */
async function outcome(name, content) {
  try {
    return (await readFile(fileOf(name, content), noRest)).text;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

const WORD_SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** @param {string} inside */
const word = (inside) => `<w:document xmlns:w="${WORD_SPACE}"><w:body>${inside}</w:body></w:document>`;
/** @param {string} text */
const paragraph = (text) => word(`<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
const gap = (/** @type {number} */ length) => `a${' '.repeat(length)}b`;

/** @type {[name: string, what: string, content: () => string | Buffer, outcome: string][]} */
const KNOWN = [
  ['rules.md', 'forty items in front matter that never ends', () => `---\n${'- :\n'.repeat(40)}x`, `${':\n'.repeat(40)}x`],
  ['heading.md', 'a heading with 100,000 spaces', () => `# ${gap(100_000)}`, gap(100_000)],
  ['address.md', '100,000 addresses that never end', () => '<https:'.repeat(100_000), '<https:'.repeat(100_000)],
  ['emphasis.md', '4,001 emphases of 400 spaces', () => `*${gap(400)}`.repeat(4_001), `${gap(400).repeat(4_000)}*${gap(400)}`],
  ['title.md', 'a title with 100,000 spaces', () => `---\ntitle: ${gap(100_000)}\n---\nText.`, 'Text.'],
  ['pre.html', '200,000 spaces that count', () => `<pre>${gap(200_000)}</pre>`, gap(200_000)],
  ['nested.html', '100,000 elements within each other', () => `${'<span>'.repeat(100_000)}x`, words.tooTangled],
  ['closed.html', '100,000 elements, each closed', () => `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`, words.tooTangled],
  ['many.html', 'more elements than are read', () => '<br>'.repeat(1_100_000), words.tooTangled],
  ['again.html', 'twelve million elements of 30,000 tags', () => `<p>${Array.from({ length: 400 }, (_, i) => `<b a=${i}>`).join('')}</p>${'<p>x'.repeat(30_000)}`, words.tooTangled],
  ['run.docx', 'a run of 200,000 spaces', () => docx(paragraph(gap(200_000))), gap(200_000)],
  ['runs.docx', '2.4 million runs', () => docx(word(`<w:p>${'<w:r/>'.repeat(2_400_000)}</w:p>`)), words.tooTangled],
  ['deep.docx', '100,000 elements within each other', () => docx(word(`${'<w:x>'.repeat(100_000)}${'</w:x>'.repeat(100_000)}`)), words.tooTangled],
];

for (const [name, what, content, expected] of KNOWN) {
  test(`${name} is read or refused: ${what}`, async () => {
    const seen = await outcome(name, content());
    // Not `equal`, which would write both out.
    assert.ok(seen === expected, `${seen.length} characters: ${seen.slice(0, 200)}`);
  });
}

test('the page reads or refuses them too, and lives', async (t) => {
  const desk = await open();
  for (const [name, what, content, expected] of KNOWN) {
    await t.test(what, async () => {
      await desk.put('');
      await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
      const made = content();
      await desk.page.setInputFiles('#file', { name, mimeType: '', buffer: Buffer.from(/** @type {string} */ (made)) });
      await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent);
      const said = await desk.page.locator('#notice').innerText();
      const text = await desk.text.evaluate((box) => box.textContent);
      if (expected === words.tooTangled) assert.deepEqual([said, text], [expected, '']);
      else assert.ok(text === expected && said.startsWith('Opened'), `${said} ${text?.length} characters`);
      await desk.settled();
    });
  }
  await desk.close();
});

test('elements are read as deep as the limit, and not one deeper', async () => {
  // <html> and <body> are open too.
  const deep = (/** @type {number} */ depth) => `${'<div>'.repeat(depth - 2)}x${'</div>'.repeat(depth - 2)}`;
  assert.equal(await outcome('a.html', deep(DEPTH_LIMIT)), 'x');
  assert.equal(await outcome('a.html', deep(DEPTH_LIMIT + 1)), words.tooTangled);
});

/** The list of relations of an archive. @param {string} target @param {string} [more] */
const relations = (target, more = '') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"${more}/></Relationships>`;

/** @type {[what: string, parts: Record<string, string>, outcome: string][]} */
const PARTS = [
  ['the one that is named, not the first', { '_rels/.rels': relations('word/document.xml'), 'word/document2.xml': 'two', 'word/document.xml': 'one' }, 'one'],
  ['the one that is named, not the usual one', { 'word/document.xml': 'one', 'word/document2.xml': 'two', '_rels/.rels': relations('word/document2.xml') }, 'two'],
  ['one in another folder', { '_rels/.rels': relations('text/main.xml'), 'text/main.xml': 'main', 'word/document.xml': 'one' }, 'main'],
  ['one named from the root', { '_rels/.rels': relations('/word/document.xml'), 'word/document.xml': 'one' }, 'one'],
  ['one named in capitals', { '_rels/.rels': relations('Word/Document.XML'), 'word/document.xml': 'one' }, 'one'],
  ['one whose name has a space', { '_rels/.rels': relations('word/my%20text.xml'), 'word/my text.xml': 'mine' }, 'mine'],
  ['the usual one where none is named', { 'word/document2.xml': 'two', 'word/document.xml': 'one' }, 'one'],
  ['the usual one where what names it is broken', { '_rels/.rels': '<Relationships>', 'word/document.xml': 'one' }, 'one'],
  ['the usual one where the one named is elsewhere', { '_rels/.rels': relations('https://example.org/a.xml', ' TargetMode="External"'), 'word/document.xml': 'one' }, 'one'],
  ['none where the one named is not there', { '_rels/.rels': relations('word/gone.xml'), 'word/document.xml': 'one' }, words.notWord],
];

for (const [what, parts, expected] of PARTS) {
  test(`of a Word document's parts is read: ${what}`, async () => {
    const packed = Object.entries(parts).map(([name, text]) => [name, strToU8(name.endsWith('.rels') ? text : paragraph(text))]);
    assert.equal(await outcome('a.docx', Buffer.from(zipSync(Object.fromEntries(packed)))), expected);
  });
}

test('a relation to a document of the strict standard names its part', () => {
  const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument';
  assert.equal(documentNamed(`<Relationships><Relationship Type="${type}" Target="word/document.xml"/></Relationships>`), 'word/document.xml');
  assert.equal(documentNamed('<Relationships/>'), undefined);
});

test('a reading that nobody waits for any more ends at its next rest', async () => {
  const waits = new AbortController();
  let rests = 0;
  const reading = readFile(fileOf('a.html', '<p>x'.repeat(200_000)), async () => {
    if (++rests === 3) waits.abort();
    waits.signal.throwIfAborted();
  });
  await assert.rejects(reading, { name: 'AbortError' });
  assert.equal(rests, 3);
});

test('long work gives others their turn', async () => {
  const rest = resting(new AbortController().signal);
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  for (const began = performance.now(); performance.now() - began < 300; ) await rest();
  clearInterval(others);
  assert.ok(turns > 1, `${turns} turns`);
});

test('another file ends the reading of a slow one', async () => {
  const desk = await open();
  await desk.page.setInputFiles('#file', { name: 'slow.html', mimeType: '', buffer: Buffer.from('<p>Jay Carney.'.repeat(60_000)) });
  await desk.page.setInputFiles('#file', { name: 'quick.txt', mimeType: '', buffer: Buffer.from('Marie Harf spoke.') });
  await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent?.includes('quick'));
  await desk.page.waitForTimeout(1_000);
  assert.equal(await desk.text.evaluate((box) => box.textContent), 'Marie Harf spoke.');
  assert.match(await desk.page.locator('#notice').innerText(), /quick/);
  await desk.close();
});
