/** The desk as an editor uses it: paste, look, switch, explain, edit, undo. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, textsOf } from './articles.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();
const geneva = article('01-geneva');

test('a pasted article is highlighted as it is annotated', async () => {
  const desk = await open();
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  for (const kind of ['person', 'role', 'date', 'quote']) {
    await desk.expectPainted(kind, textsOf(geneva.marks, kind));
  }
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

test('a layer is switched off and on', async () => {
  const desk = await open();
  await desk.paste(geneva.text);
  const people = textsOf(geneva.marks, 'person');
  const layer = desk.page.getByRole('button', { name: 'People', exact: true });
  await desk.expectPainted('person', people);
  await layer.click();
  await desk.expectPainted('person', []);
  assert.equal(await layer.getAttribute('aria-pressed'), 'false');
  await desk.expectPainted('role', textsOf(geneva.marks, 'role'));
  await layer.click();
  await desk.expectPainted('person', people);
  await desk.close();
});

test('the lists name everybody with roles, and every date', async () => {
  const desk = await open();
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  const people = desk.page.getByRole('region', { name: 'People' });
  for (const name of ['Lakhdar Brahimi', 'Gennady Gatilov', 'Mikhail Bogdanov', 'Wendy Sherman', 'Robert Ford', 'Jay Carney', 'Marie Harf']) {
    await people.getByRole('button', { name, exact: true }).waitFor();
  }
  assert.match(await people.innerText(), /Jay Carney[\s\S]*White House spokesman/);
  const dates = await desk.page.getByRole('region', { name: 'Dates' }).innerText();
  assert.match(dates, /February 2012[\s\S]*4 November 2013[\s\S]*5 November 2013[\s\S]*23 November 2013/);
  await desk.close();
});

test('a card opens by keyboard from the lists, says value and reason, and gives the focus back', async () => {
  const desk = await open();
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  const monday = desk.page.getByRole('button', { name: 'Monday', exact: true });
  await monday.focus();
  await desk.page.keyboard.press('Enter');
  const card = await desk.card();
  assert.match(card, /Monday/);
  assert.match(card, /2013-11-04|4 November 2013/);
  assert.match(card, /Why\n.+/i);
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.equal(await desk.page.evaluate(() => document.activeElement?.textContent), 'Monday');
  await desk.close();
});

test('a card opens by keyboard from the text and shows the parts of a role', async () => {
  const desk = await open();
  await desk.paste('UN-Arab League Special Representative for Syria Lakhdar Brahimi left.');
  await desk.page.keyboard.press('ControlOrMeta+Home');
  await desk.page.keyboard.press('Alt+Enter');
  const card = await desk.card();
  for (const part of ['Special Representative', 'UN-Arab League', 'for Syria', 'Lakhdar Brahimi']) {
    assert.ok(card.includes(part), `${part} is missing in ${card}`);
  }
  await desk.page.keyboard.press('Escape');
  assert.equal(await desk.page.evaluate(() => document.activeElement?.id), 'text');
  await desk.close();
});

test('a click on a mark opens its card', async () => {
  const desk = await open();
  await desk.paste('We met White House spokesman Jay Carney.');
  await desk.expectPainted('person', ['Jay Carney']);
  const { x, y } = await desk.middleOf('person');
  await desk.page.mouse.click(x, y);
  assert.match(await desk.card(), /Jay Carney[\s\S]*White House spokesman/);
  await desk.close();
});

test('marks follow an edit and undo takes it back', async () => {
  const desk = await open();
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  const people = textsOf(geneva.marks, 'person');
  await desk.expectPainted('person', people);
  await desk.page.keyboard.press('ControlOrMeta+Home');
  await desk.page.keyboard.type('Maria Lopez spoke on Monday. ');
  await desk.expectPainted('person', ['Maria Lopez', ...people]);
  await desk.expectPainted('date', ['Monday', ...textsOf(geneva.marks, 'date')]);
  for (let left = 40; left > 0 && (await desk.painted('person'))[0] === 'Maria Lopez'; left--) {
    await desk.page.keyboard.press('ControlOrMeta+Z');
    await desk.settled();
  }
  await desk.expectPainted('person', people);
  await desk.close();
});

test('a mark that an edit touches is hidden at once and never shifted', async () => {
  const desk = await open();
  await desk.paste('We met Jay Carney there. Then Marie Harf came.');
  await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
  // Read in the same task as the edit: nothing has been analysed since.
  const seen = await desk.page.evaluate(() => {
    const box = /** @type {HTMLElement} */ (document.getElementById('text'));
    const node = /** @type {Text} */ (box.firstChild);
    getSelection()?.collapse(node, node.data.indexOf('Carney'));
    document.execCommand('insertText', false, 'x');
    return [...(CSS.highlights.get('whowhen-person') ?? [])].map(String);
  });
  assert.deepEqual(seen, ['Marie Harf']);
  await desk.close();
});

test('the sample button fills the box with something to see', async () => {
  const desk = await open();
  await desk.page.getByRole('button', { name: 'sample' }).click();
  await desk.expectPainted('person', ['Ines Calloway', 'Calloway', 'Tobias Renn', 'Amara Osei', 'Osei', 'Mark Delaney']);
  assert.equal(await desk.page.locator('#sample').isHidden(), true);
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

test('F8 and Shift+F8 go from mark to mark, with the cursor and with the card', async () => {
  const desk = await open();
  await desk.paste('We met Jay Carney on Tuesday and spokesman Bob Smith.');
  await desk.expectPainted('date', ['Tuesday']);
  await desk.page.keyboard.press('ControlOrMeta+Home');
  for (const mark of ['Jay Carney', 'Tuesday', 'spokesman', 'Bob Smith']) {
    await desk.page.keyboard.press('F8');
    await desk.expectPainted('current', [mark]);
  }
  await desk.page.keyboard.press('Alt+Enter');
  assert.match(await desk.card(), /Bob Smith/);
  await desk.page.keyboard.press('Shift+F8');
  assert.match(await desk.card(), /^Role[\s\S]*spokesman/);
  await desk.page.keyboard.press('Escape');
  assert.equal(await desk.page.evaluate(() => document.activeElement?.id), 'text');
  await desk.close();
});

test('the sample can be undone like anything else', async () => {
  const desk = await open();
  await desk.page.getByRole('button', { name: 'sample' }).click();
  await desk.expectPainted('date', ['March 12', 'Thursday', 'April 3', 'last July', 'September 2025', 'Wednesday', 'next Tuesday']);
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await desk.expectPainted('person', []);
  assert.equal(await desk.text.textContent(), '');
  assert.equal(await desk.page.locator('#sample').isVisible(), true);
  await desk.close();
});

test('a selection is no click: it opens no card and stays', async () => {
  const desk = await open();
  await desk.paste('Jay Carney spoke.');
  await desk.expectPainted('person', ['Jay Carney']);
  const { x, y } = await desk.middleOf('person');
  await desk.page.mouse.dblclick(x, y);
  assert.equal(await desk.page.evaluate(() => String(getSelection()).trim()), 'Carney');
  assert.equal(await desk.page.getByRole('dialog').isHidden(), true);
  await desk.close();
});
