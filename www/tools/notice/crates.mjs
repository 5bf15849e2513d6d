/** The crates that are linked into a product, and the licence of each with its text. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The wasm modules and the command line: what each is built for and with. The module of the patterns
 * has all the crates that the other has, and its own.
 */
const PRODUCTS = {
  module: { target: 'wasm32-unknown-unknown', features: ['--no-default-features', '--features', 'patterns'] },
  program: { target: host(), features: [] },
};

/** Where a licence leaves a choice, the first of these is taken. */
const TAKEN = ['MIT', 'Zlib', '0BSD', 'Unicode-3.0'];

/**
 * @typedef {object} Linked
 * @property {string} name
 * @property {string} version
 * @property {string} licence As the crate states it.
 * @property {Text[]} texts
 */

/** @typedef {{id: string, text: string}} Text The text of a licence, or what a `NOTICE` says. */

/** @param {string[]} options */
const cargo = (...options) => execFileSync('cargo', options, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** This machine, as cargo calls it. */
function host() {
  const [, triple = ''] = /^host: (.+)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' })) ?? [];
  return triple;
}

/**
 * The names and versions of the crates linked into a product. What only builds it, and its macros, are
 * no part of it.
 *
 * @param {keyof typeof PRODUCTS} product
 */
export function linkedNames(product) {
  const { target, features } = PRODUCTS[product];
  const edges = ['--edges', 'normal,no-proc-macro', '--no-dedupe', '--prefix', 'none', '--format', '{p}'];
  const lines = cargo('tree', '--locked', '--target', target, ...edges, ...features).split('\n');
  const named = lines.map((line) => /^(\S+) v(\S+)/.exec(line)?.slice(1, 3).join(' ')).filter((name) => name !== undefined);
  return [...new Set(named)].filter((name) => !name.startsWith('whowhen ')).sort();
}

/** @param {keyof typeof PRODUCTS} product @returns {Linked[]} */
export function linkedCrates(product) {
  const { packages } = JSON.parse(cargo('metadata', '--locked', '--format-version', '1', '--filter-platform', PRODUCTS[product].target));
  return linkedNames(product).map((linked) => {
    const found = packages.find((/** @type {any} */ { name, version }) => `${name} ${version}` === linked);
    const { name, version, license, manifest_path: manifest } = found;
    const folder = dirname(manifest);
    const notices = readdirSync(folder).filter((file) => /^NOTICE/i.test(file)).sort();
    const texts = [
      ...taken(license, name).map((id) => ({ id, text: textOf(id, folder, name) })),
      ...notices.map((file) => ({ id: 'NOTICE', text: readFileSync(join(folder, file), 'utf8').trim() })),
    ];
    return { name, version, licence: license.replaceAll('/', ' OR '), texts };
  });
}

/**
 * The licences under which a crate is taken: of each `OR` one, of an `AND` all.
 *
 * @param {string} expression @param {string} name
 */
export function taken(expression, name) {
  const parts = expression.replaceAll('/', ' OR ').split(/ AND (?![^(]*\))/);
  return parts.map((part) => {
    const choices = part.replaceAll(/[()]/g, '').split(' OR ').map((id) => id.trim());
    const id = TAKEN.find((licence) => choices.includes(licence));
    if (!id) throw new Error(`${name} is under '${expression}': read that licence, then add it to TAKEN in ${import.meta.filename}`);
    return id;
  });
}

/** @param {string} id @param {string} folder @param {string} name */
function textOf(id, folder, name) {
  const [short = id] = id.split('-');
  const own = [`LICENSE-${short.toUpperCase()}`, 'LICENSE', 'LICENSE.md', 'LICENSE.txt', 'COPYING'];
  const known = join(import.meta.dirname, `${id}.txt`);
  const path = [...own.map((file) => join(folder, file)), known].find((candidate) => existsSync(candidate));
  if (!path) throw new Error(`${name} comes without the text of ${id}: put it into ${known}`);
  return readFileSync(path, 'utf8').trim();
}
