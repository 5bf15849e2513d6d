/**
 * `node site.mjs SITE`: the modules and pages of www/, each a file of its own as it is there, and the
 * styles that it names in one, without comments and the white space around it: a visitor downloads half as much.
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

/** Modules that are loaded when they are needed, each with those of its folder that only it needs. */
const LATER = ['newsroom/panel.js'];

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

const later = new Map(await Promise.all(LATER.map(joined)));
const isJoined = (/** @type {string} */ name) => [...later.values()].some(({ parts }) => parts.includes(name));

// A stylesheet that the page does not name comes with the module that does.
const names = below(source).filter((name) => isShipped(name) && (name === STYLES || !linked.includes(name)) && !isJoined(name));

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
  else if (later.has(name)) writeFileSync(to, later.get(name)?.text ?? '');
  else if (extname(name) === '.css') writeFileSync(to, minified(readFileSync(from, 'utf8'), 'css'));
  else if (extname(name) !== '.js' || name === AS_IT_IS) copyFileSync(from, to);
  else writeFileSync(to, minified(readFileSync(from, 'utf8'), 'js'));
}

/** The first link to a stylesheet is to all of them. */
function linkedOnce() {
  const links = [`    <link rel="stylesheet" href="${STYLES}">\n`];
  return () => links.pop() ?? '';
}

/**
 * A module with what it imports of its own folder: one request instead of many, and half as much.
 *
 * @param {string} name
 * @returns {Promise<[name: string, {text: string, parts: string[]}]>}
 */
async function joined(name) {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(source, name)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'others',
        setup: ({ onResolve }) => onResolve({ filter: /^\.\.\// }, ({ path }) => ({ path, external: true })),
      },
    ],
  });
  const parts = Object.keys(metafile.inputs).map((path) => relative(source, resolve(path)));
  return [name, { text: outputFiles[0]?.text ?? '', parts: parts.filter((part) => part !== name) }];
}

/** @param {string} text @param {'js' | 'css'} loader */
function minified(text, loader) {
  return transformSync(text, { loader, minify: true, legalComments: 'none', target: 'es2024', charset: 'utf8' }).code;
}
