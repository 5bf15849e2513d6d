/** A site that a test may change and stop, and what the page says of its versions. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../www/tools/server.mjs';
import { site } from './site.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Words } from './words.mjs' */

const TOOL = fileURLToPath(new URL('../../www/tools/offline.mjs', import.meta.url));

/**
 * A copy of the site on a server of its own, which can be changed and stopped; gone after the test.
 *
 * @param {TestContext} context
 */
export async function ownSite(context) {
  const folder = mkdtempSync(join(tmpdir(), 'whowhen-site-'));
  cpSync(site, folder, { recursive: true });
  /** @type {[path: string, status: number][]} */
  const answers = [];
  const { url, close } = await serve(folder, 0, (path, status) => answers.push([path, status]));
  context.after(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  return {
    url,
    answers,
    stop: close,
    /** Makes it the version of that name: the page's style says which it is. @param {string} name */
    become(name) {
      appendFileSync(join(folder, 'page.css'), `:root { --version: ${name}; }\n`);
      execFileSync(process.execPath, [TOOL, folder]);
    },
    /** Changes a file that its list of files does not know of. */
    spoil() {
      appendFileSync(join(folder, 'app.js'), '/* spoilt on the way */\n');
    },
  };
}

/** The names of what the browser keeps for the site. @param {Words} desk */
export const cacheNames = (desk) => desk.see(() => caches.keys());

/** What the line for newer versions says. @param {Words} desk */
export const offered = (desk) => desk.see(() => document.getElementById('update')?.textContent ?? '');
