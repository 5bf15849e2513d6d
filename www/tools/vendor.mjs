/**
 * `node vendor.mjs FOLDER`: the libraries that the page uses, each as one module with only what is
 * used of it, its licence on top and its types beside it.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { LIBRARIES } from './libraries.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: vendor.mjs FOLDER');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [library, names] of Object.entries(LIBRARIES)) {
  const source = `export { ${names.join(', ')} } from '${library}';\n`;
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const file = join(folder, basename(library));
  writeFileSync(`${file}.js`, `/*! ${licences(metafile)}\n*/\n${outputFiles[0]?.text ?? ''}`);
  writeFileSync(`${file}.d.ts`, source);
}

/**
 * The names, versions and licences of all packages that something is taken from: a library brings the
 * ones that it uses itself.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function licences({ inputs }) {
  const paths = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = new Set(paths.filter((path) => path !== undefined));
  return [...packages].sort().map((path) => {
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(join(path, 'LICENSE'), 'utf8').trim()}`;
  }).join('\n\n');
}
