/** The element by keyboard alone, beside texts that nobody writes, and texts that somebody does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, focused, noCard, pressUntil } from './inside.mjs';

/** @import { Words } from '../words.mjs' */

const STORY = 'White House spokesman Jay Carney met Marie Harf on Monday.';
const DEFINE = '<script type="module" src="whowhen/element/define.js"></script>';

export const pages = {
  'read.html': `<article id="story"><p><a id="link" href="#story">Talks</a></p><p>${STORY}</p></article><who-when for="story"></who-when>${DEFINE}`,
  'written-field.html': `<textarea id="story" rows="1" cols="34">${STORY}</textarea><who-when for="story"></who-when>${DEFINE}<button id="after">After</button>`,
  'written-element.html': `<div id="story" contenteditable="true"><p>${STORY}</p></div><who-when for="story"></who-when>${DEFINE}`,
};

/** @param {(name: string) => Promise<Words>} visit */
export function testKeys(visit) {
  const visitPainted = async (/** @type {string} */ name) => {
    const desk = await visit(name);
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    return desk;
  };
  const escapeTo = async (/** @type {Words} */ desk, /** @type {string} */ focus) => {
    await desk.press('Escape');
    await noCard(desk);
    assert.equal(await focused(desk), focus);
  };

  test('keys lead from the lists to marks and back, and from mark to mark', async () => {
    const desk = await visitPainted('read.html');
    await pressUntil(desk, 'Tab', 'Marie Harf');
    await desk.press('Enter');
    assert.match(await card(desk), /Marie Harf/);
    assert.equal(await focused(desk), 'person: Marie Harf');
    await desk.press('Tab');
    assert.equal(await focused(desk), 'Close');
    // From here on, the card shows the next mark and the one before.
    await desk.press('F8');
    assert.match(await card(desk), /Monday/);
    await desk.press('Shift+F8');
    await desk.press('Shift+F8');
    assert.match(await card(desk), /Jay Carney/);
    await escapeTo(desk, 'Marie Harf');
    // Without a card the marks are stepped through, and a card opened where one wants it.
    await desk.press('F8');
    await desk.press('F8');
    await desk.press('Alt+Enter');
    assert.match(await card(desk), /Monday/);
    await escapeTo(desk, 'Marie Harf');
    await desk.close();
  });

  test('a decision is taken and taken back by keys, and the focus stays in the element', async () => {
    const desk = await visitPainted('read.html');
    await pressUntil(desk, 'Tab', 'Marie Harf');
    await desk.press('Enter');
    await card(desk);
    await pressUntil(desk, 'Tab', 'Wrong');
    await desk.press('Enter');
    await desk.expectPainted('person', ['Jay Carney']);
    await noCard(desk);
    assert.match((await focused(desk)) ?? '', /^People/);
    await pressUntil(desk, 'Shift+Tab', 'Undo');
    await desk.press('Enter');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    assert.match((await focused(desk)) ?? '', /^People/);
    await desk.close();
  });

  test('in a text that is only read the same keys count, where the focus is', async () => {
    const desk = await visitPainted('read.html');
    await pressUntil(desk, 'Tab', 'link');
    await desk.press('F8');
    await desk.press('Alt+Enter');
    await card(desk);
    assert.equal(await focused(desk), 'role: White House spokesman');
    await escapeTo(desk, 'link');
    await desk.close();
  });

  test('the focus passes by the words that only marks stand on', async () => {
    const desk = await visitPainted('written-field.html');
    await desk.see(() => document.getElementById('story')?.focus());
    const passed = [];
    while (passed.at(-1) !== 'after' && passed.length < 40) {
      await desk.press('Tab');
      passed.push(await focused(desk));
    }
    assert.ok(passed.includes('Marie Harf'));
    assert.equal(passed.at(-1), 'after');
    assert.deepEqual(passed.filter((words) => words?.includes('met Marie Harf')), []);
    await desk.close();
  });

  for (const name of ['written-field.html', 'written-element.html']) {
    test(`who writes a text keeps all keys: ${name}`, async () => {
      const desk = await visitPainted(name);
      await desk.see(() => {
        /** @type {string[]} */
        const taken = [];
        Reflect.set(globalThis, 'taken', taken);
        addEventListener('keydown', (event) => event.defaultPrevented && taken.push(event.key));
      });
      await desk.clickMark('person');
      assert.match(await card(desk), /Jay Carney/);
      assert.equal(await focused(desk), 'story');
      await desk.press('F8');
      assert.match(await card(desk), /Jay Carney/);
      // It goes, and whatever else the key means there happens as well.
      await desk.press('Escape');
      await noCard(desk);
      await desk.press('F8');
      await desk.press('Alt+Enter');
      assert.deepEqual(await desk.see(() => Reflect.get(globalThis, 'taken')), []);
      assert.equal(await desk.see(() => CSS.highlights.has('whowhen-current')), false);
      assert.equal(await focused(desk), 'story');
      await desk.close();
    });
  }
}
