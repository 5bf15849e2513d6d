/** Files: read to their text, opened by button and drop, refused in words that help. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { strings } from '../../www/page-strings.js';
import { useBrowser } from './harness.mjs';
import { oneFile } from './site.mjs';

/** @import { App } from './harness.mjs' */

const { open } = useBrowser();
const { files: words } = strings;

/** @param {string} name */
const pathOf = (name) => fileURLToPath(new URL(`files/${name}`, import.meta.url));
/** @param {string} name */
const bytesOf = (name) => readFileSync(pathOf(name));
/** The text that a file is to be read to. @param {string} name */
const expected = (name) => readFileSync(pathOf(name), 'utf8').trimEnd();

/** A .docx with this as its text part, among parts that are none. @param {string | Uint8Array} part */
function docx(part) {
  const text = typeof part === 'string' ? strToU8(part) : part;
  const archive = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/footnotes.xml': strToU8('<w:t>Footnoted Person</w:t>'),
    'word/media/image1.png': [new Uint8Array(100_000).fill(7), { level: 0 }],
    'word/document.xml': text,
    'word/header1.xml': strToU8('<w:t>Headed Person</w:t>'),
  });
  return Buffer.from(archive);
}

/** The least text part of a .docx. @param {string} text */
const wordText = (text) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

/** Chooses a file in the dialog. @param {App} desk @param {string} name @param {Buffer} buffer @param {string} mimeType */
async function choose(desk, name, buffer, mimeType = '') {
  await desk.page.setInputFiles('#file', { name, buffer, mimeType });
  await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent);
  await desk.settled();
}

/** What the line about the file says. @param {App} desk */
const note = (desk) => desk.page.locator('#notice').innerText();

/** The text as the page counts it. @param {App} desk */
const textOf = (desk) => desk.text.evaluate((box) => box.textContent);

/**
 * What the page complained about, but for the notes of its policy on markup that it would not let
 * act: a page's inline styles and handlers are noted in a document that has no window, too.
 *
 * @param {App} desk
 */
const complaints = (desk) =>
  desk.complaints.filter((line) => !/Content Security Policy|^policy: (?:base-uri|style-src|script-src-attr)/.test(line));

