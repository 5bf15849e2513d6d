/**
 * `node site.mjs SITE`: the modules and pages of www/ without comments and the white space around them, the
 * styles in one file, and the modules that only the desk or only the newsroom's panel needs each in one: fewer
 * requests, and less to download.
 */

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transformSync } from 'esbuild';

const [site] = process.argv.slice(2);
if (!site) throw new Error('usage: site.mjs SITE');

const source = fileURLToPath(new URL('..', import.meta.url));

/** Not for a visitor: the tools, the types, and the element, which is for other pages. */
const isShipped = (/** @type {string} */ name) => !/^(?:tools|element)\/|\.d\.ts$/.test(name);

/** Read by whoever wants to know what stays on their machine, and written into by offline.mjs. */
const AS_IT_IS = 'service-worker.js';

/** Modules that have those in them which nothing else imports. */
const DOORS = ['app.js', 'newsroom/panel.js'];

/** Where modules are named by their address, as a worker is. */
const BY_ADDRESS = /\bimport\.meta\b/;

/** How a module names another, and whether it is loaded with it. */
const IMPORT = /(\bfrom|\bimport|\bimport\()\s*['"](\.\.?\/[^'"]+)['"]/g;

/** All the styles, in the order in which the page names them. */
const STYLES = 'page.css';
const LINK = /^ *<link rel="stylesheet" href="(.+)">\n/gm;

/** The names of all files below a folder. @param {string} folder */
const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const page = readFileSync(join(source, 'index.html'), 'utf8');
const linked = [...page.matchAll(LINK)].map(([, name = '']) => name);

const shipped = below(source).filter(isShipped);
const imports = new Map(shipped.filter((name) => extname(name) === '.js').map((name) => [name, importsOf(name)]));
/** @type {Map<string, string>} */
const doors = new Map();
/** @type {Set<string>} */
const parts = new Set();
for (const door of DOORS) {
  const own = partsOf(door);
  own.forEach((name) => parts.add(name));
  doors.set(door, await joined(door, own));
}

// A stylesheet that the page does not name comes with the module that does.
const names = shipped.filter((name) => (name === STYLES || !linked.includes(name)) && !parts.has(name));

// A module that is gone from www/ must not live on in the site.
for (const name of below(site)) {
  const made = ['wasm/', 'vendor/', 'notice.txt'].some((folder) => name.startsWith(folder));
  if (!made && !names.includes(name)) rmSync(join(site, name));
}

const styles = linked.map((name) => readFileSync(join(source, name), 'utf8'));

for (const name of names) {
  const [from, to] = [join(source, name), resolve(site, name)];
  mkdirSync(dirname(to), { recursive: true });
  if (name === 'index.html') writeFileSync(to, page.replace(LINK, linkedOnce()));
  else if (name === STYLES) writeFileSync(to, minified(styles.join(''), 'css'));
  else if (doors.has(name)) writeFileSync(to, doors.get(name) ?? '');
  else if (extname(name) === '.css') writeFileSync(to, minified(readFileSync(from, 'utf8'), 'css'));
  else if (extname(name) !== '.js' || name === AS_IT_IS) copyFileSync(from, to);
  else writeFileSync(to, minified(readFileSync(from, 'utf8'), 'js'));
}

/** The first link to a stylesheet is to all of them. */
function linkedOnce() {
  const links = [`    <link rel="stylesheet" href="${STYLES}">\n`];
  return () => links.pop() ?? '';
}

/** The modules that one names, and whether each is loaded with it. @param {string} name */
function importsOf(name) {
  const text = readFileSync(join(source, name), 'utf8').replace(/\/\*\*.*?\*\//gs, '');
  const found = [...text.matchAll(IMPORT)].map(([, how = '', path = '']) => ({
    name: relative(source, resolve(source, dirname(name), path)),
    atOnce: !how.endsWith('('),
  }));
  return { found, isMovable: !BY_ADDRESS.test(text) };
}

/** The modules that are loaded with one and that nothing but they and it import. @param {string} door */
function partsOf(door) {
  const parts = new Set();
  const reach = (/** @type {string} */ name) => {
    for (const { name: next, atOnce } of imports.get(name)?.found ?? []) {
      if (!atOnce || next === door || parts.has(next) || !imports.get(next)?.isMovable) continue;
      parts.add(next);
      reach(next);
    }
  };
  reach(door);
  const others = () =>
    [...imports].flatMap(([name, { found }]) => (name === door || parts.has(name) ? [] : found.map((to) => to.name)));
  for (let before = -1; before !== parts.size; ) {
    before = parts.size;
    for (const name of others()) parts.delete(name);
  }
  return parts;
}

/** A module with its parts: one request instead of many, and half as much. @param {string} door @param {Set<string>} own */
async function joined(door, own) {
  const { outputFiles } = await build({
    entryPoints: [join(source, door)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'others',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
            const to = resolve(resolveDir, path);
            if (own.has(relative(source, to))) return undefined;
            const from = relative(dirname(join(source, door)), to);
            return { path: from.startsWith('.') ? from : `./${from}`, external: true };
          }),
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

/** @param {string} text @param {'js' | 'css'} loader */
function minified(text, loader) {
  return transformSync(text, { loader, minify: true, legalComments: 'none', target: 'es2024', charset: 'utf8' }).code;
}
