/**
 * `node site.mjs SITE`: the modules, styles and pages of www/, each a file of its own as it is there,
 * without its comments and the white space around it: a visitor downloads half as much.
 */

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const [site] = process.argv.slice(2);
if (!site) throw new Error('usage: site.mjs SITE');

const source = fileURLToPath(new URL('..', import.meta.url));

/** Not for a visitor: the tools, the types, and the element, which is for other pages. */
const isShipped = (/** @type {string} */ name) => !/^(?:tools|element)\/|\.d\.ts$/.test(name);

/** Read by whoever wants to know what stays on their machine, and written into by offline.mjs. */
const AS_IT_IS = 'service-worker.js';

/** @type {Record<string, 'js' | 'css'>} */
const LOADERS = { '.js': 'js', '.css': 'css' };

/** The names of all files below a folder. @param {string} folder */
const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const names = below(source).filter(isShipped);

// A module that is gone from www/ must not live on in the site.
for (const name of below(site)) {
  const made = ['wasm/', 'vendor/'].some((folder) => name.startsWith(folder));
  if (!made && !names.includes(name)) rmSync(join(site, name));
}

for (const name of names) {
  const [from, to] = [join(source, name), resolve(site, name)];
  const loader = LOADERS[extname(name)];
  mkdirSync(dirname(to), { recursive: true });
  if (!loader || name === AS_IT_IS) copyFileSync(from, to);
  else {
    const { code } = transformSync(readFileSync(from, 'utf8'), {
      loader,
      minify: true,
      legalComments: 'none',
      target: 'es2024',
      charset: 'utf8',
    });
    writeFileSync(to, code);
  }
}
