/** dist/whowhen.html from a USB stick: opened from file:// with the network off, it does the whole job. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { article, textsOf } from './articles.mjs';
import { useBrowser } from './harness.mjs';
import { oneFile } from './site.mjs';

const { open } = useBrowser();
const geneva = article('01-geneva');

test('paste, correct, export, without a network', async () => {
  const desk = await open({ url: oneFile, context: { offline: true, acceptDownloads: true } });
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  await desk.expectPainted('person', textsOf(geneva.marks, 'person'));
  await desk.clickButton('Marie Harf');
  await desk.clickButton('Wrong');
  await desk.expectPainted('person', textsOf(geneva.marks, 'person').filter((name) => name !== 'Marie Harf'));
  await desk.clickButton('Export');
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.clickButton('Save as json'),
  ]);
  assert.equal(download.suggestedFilename(), 'whowhen.json');
  const { people, published } = JSON.parse(readFileSync(await download.path(), 'utf8'));
  const names = people.map((/** @type {{name: string}} */ person) => person.name);
  assert.ok(names.includes('Lakhdar Brahimi') && !names.includes('Marie Harf'), names.join(', '));
  assert.equal(published.value, geneva.published);
  const kept = await desk.see(() => document.getElementById('text')?.textContent ?? '');
  assert.equal(kept.trimEnd(), geneva.text.trimEnd());
  await desk.expectPainted('person', textsOf(geneva.marks, 'person').filter((name) => name !== 'Marie Harf'));
  assert.deepEqual(desk.requests.filter((url) => !/^(file|blob|data):/.test(url)), []);
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});
