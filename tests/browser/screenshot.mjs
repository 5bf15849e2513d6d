/**
 * `node tests/browser/screenshot.mjs [FOLDER]`: the Geneva article analysed, as the README shows it
 * (tests/browser/geneva.png), and in dark and narrow form beside it in FOLDER (dist/screenshots). Needs the
 * built site.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../www/tools/server.mjs';
import { article } from './articles.mjs';
import { Desk, launch } from './harness.mjs';
import { site } from './site.mjs';

const [folder = 'dist/screenshots'] = process.argv.slice(2);
const geneva = article('01-geneva');

/** @type {{path: string, context: import('playwright-core').BrowserContextOptions, card?: boolean}[]} */
const SHOTS = [
  { path: 'tests/browser/geneva.png', context: {} },
  { path: join(folder, 'card.png'), context: {}, card: true },
  { path: join(folder, 'dark.png'), context: { colorScheme: 'dark' }, card: true },
  { path: join(folder, 'narrow.png'), context: { viewport: { width: 390, height: 844 } }, card: true },
];

mkdirSync(folder, { recursive: true });

const browser = await launch();
const server = await serve(site, 0);
try {
  for (const { path, context, card } of SHOTS) {
    const desk = await Desk.open(browser, server.url, { context });
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await desk.page.keyboard.press('ControlOrMeta+Home');
    await desk.page.evaluate(() => { const box = document.getElementById('text'); box?.blur(); box?.scrollTo(0, 0); });
    if (card) {
      await desk.page.getByRole('button', { name: 'February 2012', exact: true }).click();
      await desk.card();
    }
    await desk.page.screenshot({ path });
    await desk.close();
  }
} finally {
  await browser.close();
  await server.close();
}
