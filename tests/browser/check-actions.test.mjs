/** What a check offers, done with one button in the page and undone as what is typed is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';
import { useHost } from './host.mjs';

/** @import { Words } from './words.mjs' */

/** Many paragraphs, the wrong weekday in the last but one, so that there is something to scroll. */
const LINES = Array.from({ length: 60 }, (_, line) => `Line ${line} of the minutes, as they were read out.`);
const WRONG = 'They met on Tuesday, 6 November 2013, and left.';
const RIGHT = 'They met on Wednesday, 6 November 2013, and left.';
const textOf = (/** @type {string} */ sentence) => [...LINES, sentence, 'Nobody else came.'].join('\n');

/** @param {Words} desk */
const letters = (desk) => desk.see(() => document.getElementById('text')?.innerText.replace(/\n$/, ''));

/** What is selected in the text, and how far it is scrolled. @param {Words} desk */
const stands = (desk) =>
  desk.see(() => {
    const all = document.createRange();
    const selection = /** @type {Selection} */ (getSelection());
    const box = /** @type {HTMLElement} */ (document.getElementById('text'));
    all.selectNodeContents(box);
    all.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    return { before: all.toString().length, selected: String(selection), top: box.scrollTop, focus: document.activeElement?.id };
  });

const host = useHost({
  'wrong.html': `<p id="story">${WRONG}</p><who-when for="story"></who-when><script type="module" src="whowhen/element/define.js"></script>`,
});

for (const [browser, { useBrowser }] of Object.entries({ Chromium: chromium, Firefox: firefox })) {
  const { open } = useBrowser();

  test(`${browser}: other words are written in the place of those that are wrong, and Ctrl+Z takes them back`, async () => {
    const desk = await open();
    await desk.put(textOf(WRONG));
    await desk.select('Line 3 ');
    await desk.see(() => document.getElementById('text')?.scrollTo(0, 40));
    const before = await stands(desk);
    assert.match(await desk.list('checks'), /^Checks 1\s+Error\s+2013-11-06 was a Wednesday/);
    await desk.focusButton('Write “Wednesday”: 2013-11-06 was a Wednesday, not a Tuesday');
    await desk.press('Enter');
    assert.equal(await letters(desk), textOf(RIGHT));
    assert.deepEqual(await stands(desk), { ...before, focus: 'text' }, 'selection and scroll position stay');
    await desk.expectList('checks', /^Checks\s+Nothing odd/);
    await desk.press('ControlOrMeta+z');
    assert.equal(await letters(desk), textOf(WRONG));
    await desk.expectList('checks', /^Checks 1/);
    await desk.press('ControlOrMeta+Shift+z');
    assert.equal(await letters(desk), textOf(RIGHT));
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: a cursor after the words moves with the text`, async () => {
    const desk = await open();
    await desk.put(WRONG);
    await desk.select('left');
    await desk.clickButton('Write “Wednesday”: 2013-11-06 was a Wednesday, not a Tuesday');
    assert.equal(await letters(desk), RIGHT);
    assert.equal((await stands(desk)).selected, 'left');
    await desk.press('ControlOrMeta+z');
    await desk.close();
  });

  test(`${browser}: where nobody has been in the text, the cursor comes to the words`, async () => {
    const desk = await open();
    await desk.put(WRONG);
    await desk.clickButton('Write “Wednesday”: 2013-11-06 was a Wednesday, not a Tuesday');
    assert.equal(await letters(desk), RIGHT);
    assert.equal((await stands(desk)).before, 'They met on Wednesday'.length);
    await desk.close();
  });

  test(`${browser}: the card of a check offers the same, and says how grave it is`, async () => {
    const desk = await open();
    await desk.put(WRONG);
    await desk.focusButton('2013-11-06 was a Wednesday, not a Tuesday');
    await desk.press('Enter');
    assert.match(await desk.card(), /^check: error/i);
    await desk.clickButton('Write “Wednesday”');
    assert.equal(await letters(desk), RIGHT);
    assert.equal(await desk.hasCard(), false);
    await desk.press('ControlOrMeta+z');
    assert.equal(await letters(desk), WRONG);
    await desk.close();
  });

  test(`${browser}: what only the publication date can settle leads to its field`, async () => {
    const desk = await open();
    await desk.put('The talks began on Tuesday in Oslo.');
    await desk.focusButton('Give the publication date: No publication date is stated: this date stays unknown');
    await desk.press('Enter');
    assert.equal(await desk.focused(), 'published');
    await desk.publish('2013-11-05');
    await desk.expectList('checks', /^Checks\s+Nothing odd/);
    await desk.close();
  });

  test(`${browser}: of a text that has changed since it was read nothing is written over`, async () => {
    const desk = await open();
    await desk.put(WRONG);
    await desk.see(() => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      const button = [...document.querySelectorAll(/** @type {'button'} */ ('.list-checks button'))].find((one) => one.textContent === 'Write “Wednesday”');
      // A key, and the button before the text is read again.
      /** @type {Text} */ (box.firstChild).insertData(0, 'Then they met. ');
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
      button?.click();
    });
    assert.equal(await letters(desk), `Then they met. ${WRONG}`);
    await desk.expectNotice(/Reading/);
    await desk.close();
  });

  test(`${browser}: the element says how grave it is, and writes nothing: it has no button for it, and none for lists`, async () => {
    const desk = await open({ url: host.url('wrong.html'), ready: false });
    const shadow = (/** @type {string} */ selector) =>
      desk.until((wanted) => {
        const part = /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector(wanted));
        return part?.checkVisibility() ? part.innerText : '';
      }, selector);
    assert.match(await shadow('.list-checks li'), /^Error\s+2013-11-06 was a Wednesday, not a Tuesday\s+Dismiss$/);
    const press = (/** @type {string} */ selector) =>
      desk.see((wanted) => /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector(wanted))?.click(), selector);
    await press('.list-checks .message');
    assert.match(await shadow('.card'), /^check: error[\s\S]*Tuesday\s+Dismiss$/i);
    await press('.list-dates button');
    const card = await shadow('.card-date');
    assert.match(card, /Always or never/);
    assert.doesNotMatch(card, /list/);
    await desk.close();
  });
}

const inChromium = chromium.useBrowser();

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing wrong with what a check offers, in the page and in the element, ${colorScheme}`, async () => {
    const check = async (/** @type {chromium.App} */ { page }, /** @type {string} */ part) => {
      const { violations } = await new AxeBuilder({ page }).include(part).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), [], part);
    };
    const desk = await inChromium.open({ context: { colorScheme } });
    await desk.put(`${WRONG} The talks go on from Friday.`);
    await desk.expectList('checks', /Error[\s\S]*Hint|Hint[\s\S]*Error/);
    await check(desk, 'body');
    await desk.clickButton('2013-11-06 was a Wednesday, not a Tuesday');
    await check(desk, 'body');
    await desk.close();
    const other = await inChromium.open({ url: host.url('wrong.html'), ready: false, context: { colorScheme } });
    await other.see((scheme) => { document.documentElement.style.colorScheme = scheme; }, colorScheme);
    await other.until(() => Boolean(document.querySelector('who-when')?.shadowRoot?.querySelector('.severity')));
    await check(other, 'who-when');
    await other.close();
  });
}
