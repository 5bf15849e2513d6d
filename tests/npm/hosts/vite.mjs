/** A project that Vite builds. */

import { build } from 'vite';

/** @type {import('../package.mjs').Host} */
export async function make({ folder, out }) {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out, target: 'es2022', emptyOutDir: true },
  });
}