/** @type {[name: string, bytes: () => Buffer, text: () => string, type?: string][]} */
const READ = [
  ['story.txt', () => Buffer.from('One.\r\n\r\nTwo “three”.\rFour 😀'), () => 'One.\n\nTwo “three”.\nFour 😀'],
  ['marked.txt', () => Buffer.from('\uFEFFJosé Díaz'), () => 'José Díaz'],
  ['little.txt', () => Buffer.from('\uFEFFJosé Díaz\n“so”', 'utf16le'), () => 'José Díaz\n“so”'],
  ['big.txt', () => Buffer.from('\uFEFFJosé Díaz', 'utf16le').swap16(), () => 'José Díaz'],
  ['windows.txt', () => Buffer.from('Jos\xE9 \x93so\x94 \x80 5', 'latin1'), () => 'José “so” € 5'],
  ['no ending', () => Buffer.from('Jay Carney left.'), () => 'Jay Carney left.'],
  ['story.md', () => bytesOf('story.md'), () => expected('story.txt')],
  ['saved-page.html', () => bytesOf('saved-page.html'), () => expected('saved-page.txt')],
  ['cyrillic.htm', () => Buffer.from('<meta charset="windows-1251"><p>\xC8\xE2\xE0\xED', 'latin1'), () => 'Иван'],
  ['wrong.html', () => Buffer.from('<meta charset="utf-8"><p>Jos\xE9', 'latin1'), () => 'José'],
  ['page', () => Buffer.from('<p>One.<p>Two.'), () => 'One.\n\nTwo.', 'text/html'],
  ['old.doc', () => Buffer.from('<html><body><p>One.<p>Two.'), () => 'One.\n\nTwo.'],
  ['two.html', () => Buffer.from('<header>Banner</header><article>One.</article><article>Two.</article>'), () => 'One.\n\nTwo.'],
  ['head.html', () => Buffer.from('<main><h1>Head</h1><article>One.</article></main><p>Other</p>'), () => 'Head\n\nOne.'],
  ['lines.html', () => Buffer.from('a<br><br><br>b<br></p><span style="white-space: pre-wrap">c  d\ne</span>'), () => 'a\n\nb\n\nc  d\ne'],
  ['word.docx', () => docx(expected('word.xml')), () => expected('word.txt')],
  ['word.bin', () => docx(wordText('José')), () => 'José'],
  ['strict.docx', () => docx(wordText('Strict').replace(/http:[^"]*/, 'http://purl.oclc.org/ooxml/wordprocessingml/main')), () => 'Strict'],
];

test('files are read to their text', async (t) => {
  const desk = await open();
  for (const [name, bytes, text, type] of READ) {
    await t.test(name, async () => {
      // An earlier file's last line break would stay, as the browser has it.
      await desk.put('');
      await choose(desk, name, bytes(), type);
      assert.match(await note(desk), new RegExp(`^Opened ${name}`));
      assert.equal(await textOf(desk), text());
    });
  }
  assert.deepEqual(complaints(desk), []);
  await desk.close();
});

/** A text part that is small only while it is packed. */
const bomb = () => docx(new Uint8Array(70_000_000).fill(0x20));
/** A document cut off in the middle of its text. */
const torn = () => {
  const noise = Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(97 + ((i * i * 31) % 26))).join('');
  const whole = docx(wordText(noise));
  return whole.subarray(0, whole.indexOf('word/document.xml') + 200);
};

/** @type {[name: string, bytes: () => Buffer, says: string][]} */
const REFUSED = [
  ['report.pdf', () => Buffer.from('%PDF-1.7\n%âãÏÓ'), words.refused.pdf],
  ['hidden.txt', () => Buffer.from('%PDF-1.7\n'), words.refused.pdf],
  ['old.doc', () => Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), words.refused.oldWord],
  ['locked.docx', () => Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), words.refused.oldWord],
  ['note.rtf', () => Buffer.from('{\\rtf1\\ansi Hello}'), words.refused.richText],
  ['photo.png', () => Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), words.refused.picture],
  ['photo.jpg', () => Buffer.from('\xFF\xD8\xFF\xE0', 'latin1'), words.refused.picture],
  ['data.bin', () => Buffer.from([1, 2, 3, 0, 0, 4]), words.refused.unknown],
  ['binary.txt', () => Buffer.from([65, 0, 66, 0, 67, 0]), words.refused.unknown],
  ['text.odt', () => Buffer.from(zipSync({ 'content.xml': strToU8('<t/>') })), words.notWord],
  ['torn.docx', torn, words.broken],
  ['bad.docx', () => docx('<w:document>'), words.broken],
  ['laughs.docx', () => docx(`<!DOCTYPE w [<!ENTITY a "b">]>${wordText('&a;')}`), words.broken],
  ['bomb.docx', bomb, words.unpacksTooLarge],
  ['empty.txt', () => Buffer.from(' \n'), words.empty],
  ['empty.docx', () => docx(wordText('')), words.empty],
  ['large.txt', () => Buffer.alloc(20_000_001, 'a'), words.tooLarge(20_000_000)],
  ['long.txt', () => Buffer.alloc(2_000_001, 'a'), words.tooLong(2_000_000)],
];

test('what cannot be read is refused, says why, and changes nothing', async (t) => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  for (const [name, bytes, says] of REFUSED) {
    await t.test(name, async () => {
      await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
      await choose(desk, name, bytes());
      assert.equal(await note(desk), says);
    });
  }
  assert.equal(await textOf(desk), 'Jay Carney spoke.');
  await desk.expectPainted('person', ['Jay Carney']);
  assert.deepEqual(complaints(desk), []);
  await desk.close();
});

// Without the page's policy, so that it is the document's inertness and not the policy that holds.
for (const bypassCSP of [false, true]) {
  test(`a saved page runs nothing and loads nothing, ${bypassCSP ? 'even without' : 'with'} the policy`, async () => {
    const desk = await open({ context: { bypassCSP } });
    const loaded = desk.requests.length;
    const address = desk.page.url();
    await choose(desk, 'saved-page.html', bytesOf('saved-page.html'));
    await choose(desk, 'word.docx', docx(expected('word.xml')));
    await desk.page.waitForTimeout(300);
    assert.deepEqual(desk.requests.slice(loaded), []);
    assert.equal(await desk.page.evaluate(() => Reflect.get(globalThis, 'ran')), undefined);
    assert.equal(desk.page.url(), address);
    assert.equal(await desk.page.locator('#text *').count(), 0);
    assert.deepEqual(complaints(desk), []);
    await desk.close();
  });
}

