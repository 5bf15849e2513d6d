/** The desk as an editor uses it, beside what everywhere.mjs tests in every browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article } from './articles.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();
const geneva = article('01-geneva');

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
