/**
 * `node glue.mjs BOUND FOLDER`: what wasm-bindgen wrote to go with the module, and of it only what
 * the page uses, as one function: `instantiate(module)` gives an instance with its own state. What
 * wasm-bindgen writes has one instance for ever, and one that trapped cannot be used again.
 */

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [bound, folder] = process.argv.slice(2);
if (!bound || !folder) throw new Error('usage: glue.mjs BOUND FOLDER');

const READER = new URL('../engine/reader.js', import.meta.url);
const [, names] = /^ *const \{ (.+) \} = instantiate\(module\);$/m.exec(readFileSync(READER, 'utf8')) ?? [];
if (!names) throw new Error(`${READER.pathname} names nothing of what instantiate(module) gives`);

await build({
  stdin: {
    contents: `import { initSync, ${names} } from './whowhen.js'; initSync({ module: compiled }); made = { ${names} };\n`,
    resolveDir: resolve(bound),
  },
  bundle: true,
  minify: true,
  format: 'iife',
  // A function around all of it: its variables are those of one instance.
  banner: { js: 'export function instantiate(compiled){let made;' },
  footer: { js: 'return made}' },
  target: 'es2024',
  outfile: join(folder, 'whowhen.js'),
  logLevel: 'error',
});
copyFileSync(join(bound, 'whowhen.d.ts'), join(folder, 'bound.d.ts'));
const members = names.split(', ').map((name) => `'${name}'`).join(' | ');
writeFileSync(
  join(folder, 'whowhen.d.ts'),
  `export function instantiate(module: WebAssembly.Module): Pick<typeof import('./bound.js'), ${members}>;\n`,
);
