/** Rich text pasted: its paragraphs are kept, nothing of it runs, loads or stays as markup. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strings } from '../../www/strings.js';
import { useBrowser } from './harness.mjs';
import { isBetter } from './readers.mjs';

/** @import { Desk } from './harness.mjs' */

const { open } = useBrowser();

/** As Word writes a clipboard: styles, comments, empty paragraphs, a picture. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal><b>Bridge to
reopen</b><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Spokesman <span class=SpellE>Jay</span> Car<b>ney</b>
said so.<br>He left.<o:p></o:p></p><img width=1 src="http://127.0.0.1:9/word.png" onerror="window.ran=true">
<p class=MsoNormal>Marie Harf agreed.</p><!--EndFragment--></body></html>`;

/** As Google Docs writes it: everything in one bold element that is not bold. */
const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-size:11pt;white-space:pre-wrap;">Bridge to reopen</span></p><br /><p dir="ltr"><span style="white-space:pre-wrap;">Spokesman Jay </span><span style="font-weight:700;white-space:pre-wrap;">Carney</span><span style="white-space:pre-wrap;"> said so.</span><span style="white-space:pre-wrap;"><br /></span><span style="white-space:pre-wrap;">He left.</span></p><p dir="ltr"><span style="white-space:pre-wrap;">Marie Harf agreed.</span></p><img src="http://127.0.0.1:9/docs.png"></b>`;

/** As a browser writes a stretch of a page. */
const PAGE = `<h1 style="color: rgb(0, 0, 0)">Bridge to reopen</h1><div><div>Spokesman <a href="http://127.0.0.1:9/carney">Jay Carney</a> said so.<br>He left.</div></div><p>Marie Harf agreed.</p><script>window.ran = true</script><img src="http://127.0.0.1:9/page.png" onerror="window.ran = true"><iframe src="http://127.0.0.1:9/frame"></iframe>`;

const RICH = 'Bridge to reopen\n\nSpokesman Jay Carney said so.\nHe left.\n\nMarie Harf agreed.';

/** Puts these flavours on the clipboard as they are, unlike `navigator.clipboard`, and pastes. @param {Desk} desk @param {Record<string, string>} flavours */
async function paste(desk, flavours) {
  await desk.page.evaluate((all) => {
    const copied = (/** @type {ClipboardEvent} */ event) => {
      for (const [type, data] of Object.entries(all)) event.clipboardData?.setData(type, data);
      event.preventDefault();
    };
    document.addEventListener('copy', copied, { once: true });
    document.execCommand('copy');
  }, flavours);
  await desk.text.focus();
  await desk.page.keyboard.press('ControlOrMeta+V');
  await desk.settled();
}

/** @param {Desk} desk */
const textOf = (desk) => desk.text.evaluate((box) => box.textContent);

for (const [from, html] of Object.entries({ Word: WORD, 'Google Docs': DOCS, 'a page': PAGE })) {
  for (const bypassCSP of [false, true]) {
    test(`HTML alone from ${from} is pasted as text, ${bypassCSP ? 'even without' : 'with'} the policy`, async () => {
      const desk = await open({ context: { bypassCSP } });
      const loaded = desk.requests.length;
      await paste(desk, { 'text/html': html });
      assert.equal(await textOf(desk), RICH);
      await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
      await desk.page.waitForTimeout(200);
      assert.deepEqual(desk.requests.slice(loaded), []);
      assert.equal(await desk.page.evaluate(() => Reflect.get(globalThis, 'ran')), undefined);
      assert.equal(await desk.page.locator('#text *').count(), 0);
      await desk.page.keyboard.press('ControlOrMeta+Z');
      await desk.settled();
      assert.equal(await textOf(desk), '');
      await desk.close();
    });
  }

  test(`the plain text that comes with HTML from ${from} is pasted by the browser itself`, async () => {
    const desk = await open();
    const loaded = desk.requests.length;
    const plain = RICH.replaceAll('\n\n', '\n');
    await paste(desk, { 'text/html': html, 'text/plain': plain });
    assert.equal(await textOf(desk), plain);
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    assert.deepEqual(desk.requests.slice(loaded), []);
    await desk.page.keyboard.press('ControlOrMeta+Z');
    await desk.settled();
    assert.equal(await textOf(desk), '');
    await desk.close();
  });
}

test('plain text without its line breaks gives way, at the cursor and in one step', async () => {
  const desk = await open();
  await desk.paste('Before.  After.');
  await desk.page.keyboard.press('ControlOrMeta+Home');
  for (let left = 'Before. '.length; left > 0; left--) await desk.page.keyboard.press('ArrowRight');
  const html = '<p>Jay Carney spoke.</p><p>Marie Harf agreed.</p>';
  await paste(desk, { 'text/html': html, 'text/plain': 'Jay Carney spoke. Marie Harf agreed.' });
  assert.equal(await textOf(desk), 'Before. Jay Carney spoke.\n\nMarie Harf agreed. After.');
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await desk.settled();
  assert.equal(await textOf(desk), 'Before.  After.');
  await desk.close();
});

const LIMIT = 2_000_000;
const { noRoom, copiedTooTangled } = strings.files;

