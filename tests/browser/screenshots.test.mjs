/**
 * The Geneva article as the page shows it, in light, dark, narrow and print form, as pictures in
 * dist/screenshots for somebody to look at; and what can be measured of looks: nothing overlaps,
 * nothing is cut off, nothing moves by itself. The README's picture is `light.png`.
 */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { article } from './articles.mjs';
import { useBrowser } from './harness.mjs';

/** @import { App } from './harness.mjs' */

const { open } = useBrowser();
const geneva = article('01-geneva');
const folder = fileURLToPath(new URL('../../dist/screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });

const LARGE = { width: 1280, height: 900 };

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const FORMS = {
  light: { viewport: LARGE },
  dark: { viewport: LARGE, colorScheme: 'dark' },
  forced: { viewport: LARGE, forcedColors: 'active' },
  narrow: { viewport: { width: 390, height: 844 } },
};

/** The article, read and scrolled to its top. @param {import('playwright-core').BrowserContextOptions} context */
async function openGeneva(context) {
  const desk = await open({ context });
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  await desk.see(() => {
    document.getElementById('text')?.blur();
    document.getElementById('text')?.scrollTo(0, 0);
    scrollTo(0, 0);
  });
  return desk;
}

/**
 * Pairs of parts that stand on each other, parts whose words are cut off, and whether the page is
 * wider than the window.
 *
 * @param {App} desk
 */
function faults(desk) {
  return desk.see(() => {
    const parts = /** @type {HTMLElement[]} */ ([
      ...document.querySelectorAll('h1, .about, .promise > summary, .published, .layer, .actions > *, .text, .lists, #keys, #status'),
    ]).filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length);
    const name = (/** @type {Element} */ part) => part.id || part.className || part.tagName;
    const found = [];
    for (const [place, one] of parts.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of parts.slice(place + 1)) {
        const b = other.getBoundingClientRect();
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        if (!apart) found.push(`${name(one)} stands on ${name(other)}`);
      }
      if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline') {
        found.push(`${name(one)} is cut off`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
    return found;
  });
}

for (const [form, context] of Object.entries(FORMS)) {
  test(`${form}: nothing overlaps and nothing is cut off`, async () => {
    const desk = await openGeneva(context);
    await desk.page.screenshot({ path: `${folder}${form}.png`, fullPage: form === 'narrow' });
    assert.deepEqual(await faults(desk), []);
    await desk.clickButton('February 2012');
    await desk.clickButton('Correct …');
    await desk.page.screenshot({ path: `${folder}${form}-card.png` });
    assert.deepEqual(await faults(desk), []);
    await desk.press('Escape');
    await desk.clickButton('Export');
    await desk.page.screenshot({ path: `${folder}${form}-export.png` });
    const menu = await desk.see(() => {
      const { left, right, top } = /** @type {Element} */ (document.getElementById('exports')).getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0;
    });
    assert.ok(menu, 'the menu is in the window');
    await desk.close();
  });
}

test('print: the marks and the lists, and nothing that only a screen can use', async () => {
  const desk = await openGeneva({ viewport: LARGE });
  await desk.page.pdf({ path: `${folder}print.pdf`, format: 'A4' });
  await desk.page.emulateMedia({ media: 'print' });
  await desk.page.screenshot({ path: `${folder}print.png`, fullPage: true });
  const seen = await desk.see(() => {
    const shown = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
    const box = /** @type {HTMLElement} */ (document.getElementById('text'));
    return {
      lists: ['people', 'dates', 'quotes', 'checks'].every((name) => shown(`.list-${name}`)),
      tools: shown('.tools') || shown('footer') || shown('.margin') || shown('.contents'),
      whole: box.scrollHeight <= box.clientHeight + 1,
    };
  });
  assert.deepEqual(seen, { lists: true, tools: false, whole: true });
  await desk.close();
});

test('nothing moves by itself: not while the page loads, nor when a text is read or corrected', async () => {
  const desk = await open({
    context: { viewport: LARGE },
    before: () => {
      Reflect.set(globalThis, 'moved', []);
      new PerformanceObserver((list) => {
        for (const entry of /** @type {any[]} */ (list.getEntries())) {
          const parts = entry.sources.map((/** @type {any} */ source) => source.node?.id || source.node?.className || source.node?.nodeName);
          // What moves within half a second of a key or a click is its effect, but for the frame of the page.
          Reflect.get(globalThis, 'moved').push(...parts.filter((/** @type {unknown} */ part) => FRAME.includes(String(part))));
        }
        // eslint-disable-next-line no-var
      }).observe({ type: 'layout-shift', buffered: true });
      var FRAME = ['text', 'tools', 'layers', 'actions', 'desk', 'lists', 'published', 'keys'];
    },
  });
  await desk.publish(geneva.published);
  await desk.paste(geneva.text);
  await desk.clickButton('Jay Carney');
  await desk.clickButton('Wrong');
  await desk.expectNotice(/no person/);
  await desk.clickButton('Undo');
  await desk.settled();
  assert.deepEqual(await desk.see(() => Reflect.get(globalThis, 'moved')), []);
  await desk.close();
});
