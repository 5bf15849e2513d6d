/** An example put together and served for one test file. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { buildExample } from '../../../examples/editors/build.mjs';
import { serve } from '../../../www/tools/server.mjs';

/** @param {string} name The folder of the example. */
export function useExample(name) {
  const folder = mkdtempSync(join(tmpdir(), `whowhen-${name}-`));
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    await buildExample(name, folder);
    server = await serve(folder, 0, undefined, null);
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });
  return { url: (/** @type {string} */ file) => server.url + file };
}
