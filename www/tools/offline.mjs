/** `node offline.mjs SITE`: tells the site's service worker which files the site is made of. */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const [site] = process.argv.slice(2);
if (!site) throw new Error('usage: offline.mjs SITE');

/** In the worker's source: all of it that says what the site is made of. */
const LIST = /^const SITE = .*;$/m;
const WORKER = 'service-worker.js';

/** What few ask for: kept from when it is first asked for, not from the first visit. */
const KEPT_WHEN_USED = /^wasm\/whowhen_patterns/;

/** Whether the page may ask for a file. @param {string} name */
const isAsked = (name) => name !== WORKER && !name.endsWith('.d.ts');

/** @param {string | Buffer} data */
const hash = (data) => createHash('sha256').update(data);

const names = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
  .filter(isAsked)
  .sort();
const files = Object.fromEntries(
  names.map((name) => [
    // The page by its folder: servers that drop `index.html` from an address redirect from there.
    name === 'index.html' ? './' : name,
    `sha256-${hash(readFileSync(join(site, name))).digest('base64')}`,
  ]),
);

const source = readFileSync(join(site, WORKER), 'utf8');
if (!LIST.test(source)) throw new Error(`${WORKER} has nothing like ${LIST}`);
const rest = source.replace(LIST, '');
const version = hash(JSON.stringify(files) + rest).digest('hex').slice(0, 16);
const later = names.filter((name) => KEPT_WHEN_USED.test(name));
const list = `const SITE = ${JSON.stringify({ version, files, later })};`;
writeFileSync(join(site, WORKER), source.replace(LIST, () => list));
