/** The element in Chromium, and what axe says of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { testElement } from './element-everywhere.mjs';
import * as mirror from './element/mirror.mjs';
import { launchWithScrollBars, useBrowser } from './harness.mjs';
import { useHost } from './host.mjs';

const { open } = useBrowser();
testElement(open);

const withScrollBars = useBrowser(launchWithScrollBars);

const host = useHost({
  ...mirror.pages,
  'axe.html': `<main><h1>Host</h1><p id="story">White House spokesman Jay Carney left on Monday. “Never,” he said.</p>
    <who-when for="story" published="2013-11-05"></who-when></main>
    <script type="module" src="whowhen/element/define.js"></script>`,
});

mirror.testMirror((name) => withScrollBars.open({ url: host.url(name), ready: false }), 'with scroll bars');

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing wrong with the element, ${colorScheme}`, async () => {
    const desk = await open({ url: host.url('axe.html'), ready: false, context: { colorScheme } });
    await desk.see((scheme) => { document.documentElement.style.colorScheme = scheme; }, colorScheme);
    await desk.expectPainted('person', ['Jay Carney']);
    const check = async (/** @type {string} */ state) => {
      const { violations } = await new AxeBuilder({ page: desk.page }).include('who-when').analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`), [], state);
    };
    await check('read');
    await desk.see(() => {
      const shadow = /** @type {any} */ (document.querySelector('who-when')).shadowRoot;
      shadow.querySelector('.name').click();
      for (const part of shadow.querySelectorAll('.card details')) part.open = true;
    });
    await check('card');
    await desk.page.screenshot({ path: `dist/screenshots/element-${colorScheme}.png` });
    await desk.close();
  });
}
