/**
 * `node glue.mjs BOUND FOLDER`: what wasm-bindgen wrote to go with the module, and of it only what
 * the page uses.
 */

import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [bound, folder] = process.argv.slice(2);
if (!bound || !folder) throw new Error('usage: glue.mjs BOUND FOLDER');

/** What `engine/reader.js` imports. */
const NAMES = ['initSync', 'analyze', 'formats', 'write'];

await build({
  stdin: { contents: `export { ${NAMES.join(', ')} } from './whowhen.js';\n`, resolveDir: resolve(bound) },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
  outfile: join(folder, 'whowhen.js'),
  logLevel: 'error',
});
copyFileSync(join(bound, 'whowhen.d.ts'), join(folder, 'whowhen.d.ts'));
