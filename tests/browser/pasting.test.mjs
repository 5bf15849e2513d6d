/** Rich text pasted: its paragraphs are kept, nothing of it runs, loads or stays as markup. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './harness.mjs';
import { paste } from './clipboard.mjs';
import { isBetter } from './readers.mjs';

/** @import { App } from './harness.mjs' */

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

/** @param {App} desk */
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
