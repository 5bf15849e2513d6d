/** The newsroom's list is edited in Wagtail's admin, and the article editor reads with it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useNewsroom } from './newsroom.mjs';

const { open } = useNewsroom();

/** In small letters, so that nothing but the list knows it for a name. */
const COUNCILLOR = 'wren ashby';
const LISTED = {
  name: COUNCILLOR,
  'posts-0-post': 'councillor',
  'posts-0-organization': 'Harbour Council',
  'posts-0-held_from': '2025-05-07',
};

test('a councillor whom an editor lists is marked in the article, with her row as the reason', async (context) => {
  const newsroom = await open(context);
  const { page, intro, introFindings } = newsroom;
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);
  await intro.press('Control+End');
  await page.keyboard.type(` Councillor ${COUNCILLOR} was there.`);
  await newsroom.publish();

  await newsroom.returnToArticle();
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);

  await newsroom.listPerson('new/', LISTED);
  await newsroom.returnToArticle();
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway', COUNCILLOR]);
  await introFindings.getByRole('button', { name: COUNCILLOR, exact: true }).first().click();
  const card = introFindings.getByRole('dialog');
  await card.getByText(/Newsroom.*people 1/).waitFor();

  // What an editor changes in the list holds from the next opening on.
  await newsroom.listPerson('edit/1/', { name: 'Wren Ashby' });
  await newsroom.returnToArticle();
  await newsroom.expectPainted('intro', 'person', ['Ines Calloway']);
  assert.deepEqual(newsroom.complaints, []);
});

test('the list is for editors alone, says its version and is sent again only when it changed', async (context) => {
  const newsroom = await open(context);
  const { page } = newsroom;
  const address = new URL('/newsroom-list.json', newsroom.article).href;
  assert.equal((await fetch(address)).status, 403);

  await newsroom.listPerson('new/', LISTED);
  const first = await page.request.get(address);
  assert.equal(first.headers()['cache-control'], 'private, no-cache');
  const { name, version, people } = await first.json();
  assert.equal(name, 'Newsroom');
  const post = { post: 'councillor', organization: 'Harbour Council', from: '2025-05-07' };
  assert.deepEqual(people, [{ name: COUNCILLOR, posts: [post] }]);

  const headers = { 'If-None-Match': first.headers()['etag'] ?? '' };
  assert.equal((await page.request.get(address, { headers })).status(), 304);
  await newsroom.listPerson('edit/1/', { note: 'prefers small letters' });
  const changed = await page.request.get(address, { headers });
  assert.equal(changed.status(), 200);
  assert.notEqual((await changed.json()).version, version);
});
