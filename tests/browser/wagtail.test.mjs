/** In the article editor of Wagtail: what is marked while somebody writes, and that nothing of it is kept. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useNewsroom } from './newsroom.mjs';

/** @import { Newsroom } from './newsroom.mjs' */

const { open } = useNewsroom();

/** Beside the newsroom's own: what whowhen itself gets by with. */
const STRICT = "script-src 'self' 'wasm-unsafe-eval' 'report-sample'; style-src 'self' 'report-sample'";

/** Of the blocks that the article had; Draft.js names new ones at random. */
const KEYS = ['lead1', 'head1', 'item1', 'item2', 'tail1'];

/** What a form says of the visit, not of the article. */
const OF_THE_VISIT = ['csrfmiddlewaretoken', 'loaded_revision_id', 'loaded_revision_created_at', 'overwrite_revision_id'];

const PEOPLE = ['Oluwaseun Adeyemi', 'Petra Lindqvist', 'Adeyemi'];
const DATES = ['12 March 2025', 'Tuesday', 'January 2026', 'same day'];

/** @param {string} kept */
function withoutNewKeys(kept) {
  return kept.replace(/(data-block-key="|"key":")(\w{5})(?=")/g, (whole, label, key) =>
    KEYS.includes(key) ? whole : `${label}new`,
  );
}

/** Writes, makes bold, breaks a paragraph, takes back and corrects. @param {Newsroom} newsroom */
async function write(newsroom) {
  const { page, intro } = newsroom;
  await intro.press('Control+End');
  await page.keyboard.type(' “At last,” she said.');
  await newsroom.toEndOfBody();
  await page.keyboard.type(' Councillor Bram Oduya');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' thanked Ines Calloway.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('He resigns in June 2026.');
  await newsroom.toStartOfBody();
  await page.keyboard.type('Update: ');
  await newsroom.handedOver('Update: ');
}

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

test('an article that is read and published without an edit is the one that was there', async (context) => {
  const newsroom = await open(context);
  const before = await newsroom.stored();
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.publish();
  assert.deepEqual(await newsroom.stored(), before);
});

/** What was written, as it is sent and kept. @param {Newsroom} newsroom */
async function published(newsroom) {
  await newsroom.publish();
  const sent = (newsroom.saved.at(-1) ?? []).filter(([name]) => !OF_THE_VISIT.includes(name));
  const { body, ...fields } = await newsroom.stored();
  return {
    sent: sent.map(([name, value]) => [name, withoutNewKeys(value)]),
    stored: { ...fields, body: withoutNewKeys(body) },
  };
}

test('what is written with whowhen is sent and kept as it is without', async (context) => {
  const alone = await open(context, { widget: false });
  await write(alone);
  const expected = await published(alone);
  assert.match(expected.stored.body, /^<p data-block-key="lead1">Update: The bridge/);
  assert.match(expected.stored.body, / Councillor Bram <b>Oduya<\/b> thanked Ines Calloway\.<\/p><p data-block-key="new">He resigns in June 2026\.<\/p>$/);
  assert.match(expected.stored.intro, /Monday\. “At last,” she said\.$/);

  const newsroom = await open(context);
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await write(newsroom);
  await newsroom.expectPainted('body', 'person', [...PEOPLE, 'Bram Oduya', 'Ines Calloway']);
  await newsroom.bodyFindings.getByRole('button', { name: 'Bram Oduya', exact: true }).click();
  assert.deepEqual(await published(newsroom), expected);
  assert.deepEqual(newsroom.complaints, []);
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

test('looking things up and correcting marks is no edit to Wagtail', async (context) => {
  const newsroom = await open(context);
  const { page, bodyFindings } = newsroom;
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await bodyFindings.getByRole('button', { name: 'Petra Lindqvist', exact: true }).click();
  await bodyFindings.getByRole('button', { name: 'Correct …' }).click();
  await bodyFindings.getByRole('button', { name: 'Wrong', exact: true }).click();
  await newsroom.expectPainted('body', 'person', PEOPLE.filter((name) => name !== 'Petra Lindqvist'));
  await bodyFindings.getByRole('button', { name: 'January 2026', exact: true }).first().click();
  await bodyFindings.getByRole('button', { name: 'Correct …' }).click();
  await bodyFindings.getByRole('textbox').first().pressSequentially('2026-02');
  // Wagtail saves half a second behind a change.
  await page.waitForTimeout(1500);
  assert.deepEqual(newsroom.saved, []);
  await page.goBack();
  assert.equal(newsroom.dialogs, 0);
});

test('nothing is asked of anybody else, and whowhen adds nothing that a strict policy refuses', async (context) => {
  const alone = await open(context, { widget: false, reported: STRICT });
  const newsroom = await open(context, { reported: STRICT });
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.bodyFindings.getByRole('button', { name: 'Petra Lindqvist', exact: true }).click();
  const own = new URL(newsroom.page.url()).origin;
  assert.deepEqual(newsroom.requests.filter((url) => new URL(url).origin !== own), []);
  assert.deepEqual(newsroom.complaints, []);
  assert.notDeepEqual(alone.reports, []);
  assert.deepEqual(newsroom.reports, alone.reports);
});
