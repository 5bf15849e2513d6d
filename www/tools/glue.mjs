/**
 * `node glue.mjs BOUND FOLDER MODULE [NAME…]`: what wasm-bindgen wrote to go with a module, and of it
 * only what is named, as one function: `instantiate(module)` gives an instance with its own state. What
 * wasm-bindgen writes has one instance for ever, and one that trapped cannot be used again.
 *
 * Where no names are given, they are those that the engine's reader takes.
 */

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [bound, folder, module, ...given] = process.argv.slice(2);
if (!bound || !folder || !module) throw new Error('usage: glue.mjs BOUND FOLDER MODULE [NAME…]');

const READER = new URL('../engine/reader.js', import.meta.url);
const names = given.join(', ') || namesOfReader();

await build({
  stdin: {
    contents: `import { initSync, ${names} } from './${module}.js'; initSync({ module: compiled }); made = { ${names} };\n`,
    resolveDir: resolve(bound),
  },
  bundle: true,
  minify: true,
  format: 'iife',
  // A function around all of it: its variables are those of one instance.
  banner: { js: 'export function instantiate(compiled){let made;' },
  footer: { js: 'return made}' },
  target: 'es2024',
  outfile: join(folder, `${module}.js`),
  logLevel: 'error',
});
copyFileSync(join(bound, `${module}.d.ts`), join(folder, `${module}_bound.d.ts`));
const members = names.split(', ').map((name) => `'${name}'`).join(' | ');
writeFileSync(
  join(folder, `${module}.d.ts`),
  `export function instantiate(module: WebAssembly.Module): Pick<typeof import('./${module}_bound.js'), ${members}>;\n`,
);

function namesOfReader() {
  const [, names] = /^ *const \{ (.+) \} = instantiate\(module\);$/m.exec(readFileSync(READER, 'utf8')) ?? [];
  if (!names) throw new Error(`${READER.pathname} names nothing of what instantiate(module) gives`);
  return names;
}
