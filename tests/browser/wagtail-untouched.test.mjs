/** Wagtail sends and keeps an article that whowhen read as it does without whowhen. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useNewsroom } from './newsroom.mjs';

/** @import { Newsroom } from './newsroom.mjs' */

const { open } = useNewsroom();

const PEOPLE = ['Oluwaseun Adeyemi', 'Petra Lindqvist', 'Adeyemi'];

/** How long, in milliseconds, until Wagtail has surely done what it does of itself, as saving half a second after a change. */
const UNASKED = 2_000;

/** Beside the newsroom's own: what whowhen itself gets by with. */
const STRICT = "script-src 'self' 'wasm-unsafe-eval' 'report-sample'; style-src 'self' 'report-sample'";

/** Of the blocks that the article had; Draft.js names new ones at random. */
const KEYS = ['lead1', 'head1', 'item1', 'item2', 'tail1'];

/** What a form says of the visit, not of the article. */
const OF_THE_VISIT = ['csrfmiddlewaretoken', 'loaded_revision_id', 'loaded_revision_created_at', 'overwrite_revision_id'];

/** @param {string} kept */
function withoutNewKeys(kept) {
  return kept.replace(/(data-block-key="|"key":")(\w{1,5})(?=")/g, (whole, label, key) =>
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

test('an article that is read and published without an edit is the one that was there', async (context) => {
  const newsroom = await open(context);
  const before = await newsroom.stored();
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.publish();
  assert.deepEqual(await newsroom.stored(), before);
});

/** What was written, as it is sent and kept. @param {Newsroom} newsroom */
async function published(newsroom) {
  const form = await newsroom.publish();
  const sent = form.filter(([name]) => !OF_THE_VISIT.includes(name));
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

test('looking things up and correcting marks is no edit to Wagtail', async (context) => {
  const newsroom = await open(context);
  const { page, bodyFindings } = newsroom;
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await bodyFindings.getByRole('button', { name: 'Petra Lindqvist', exact: true }).click();
  await bodyFindings.getByRole('button', { name: 'Wrong', exact: true }).click();
  await newsroom.expectPainted('body', 'person', ['Oluwaseun Adeyemi', 'Adeyemi']);
  await bodyFindings.getByRole('button', { name: 'January 2026' }).first().click();
  await bodyFindings.getByText('Correct …').click();
  await bodyFindings.locator('input[name="value"]').fill('2026-02');
  await bodyFindings.getByRole('button', { name: 'Save correction' }).click();
  await bodyFindings.getByText('February 2026', { exact: true }).waitFor();
  await page.waitForTimeout(UNASKED);
  assert.deepEqual(newsroom.saved, []);
  // One letter is.
  const saved = page.waitForRequest((request) => request.method() === 'POST' && request.url() === page.url());
  await newsroom.toEndOfBody();
  await page.keyboard.type('!');
  await saved;
});

test('nothing is asked of anybody else, and whowhen adds nothing that a strict policy refuses', async (context) => {
  const newsroom = await open(context);
  await newsroom.reopen(STRICT);
  await newsroom.expectPainted('body', 'person', PEOPLE);
  await newsroom.bodyFindings.getByRole('button', { name: 'Petra Lindqvist', exact: true }).click();
  await newsroom.bodyFindings.getByRole('dialog').waitFor();
  const own = new URL(newsroom.page.url()).origin;
  assert.deepEqual(newsroom.requests.filter((url) => new URL(url).origin !== own), []);
  assert.deepEqual(newsroom.complaints, []);

  const { reports } = newsroom;
  await newsroom.switchOff();
  await newsroom.reopen(STRICT);
  await newsroom.page.waitForTimeout(UNASKED);
  // Wagtail's date choosers are refused either way.
  assert.match(newsroom.reports.join('\n'), /script-src-elem inline initDateChooser/);
  assert.deepEqual(reports, newsroom.reports);
});
