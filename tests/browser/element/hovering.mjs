/** A pointer that rests on a mark opens its card, and nothing else of the page changes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, focused, noCard } from './inside.mjs';

/** @import { Words } from '../words.mjs' */

const STORY = 'White House spokesman Jay Carney met Marie Harf on Monday.';
/** So long that no window shows all of it. */
const LONG = 'Nobody was named. '.repeat(1_000);
const DEFINE = '<script type="module" src="whowhen/element/define.js"></script>';
const ELEMENT = `<input id="other" value="words"><who-when for="story"></who-when>${DEFINE}`;

export const pages = {
  'hover-paragraph.html': `<p id="story">${STORY}</p>${ELEMENT}`,
  'hover-field.html': `<textarea id="story" rows="3" cols="60">${STORY}</textarea><br>${ELEMENT}`,
  'hover-element.html': `<div id="story" contenteditable="true"><p>${STORY}</p></div>${ELEMENT}`,
  'long-paragraph.html': `<who-when for="story"></who-when><p id="story">${LONG}${STORY}${LONG}</p>${DEFINE}`,
  'long-field.html': `<who-when for="story"></who-when><div class="far"></div><textarea id="story" rows="3" cols="60">${LONG}${STORY}${LONG}</textarea>${DEFINE}<link rel="stylesheet" href="far.css">`,
  'far.css': '.far { height: 3000px; }',
};

/** @param {(name: string) => Promise<Words>} visit */
export function testHovering(visit) {
  for (const name of ['hover-paragraph.html', 'hover-field.html', 'hover-element.html']) {
    test(`a resting pointer opens a card that goes with it, and takes nothing: ${name}`, async () => {
      const desk = await visit(name);
      await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
      await desk.see(() => {
        const other = /** @type {HTMLInputElement} */ (document.getElementById('other'));
        other.focus();
        other.setSelectionRange(1, 3);
        addEventListener('whowhen-select', () => Reflect.set(globalThis, 'chosen', true));
      });
      await desk.restOnMark('person');
      const said = await card(desk);
      assert.match(said, /Jay Carney[\s\S]*White House spokesman/);
      // The reason.
      assert.match(said, /Why\n\S/);
      assert.equal(await focused(desk), 'other');
      const selected = () =>
        desk.see(() => {
          const { selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (document.getElementById('other'));
          return [selectionStart, selectionEnd];
        });
      assert.deepEqual(await selected(), [1, 3]);
      // It was looked at, not chosen.
      assert.equal(await desk.see(() => Reflect.get(globalThis, 'chosen')), undefined);
      await desk.point(700, 5);
      await noCard(desk);
      assert.equal(await focused(desk), 'other');
      assert.deepEqual(await selected(), [1, 3]);
      // A click keeps it, wherever the pointer goes then.
      await desk.clickMark('date');
      assert.match(await card(desk), /Monday/);
      await desk.until(() => Reflect.get(globalThis, 'chosen'));
      await desk.close();
    });
  }

  test('nothing scrolls for a mark that is pointed at, and all that is needed for one that is not in view', async () => {
    for (const name of ['long-paragraph.html', 'long-field.html']) {
      const desk = await visit(name);
      await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).analyze());
      await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
      await desk.see(() => {
        const shadow = document.querySelector('who-when')?.shadowRoot;
        const entry = [...(shadow?.querySelectorAll('button') ?? [])].find((button) => button.textContent === 'Marie Harf');
        entry?.click();
      });
      await card(desk);
      const isSeen = () =>
        desk.until(() => {
          const [mark] = CSS.highlights.get('whowhen-current') ?? [];
          const { top, bottom } = /** @type {Range} */ (mark).getBoundingClientRect();
          const field = document.querySelector('textarea')?.getBoundingClientRect();
          return top >= Math.max(0, field?.top ?? 0) && bottom <= Math.min(innerHeight, field?.bottom ?? innerHeight);
        });
      await isSeen();
      const places = () => desk.see(() => [scrollY, document.getElementById('story')?.scrollTop]);
      const before = await places();
      // Not by a key: who types is shown no cards for a while.
      await desk.see(() => /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector('.card .close'))?.click());
      await noCard(desk);
      await desk.restOnMark('date');
      assert.match(await card(desk), /Monday/, name);
      assert.deepEqual(await places(), before);
      await desk.close();
    }
  });
}