/** What the line about the text says. @param {Desk} desk */
const note = (desk) => desk.page.locator('#notice').innerText();

/** @param {Desk} desk */
const lengthOf = async (desk) => (await textOf(desk))?.length;

/** Ten characters a line. @param {number} length */
const lines = (length) => 'Nine more\n'.repeat(length / 10 - 1) + 'Nine more.';

/** @type {[what: string, flavours: () => Record<string, string>, says: string][]} */
const REFUSED = [
  ['plain text of one character too many', () => ({ 'text/plain': `${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['rich text that is too long', () => ({ 'text/html': `<p>${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['rich text that is too long, with its plain text', () => ({ 'text/html': `<p>${lines(LIMIT)}<p>x`, 'text/plain': `${lines(LIMIT)}x` }), noRoom(LIMIT)],
  ['elements within elements', () => ({ 'text/html': `${'<div>'.repeat(100_000)}x` }), copiedTooTangled],
  ['more elements than are read', () => ({ 'text/html': `${'<br>'.repeat(1_100_000)}x` }), copiedTooTangled],
];

test('a text without room is refused whole when it is pasted, and undo is as it was', async (t) => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  for (const [what, flavours, says] of REFUSED) {
    await t.test(what, async () => {
      await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
      await paste(desk, flavours());
      assert.equal(await note(desk), says);
      assert.equal(await textOf(desk), 'Jay Carney spoke.');
    });
  }
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await desk.settled();
  assert.equal(await textOf(desk), '');
  await desk.page.keyboard.press('ControlOrMeta+Shift+Z');
  await desk.settled();
  await desk.expectPainted('person', ['Jay Carney']);
  await desk.close();
});

test('plain text is pasted where the HTML that comes with it is not read', async () => {
  const desk = await open();
  await paste(desk, { 'text/html': `${'<div>'.repeat(100_000)}Jay Carney spoke.`, 'text/plain': 'Jay Carney spoke.' });
  assert.equal(await textOf(desk), 'Jay Carney spoke.');
  assert.equal(await note(desk), '');
  await desk.close();
});

test('as much as there is room for is taken, counting what is there and not what it replaces', async () => {
  const desk = await open();
  await paste(desk, { 'text/plain': lines(LIMIT - 100) });
  assert.equal(await lengthOf(desk), LIMIT - 100);
  assert.equal(await note(desk), '');
  await paste(desk, { 'text/plain': lines(110) });
  assert.equal(await note(desk), noRoom(LIMIT));
  assert.equal(await lengthOf(desk), LIMIT - 100);
  // A line break of Windows is one character.
  await paste(desk, { 'text/plain': lines(100).replaceAll('\n', '\r\n') });
  assert.equal(await lengthOf(desk), LIMIT);
  await desk.page.keyboard.press('ControlOrMeta+A');
  await paste(desk, { 'text/plain': 'Jay Carney spoke.' });
  await desk.expectPainted('person', ['Jay Carney']);
  assert.equal(await textOf(desk), 'Jay Carney spoke.');
  await desk.close();
});

/** Drops words from outside on a mark. @param {Desk} desk @param {Record<string, string>} flavours */
async function drop(desk, flavours) {
  const browser = await desk.page.context().newCDPSession(desk.page);
  const { x, y } = await desk.middleOf('person');
  const items = Object.entries(flavours).map(([mimeType, data]) => ({ mimeType, data }));
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await browser.send('Input.dispatchDragEvent', { type, x, y, data: { items, dragOperationsMask: 1 } });
  }
  await desk.settled();
}

test('a text without room is refused whole when it is dropped', async () => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  for (const [type, text] of [['text/plain', lines(LIMIT)], ['text/html', `<p>${lines(LIMIT)}`]]) {
    await desk.page.evaluate(() => document.getElementById('notice')?.replaceChildren());
    await drop(desk, { [String(type)]: String(text) });
    assert.equal(await note(desk), noRoom(LIMIT));
    assert.equal(await textOf(desk), 'Jay Carney spoke.');
  }
  await drop(desk, { 'text/plain': ' and Marie Harf ' });
  assert.match(String(await textOf(desk)), /and Marie Harf/);
  assert.equal(await note(desk), '');
  await desk.close();
});

/** @type {[what: string, rich: string, plain: string, better: boolean][]} */
const CHOICES = [
  ['there is no plain text', 'One.\n\nTwo.', '', true],
  ['the plain text is blank', 'One.', ' \r\n', true],
  ['the line breaks are gone', 'One.\n\nTwo.', 'One. Two.', true],
  ['a break is missing of two', 'One.\n\nTwo.\n\nThree.', 'One. Two.\nThree.', true],
  ['lines are no paragraphs but lines', 'One.\n\nTwo.', 'One.\r\nTwo.', false],
  ['the plain text has more lines', 'One. Two.', 'One.\nTwo.', false],
  ['the words differ', 'One.\n\nTwo.', 'One. 2.', false],
  ['a page is a picture', '', 'One.', false],
  ['there is nothing', '', '', false],
];

for (const [what, rich, plain, better] of CHOICES) {
  test(`the HTML is ${better ? '' : 'not '}read where ${what}`, () => {
    assert.equal(isBetter(rich, plain), better);
  });
}
