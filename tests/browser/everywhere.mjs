/** Runs what must hold in every browser: each file in everywhere/ is some of it. */

import { readdirSync } from 'node:fs';

/** @import { OpenOptions, Words } from './words.mjs' */

const folder = new URL('./everywhere/', import.meta.url);

/** @param {(options?: OpenOptions) => Promise<Words>} open Opens the page in the browser that is tested. */
export async function testEverywhere(open) {
  for (const name of readdirSync(folder).sort()) {
    const { default: tests } = await import(new URL(name, folder).href);
    tests(open);
  }
}
