/** The card stands beside its mark: in the window, never on the mark, in every size of window. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article } from './articles.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();
const geneva = article('01-geneva');

const SIZES = { wide: [1280, 900], low: [1000, 420], narrow: [360, 640] };

for (const [name, [width = 0, height = 0]] of Object.entries(SIZES)) {
  test(`in a ${name} window`, async () => {
    const desk = await open({ context: { viewport: { width, height } } });
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    for (const list of ['People', 'Dates', 'Quotes']) {
      const buttons = desk.page.getByRole('region', { name: list }).getByRole('button');
      for (let index = 0; index < (await buttons.count()); index++) {
        await buttons.nth(index).focus();
        await desk.page.keyboard.press('Enter');
        await desk.card();
        const label = `${list} ${index}: ${await buttons.nth(index).textContent()}`;
        assert.deepEqual(await faults(desk.page), [], label);
        await desk.see(() => {
          for (const part of document.querySelectorAll('[role=dialog] details')) /** @type {HTMLDetailsElement} */ (part).open = true;
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        });
        assert.deepEqual(await faults(desk.page), [], `${label}, opened`);
        await desk.page.keyboard.press('Escape');
      }
    }
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });
}

test('a mark that is taller than the window still has a card to read', async () => {
  const desk = await open({ context: { viewport: { width: 360, height: 500 } } });
  await desk.paste(`“${'We will go on and on. '.repeat(60)}” spokesman Jay Carney said.`);
  await desk.page.getByRole('region', { name: 'Quotes' }).getByRole('button').first().click();
  await desk.card();
  const box = await desk.page.getByRole('dialog').boundingBox();
  assert.ok(box && box.height >= 150 && box.y >= 0 && box.y + box.height <= 500, JSON.stringify(box));
  await desk.close();
});

/** What is wrong with the card's place. @param {import('playwright-core').Page} page */
function faults(page) {
  return page.evaluate(() => {
    const card = document.querySelector('[role=dialog]')?.getBoundingClientRect();
    const mark = [...(CSS.highlights.get('whowhen-current') ?? [])][0];
    if (!card || !(mark instanceof Range)) return ['there is no card or no current mark'];
    const on = [...mark.getClientRects()].some(
      (line) =>
        line.bottom > card.top && line.top < card.bottom && line.right > card.left && line.left < card.right,
    );
    const words = mark.getBoundingClientRect();
    return Object.entries({
      'it covers the mark': on,
      'it leaves the window': card.left < 0 || card.top < 0 || card.right > innerWidth || card.bottom > innerHeight,
      'the mark is out of view': words.bottom < 0 || words.top > innerHeight,
      'the page scrolls sideways': document.documentElement.scrollWidth > innerWidth,
    }).flatMap(([fault, there]) => (there ? [`${fault}: card ${JSON.stringify(card)}, mark ${JSON.stringify(words)}`] : []));
  });
}
