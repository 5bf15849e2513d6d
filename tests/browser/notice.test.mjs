/** Whose work is in the page can be read from it, where it says what it promises: online, offline, and in the one file. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { useBrowser } from './harness.mjs';
import { oneFile } from './site.mjs';

const { open } = useBrowser();

/** What a reader of the notice must find. @param {string | null} notice */
function holdsNotice(notice) {
  for (const name of ['GeoNames', 'WordNet 3.1 Copyright 2011', 'serde_json', 'fflate', 'CC BY-SA']) {
    assert.ok(notice?.includes(name), `${name} is missing`);
  }
}

/** What the page promises, opened, has nothing that axe finds wrong. @param {import('./harness.mjs').App} desk */
async function isAccessible({ page }) {
  const { violations } = await new AxeBuilder({ page }).include('.promise').analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 80)}`), []);
}

/** @param {import('./harness.mjs').App} desk */
const promise = ({ page }) => page.locator('.promise > summary');

test('the site links to it, without a network too, and the text stays', async () => {
  const desk = await open({ context: { colorScheme: 'dark' } });
  await desk.kept();
  await desk.paste('Jay Carney said so.');
  await desk.page.context().setOffline(true);
  await promise(desk).click();
  await isAccessible(desk);
  const [other] = await Promise.all([
    desk.page.context().waitForEvent('page'),
    desk.page.getByRole('link', { name: /Licences/ }).click(),
  ]);
  holdsNotice(await other.locator('body').textContent());
  assert.equal(await desk.page.locator('#text').textContent(), 'Jay Carney said so.');
  await desk.close();
});

test('the one file holds it, and shows it when asked', async () => {
  const desk = await open({ url: oneFile, context: { offline: true, bypassCSP: true } });
  const notice = desk.page.locator('.notice pre');
  assert.equal(await notice.isVisible(), false);
  await promise(desk).click();
  await desk.page.getByText(/^Licences/).click();
  assert.equal(await notice.isVisible(), true);
  holdsNotice(await notice.textContent());
  await isAccessible(desk);
  await desk.close();
});
