/** One browser and one server for a test file, whichever browser it is. */

import { after, before } from 'node:test';
import { serve } from '../../www/tools/server.mjs';
import { site } from './site.mjs';

/** @import { OpenOptions, Words } from './words.mjs' */

/**
 * Starts a browser and the server for the tests of this file and stops them after the last.
 *
 * @template {{close(): Promise<void>}} Browser
 * @template {OpenOptions} Options
 * @template {Words} App
 * @param {() => Promise<Browser>} launch
 * @param {(browser: Browser, url: string, options: Options) => Promise<App>} visit
 * @returns {{open: (options?: Options) => Promise<App>}}
 */
export function running(launch, visit) {
  /** @type {Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    browser = await launch();
    server = await serve(site, 0);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  return { open: (options = /** @type {Options} */ ({})) => visit(browser, options.url ?? server.url, options) };
}
