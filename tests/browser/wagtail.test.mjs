/** In the article editor of Wagtail, names, roles and dates are marked and listed while somebody writes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useNewsroom } from './newsroom.mjs';

const { open } = useNewsroom();

const PEOPLE = ['Oluwaseun Adeyemi', 'Petra Lindqvist', 'Adeyemi'];
const DATES = ['12 March 2025', 'Tuesday', 'January 2026', 'same day'];

test('names, roles and dates are marked in both fields and listed under them', async (context) => {
  const newsroom = await open(context);
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);
  await newsroom.expectPainted('intro', 'role', ['Mayor']);
  await newsroom.expectPainted('intro', 'date', ['Monday']);
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.expectPainted('body', 'role', ['Transport Secretary', 'Engineer']);
  await newsroom.expectPainted('body', 'date', DATES);
  for (const name of ['Oluwaseun Adeyemi', 'Petra Lindqvist']) {
    await newsroom.bodyFindings.getByRole('button', { name, exact: true }).waitFor();
  }
  await newsroom.introFindings.getByRole('button', { name: 'Ines Calloway', exact: true }).waitFor();
  assert.equal(newsroom.page.workers().length, 1);
  assert.deepEqual(newsroom.complaints, []);
});

test('days of the week are counted from the date field, as it changes', async (context) => {
  const newsroom = await open(context);
  // The Wednesday's Tuesday, then that of the Saturday a week and a half later.
  await newsroom.bodyFindings.getByText('4 November 2025').waitFor();
  await newsroom.published.fill('2025-11-15');
  await newsroom.published.press('Tab');
  await newsroom.bodyFindings.getByText('11 November 2025').waitFor();
  await newsroom.introFindings.getByText('10 November 2025').waitFor();
  assert.equal(await newsroom.bodyFindings.getByText('4 November 2025').count(), 0);
});

test('marks follow typing, bold and undo, and the cursor stays where it was', async (context) => {
  const newsroom = await open(context);
  const { page } = newsroom;
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.toStartOfBody();
  await page.keyboard.type('Engineer Bram Oduya left in May 2024. ', { delay: 20 });
  await newsroom.expectPainted('body', 'person', ['Bram Oduya', ...PEOPLE]);
  await newsroom.expectPainted('body', 'date', ['May 2024', ...DATES]);

  // Over half of a name, which parts its nodes.
  await newsroom.toStartOfBody();
  for (let left = 'Engineer '.length; left > 0; left--) await page.keyboard.press('ArrowRight');
  for (let left = 'Bram'.length; left > 0; left--) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  assert.equal(await newsroom.bold(), 'Bram|12 March 2025');
  await newsroom.expectPainted('body', 'person', ['Bram Oduya', ...PEOPLE]);

  await page.keyboard.press('Control+z');
  assert.equal(await newsroom.bold(), '12 March 2025');
  await newsroom.expectPainted('body', 'person', ['Bram Oduya', ...PEOPLE]);

  // The name is replaced while it is selected, and that is taken back.
  await page.keyboard.type('Ann');
  await newsroom.expectPainted('body', 'person', ['Ann Oduya', ...PEOPLE]);
  await page.keyboard.press('Control+z');
  await newsroom.expectPainted('body', 'person', ['Bram Oduya', ...PEOPLE]);
  assert.match((await newsroom.lines())[0] ?? '', /^Engineer Bram Oduya left in May 2024\. The bridge/);

  await page.keyboard.press('Control+Shift+z');
  await newsroom.expectPainted('body', 'person', ['Ann Oduya', ...PEOPLE]);
  assert.deepEqual(newsroom.complaints, []);
});

test('the intro is a plain field: marks follow typing and undo there too', async (context) => {
  const newsroom = await open(context);
  const { page, intro } = newsroom;
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);
  await intro.press('Control+Home');
  await page.keyboard.type('Governor Ann Lee and ');
  await newsroom.expectPainted('intro', 'person', ['Ann Lee', 'Ines Calloway']);
  await newsroom.expectPainted('intro', 'role', ['Governor', 'Mayor']);
  await page.keyboard.press('Control+z');
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);
  assert.equal(await intro.inputValue(), 'Mayor Ines Calloway reopened the Harbour Street bridge on Monday.');
  assert.deepEqual(newsroom.complaints, []);
});

test('a click on a marked name puts the cursor there, and what is typed comes there', async (context) => {
  const newsroom = await open(context);
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.clickInto('Petra Lindqvist');
  await newsroom.page.keyboard.type('zzz', { delay: 30 });
  assert.match((await newsroom.lines())[2] ?? '', /^Engineer .*zzz.* inspects the piers in January 2026\.$/);
  assert.deepEqual(newsroom.complaints, []);
});
