/** Which files belong to the package: those that its entries import or name by address. */

import { existsSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { build } from 'esbuild';

/** How a module names a file that it does not import: by address, or for its types. */
const ADDRESS =
  /(?:\bnew URL\(\s*|<reference path=)['"](\.\.?\/[^'"?]+)[^'"]*['"](?:,\s*import\.meta\.url\)| preserve)/g;

/** How a declaration names another. */
const DECLARED = /(?:(?:\bfrom|\bimport\()\s*['"](?=\.)|<reference path=['"])([^'"]+?)(?:\.js|\.d\.ts)['"]/g;

/**
 * Follows the entries to all the files that they need.
 *
 * @param {string[]} entries By their names in a folder.
 * @param {string[]} folders Where files are looked for, the first that has it.
 * @returns {Promise<Map<string, string>>} Their names, and where each stands.
 */
export async function needed(entries, folders) {
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @param {string} name @param {string} by */
  const follow = async (name, by) => {
    if (files.has(name)) return;
    const path = folders.map((folder) => join(folder, name)).find(existsSync);
    if (!path) throw new Error(`${by} needs ${name}, which is not there`);
    files.set(name, path);
    for (const other of await namedIn(path)) {
      await follow(posix.join(posix.dirname(name), other), name);
    }
  };
  for (const entry of entries) await follow(entry, 'package.json');
  return files;
}

/** @param {string} path */
async function namedIn(path) {
  if (!['.js', '.css'].includes(extname(path))) return [];
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: '.',
    logLevel: 'error',
    plugins: [onlyItself],
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const addressed = readFileSync(path, 'utf8').matchAll(ADDRESS);
  const names = [...imported.map((one) => one.path), ...[...addressed].map(([, name = '']) => name)];
  const foreign = names.find((name) => !name.startsWith('.'));
  if (foreign) throw new Error(`${path} imports ${foreign}; the package depends on nothing`);
  return names;
}

/** @type {import('esbuild').Plugin} */
const onlyItself = {
  name: 'only-itself',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    );
  },
};

/**
 * Follows declarations to all those that they need.
 *
 * @param {string[]} entries By their names in the folder.
 * @param {string} folder
 * @returns {Set<string>} Their names.
 */
export function declarations(entries, folder) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {string} name */
  const follow = (name) => {
    if (names.has(name)) return;
    names.add(name);
    for (const [, other = ''] of readFileSync(join(folder, name), 'utf8').matchAll(DECLARED)) {
      follow(`${posix.join(posix.dirname(name), other)}.d.ts`);
    }
  };
  entries.forEach(follow);
  return names;
}
