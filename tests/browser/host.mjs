/** Pages of somebody else's, with the package beside them, under a strict policy; for one test file. */

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../www/tools/server.mjs';

const packaged = fileURLToPath(new URL('../../dist/npm', import.meta.url));

/**
 * Serves a folder with the package in `whowhen/` and a page for each name; gone after the last
 * test.
 *
 * @param {Record<string, string>} pages The body of each page or all of it, and other files as they are, by name.
 */
export function useHost(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'whowhen-host-'));
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    cpSync(packaged, join(folder, 'whowhen'), { recursive: true });
    // Browsers ask for it unasked.
    writeFileSync(join(folder, 'favicon.ico'), '');
    for (const [name, body] of Object.entries(pages)) {
      const isBody = name.endsWith('.html') && !body.startsWith('<!doctype');
      const page = `<!doctype html><html lang="en"><title>host</title><body>${body}`;
      writeFileSync(join(folder, name), isBody ? page : body);
    }
    server = await serve(folder, 0);
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });
  return { url: (/** @type {string} */ name) => server.url + name };
}
