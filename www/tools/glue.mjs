/**
 * `node glue.mjs BOUND FOLDER`: what wasm-bindgen wrote to go with the module, and of it only what
 * the page uses.
 */

import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [bound, folder] = process.argv.slice(2);
if (!bound || !folder) throw new Error('usage: glue.mjs BOUND FOLDER');

const READER = new URL('../engine/reader.js', import.meta.url);
const [, names] = /^import \{(.+)\} from '\.\.\/wasm\/whowhen\.js';$/m.exec(readFileSync(READER, 'utf8')) ?? [];
if (!names) throw new Error(`${READER.pathname} imports nothing from ../wasm/whowhen.js by name`);

await build({
  stdin: { contents: `export {${names}} from './whowhen.js';\n`, resolveDir: resolve(bound) },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
  outfile: join(folder, 'whowhen.js'),
  logLevel: 'error',
});
copyFileSync(join(bound, 'whowhen.d.ts'), join(folder, 'whowhen.d.ts'));
