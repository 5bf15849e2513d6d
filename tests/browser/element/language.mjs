/** The element's own words, in the language of where it stands or in a page's own; and how a page styles it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { card } from './inside.mjs';

/** @import { Words } from '../words.mjs' */

const STORY = 'White House spokesman Jay Carney met Marie Harf on Monday.';

const { modules } = JSON.parse(readFileSync(new URL('../../../dist/npm/custom-elements.json', import.meta.url), 'utf8'));
/** @type {string[]} */
const PARTS = modules[0].declarations[0].cssParts.map((/** @type {{name: string}} */ { name }) => name);

export const pages = {
  'german.html': `<section lang="de-AT"><p id="story" lang="en">${STORY}</p><who-when for="story"></who-when></section>
    <script type="module" src="german.js"></script>`,
  'german.js': `import { languages } from './whowhen/element/element.js';
    import './whowhen/element/define.js';
    const { en } = languages;
    languages.de = {
      ...en,
      language: 'de',
      page: { ...en.page, found: 'Gefunden' },
      lists: { ...en.lists, people: 'Personen' },
      card: { ...en.card, close: 'Schließen', rows: { ...en.card.rows, roles: 'Ämter' } },
      decide: { ...en.decide, wrong: 'Falsch', undo: 'Zurück', said: { ...en.decide.said, wrong: (text) => text + ' ist keine.' } },
    };`,
  'parts.html': `<link rel="stylesheet" href="parts.css"><textarea id="story">${STORY}</textarea><who-when for="story"></who-when>
    <script type="module" src="whowhen/element/define.js"></script>`,
  'parts.css': PARTS.map((name, place) => `who-when::part(${name}) { tab-size: ${place + 11}; }`).join('\n'),
};

/** @param {(name: string) => Promise<Words>} visit */
export function testLanguage(visit) {
  test('its words are in the language that it stands in, and what it read is said to be English', async () => {
    const desk = await visit('german.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    /** What is said, and the language that a screen reader takes it for. @param {string} selector @param {string} tag */
    const isIn = (selector, tag) =>
      desk.see((wanted) => {
        const found = document.querySelector('who-when')?.shadowRoot?.querySelector(wanted.selector);
        return found?.matches(`:lang(${wanted.tag})`) ?? null;
      }, { selector, tag });
    const words = (/** @type {string} */ selector) =>
      desk.see((wanted) => /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector(wanted))?.innerText, selector);
    assert.match((await words('.list-people h2')) ?? '', /^Personen/);
    assert.equal(await isIn('.list-people h2', 'de'), true);
    assert.equal(await isIn('.name', 'en'), true);
    assert.equal(await desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.lists')?.getAttribute('aria-label')), 'Gefunden');
    await desk.see(() => /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector('.name'))?.click());
    assert.match(await card(desk), /Ämter[\s\S]*Falsch/);
    assert.equal(await isIn('.card .close[aria-label="Schließen"]', 'de'), true);
    assert.equal(await isIn('.card dt', 'de'), true);
    for (const read of ['.card h2', '.card dd', '.card .why li']) assert.equal(await isIn(read, 'en'), true, read);
    await desk.see(() => {
      const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelector('who-when')?.shadowRoot?.querySelectorAll('.card button'))];
      buttons.find(({ textContent }) => textContent === 'Falsch')?.click();
    });
    await desk.expectPainted('person', ['Marie Harf']);
    assert.equal(await words('.status-line'), 'Jay Carney ist keine. Zurück');
    assert.equal(await isIn('.status-line', 'de'), true);
    await desk.close();
  });

  test('its own lang comes first; one that there are no words in is not claimed', async () => {
    const desk = await visit('german.html');
    const heading = () => desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.list-people h2')?.textContent ?? '');
    const comesTo = async (/** @type {string} */ wanted) => {
      await desk.until((start) => document.querySelector('who-when')?.shadowRoot?.querySelector('.list-people h2')?.textContent.startsWith(start), wanted);
      await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
      assert.ok((await heading()).startsWith(wanted));
      return desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.lists')?.getAttribute('lang'));
    };
    const set = (/** @type {string | null} */ tag) =>
      desk.see((value) => {
        if (value === null) document.querySelector('who-when')?.removeAttribute('lang');
        else document.querySelector('who-when')?.setAttribute('lang', value);
      }, tag);
    assert.equal(await comesTo('Personen'), 'de');
    await set('fr');
    assert.equal(await comesTo('People'), 'en');
    await set('de-CH');
    assert.equal(await comesTo('Personen'), 'de');
    await set('');
    assert.equal(await comesTo('People'), 'en');
    await set(null);
    assert.equal(await comesTo('Personen'), 'de');
    await desk.close();
  });

  test('a page styles every part that is named', async () => {
    const desk = await visit('parts.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.see(() => /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector('.name'))?.click());
    await card(desk);
    const styled = await desk.see((names) => {
      const shadow = document.querySelector('who-when')?.shadowRoot;
      return names.map((name) => [...new Set([...(shadow?.querySelectorAll(`[part=${name}]`) ?? [])].map((part) => getComputedStyle(part).tabSize))].join());
    }, PARTS);
    assert.deepEqual(styled, PARTS.map((_, place) => String(place + 11)));
    assert.ok(['card', 'card-heading', 'card-button', 'card-close'].every((name) => PARTS.includes(name)));
    await desk.close();
  });
}
