/**
 * `node vendor.mjs FOLDER`: the libraries that the page uses, each as one module with only what is
 * used of it, its licence on top and its types beside it.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { LIBRARIES } from './libraries.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: vendor.mjs FOLDER');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [library, names] of Object.entries(LIBRARIES)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${library}/package.json`, 'utf8'));
  const licence = readFileSync(`node_modules/${library}/LICENSE`, 'utf8').trim();
  const source = `export { ${names.join(', ')} } from '${library}';\n`;
  await build({
    stdin: { contents: source, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    banner: { js: `/*! ${library} ${version}\n\n${licence}\n*/` },
    outfile: join(folder, `${library}.js`),
    logLevel: 'error',
  });
  writeFileSync(join(folder, `${library}.d.ts`), source);
}