test('opening replaces the text in one step, and undo brings it and the date back', async () => {
  const desk = await open();
  await desk.paste('Marie Harf wrote this.');
  await choose(desk, 'saved-page.html', bytesOf('saved-page.html'));
  assert.equal(await textOf(desk), expected('saved-page.txt'));
  assert.equal(await desk.page.inputValue('#published'), '2026-03-12');
  await desk.text.focus();
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await desk.expectPainted('person', ['Marie Harf']);
  assert.equal(await textOf(desk), 'Marie Harf wrote this.');
  assert.equal(await desk.page.inputValue('#published'), '');
  await desk.page.keyboard.press('ControlOrMeta+Shift+Z');
  await desk.settled();
  assert.equal(await textOf(desk), expected('saved-page.txt'));
  await desk.close();
});

test('a date that was given is kept, and the one of the file offered', async () => {
  const desk = await open();
  await desk.publish('2020-01-02');
  await choose(desk, 'saved-page.html', bytesOf('saved-page.html'));
  assert.equal(await desk.page.inputValue('#published'), '2020-01-02');
  assert.match(await note(desk), /published on 12 March 2026/);
  await desk.page.getByRole('button', { name: words.useDay }).click();
  assert.equal(await desk.page.inputValue('#published'), '2026-03-12');
  await desk.settled();
  await desk.expectPainted('date', ['April', '12 March', 'next Tuesday']);
  assert.match(await desk.page.getByRole('region', { name: 'Dates' }).innerText(), /17 March 2026/);
  await desk.close();
});

test('a date that came with a file goes with it', async () => {
  const desk = await open();
  await choose(desk, 'story.md', bytesOf('story.md'));
  assert.equal(await desk.page.inputValue('#published'), '2026-03-12');
  await choose(desk, 'plain.txt', Buffer.from('Jay Carney spoke on Tuesday.'));
  await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent?.includes('plain'));
  assert.equal(await desk.page.inputValue('#published'), '');
  await desk.close();
});

/** @type {[what: string, page: string, day: string][]} */
const DAYS = [
  ['its address for machines', '<meta itemprop=datePublished content="2024-02-29T23:00:00Z">', '2024-02-29'],
  ['linked data in a graph', '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},{"@type":["Thing","ReportageNewsArticle"],"datePublished":"2024-05-06T01:00"}]}</script>', '2024-05-06'],
  ['a time in the byline', '<p class="c-byline"><time datetime="2024-05-06">Monday</time></p>', '2024-05-06'],
  ['the time of an update', '<p class="byline"><time class="updated" datetime="2024-05-06">Monday</time></p>', ''],
  ['a time in the story', '<p>It fell on <time datetime="1989-11-09">9 November</time>.</p>', ''],
  ['days that differ', '<meta itemprop=datePublished content="2024-05-06"><meta property="article:published_time" content="2024-05-07">', ''],
  ['no such day', '<meta itemprop=datePublished content="2023-02-29">', ''],
  ['broken linked data', '<script type="application/ld+json">{"@type": "NewsArticle", </script>', ''],
];

test('a page says when it was published, or is not believed', async (t) => {
  const desk = await open();
  for (const [what, page, day] of DAYS) {
    await t.test(what, async () => {
      await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
      await choose(desk, 'page.html', Buffer.from(`<!doctype html>${page}<p>Text.</p>`));
      assert.equal(await desk.page.inputValue('#published'), day);
    });
  }
  await desk.close();
});

test('60,000 characters come in at once, whatever their lines', async () => {
  const desk = await open();
  const texts = ['A line of thirty letters here.\n'.repeat(2_000), `${'Jay Carney left. '.repeat(36)}\n\n`.repeat(98)];
  for (const text of texts) {
    const began = Date.now();
    await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
    await choose(desk, 'long.txt', Buffer.from(`${text}end`));
    // A quarter of a second, and twenty times that on a machine that does other things.
    assert.ok(Date.now() - began < 5_000, `${Date.now() - began} ms`);
    assert.equal(await textOf(desk), `${text}end`);
  }
  assert.deepEqual(complaints(desk), []);
  await desk.close();
});

test('the buttons open the dialog by keyboard, on the empty page and among the tools', async () => {
  const desk = await open();
  const button = desk.page.getByRole('button', { name: 'Open a file …' });
  // Asked for once: the browser forgets at times that it is to ask when it is told again.
  desk.page.on('filechooser', (dialog) => dialog.setFiles(pathOf('story.md')));
  for (const start of ['', 'Jay Carney spoke.']) {
    await desk.put(start);
    assert.equal(await button.count(), 1);
    await button.focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent);
    assert.equal(await textOf(desk), expected('story.txt'));
  }
  assert.match(String(await desk.page.getAttribute('#file', 'accept')), /\.docx,.*\.html,.*\.md,.*\.txt/);
  await desk.close();
});

/** Drags files from outside over the page's head line. @param {App} desk @param {string[]} files */
async function dragging(desk, files) {
  const browser = await desk.page.context().newCDPSession(desk.page);
  const data = { items: [], files, dragOperationsMask: 1 };
  return async (/** @type {'dragEnter' | 'dragOver' | 'drop'} */ type) => {
    await browser.send('Input.dispatchDragEvent', { type, x: 200, y: 20, data });
  };
}

test('a file dropped anywhere is opened, and the browser stays', async () => {
  const desk = await open();
  const address = desk.page.url();
  const drag = await dragging(desk, [pathOf('saved-page.html')]);
  await drag('dragEnter');
  await drag('dragOver');
  assert.equal(await desk.page.locator('body.dropping').count(), 1);
  await desk.page.locator('body:not(.dropping)').waitFor();
  await drag('dragEnter');
  await drag('dragOver');
  await drag('drop');
  await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent);
  assert.equal(await textOf(desk), expected('saved-page.txt'));
  assert.equal(await desk.page.locator('body.dropping').count(), 0);
  assert.equal(desk.page.url(), address);
  assert.deepEqual(complaints(desk), []);
  await desk.close();
});

test('several files, or a folder, are not opened and the browser stays', async () => {
  const desk = await open();
  const address = desk.page.url();
  for (const [files, says] of /** @type {[string[], string][]} */ ([
    [[pathOf('story.md'), pathOf('word.txt')], words.one],
    [[pathOf('')], words.unreadable],
  ])) {
    const drag = await dragging(desk, files);
    await drag('dragEnter');
    await drag('dragOver');
    await drag('drop');
    await desk.page.waitForFunction((line) => document.getElementById('notice')?.textContent === line, says);
    assert.equal(await textOf(desk), '');
    assert.equal(desk.page.url(), address);
  }
  await desk.close();
});

test('dropped words go where they are dropped, as the browser does it', async () => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  const browser = await desk.page.context().newCDPSession(desk.page);
  const { x, y } = await desk.middleOf('person');
  const items = [
    { mimeType: 'text/plain', data: ' and Marie Harf ' },
    { mimeType: 'text/html', data: '<b>and</b> <img src="http://127.0.0.1:9/x.png">' },
  ];
  const data = { items, dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await browser.send('Input.dispatchDragEvent', { type, x, y, data });
    assert.equal(await desk.page.locator('body.dropping').count(), 0);
  }
  await desk.settled();
  assert.match(String(await textOf(desk)), /and Marie Harf/);
  assert.equal(await desk.page.locator('#text *').count(), 0);
  await desk.close();
});

test('the one file opens Word documents and pages from the disk', async () => {
  const desk = await open({ url: oneFile });
  await choose(desk, 'word.docx', docx(expected('word.xml')));
  assert.equal(await textOf(desk), expected('word.txt'));
  await choose(desk, 'saved-page.html', bytesOf('saved-page.html'));
  await desk.page.waitForFunction(() => document.getElementById('notice')?.textContent?.includes('saved'));
  assert.equal(await textOf(desk), expected('saved-page.txt'));
  assert.deepEqual(desk.requests.filter((url) => !/^(file|blob|data):/.test(url)), []);
  assert.deepEqual(complaints(desk), []);
  await desk.close();
});
