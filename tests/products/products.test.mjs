/**
 * What every built product owes and must not hold: a notice of whose work is in it, and nothing of the
 * machine that built it.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { LIBRARIES } from '../../www/tools/libraries.mjs';
import { linkedNames, taken } from '../../www/tools/notice/crates.mjs';
import { licencesIn, sourcesOfLists } from '../../www/tools/notice/data.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8');

/** Where each product says whose work is in it, and the crates that are. */
const NOTICES = /** @type {const} */ ({
  'dist/site/notice.txt': 'module',
  'dist/whowhen.html': 'module',
  'dist/npm/NOTICE': 'module',
  'dist/NOTICE': 'program',
});

for (const [path, linkedInto] of Object.entries(NOTICES)) {
  test(`${path} names every source of data and every crate that is linked in`, () => {
    // A page's own script speaks of what is undefined.
    const notice = read(path).replaceAll(/<script\b[^]*?<\/script>/g, '');
    for (const name of ['GeoNames', 'WordNet 3.1 Copyright 2011', 'creativecommons.org/licenses/by/4.0', 'Rust standard library']) {
      assert.ok(notice.includes(name), `${name} is missing`);
    }
    const crates = linkedNames(linkedInto);
    assert.ok(crates.some((name) => name.startsWith('serde_json ')), String(crates));
    const missing = crates.filter((crate) => !notice.includes(`${crate}: `));
    assert.deepEqual(missing, []);
    assert.match(notice, /Permission is hereby granted/);
    assert.doesNotMatch(notice, /\bundefined\b/);
  });
}

test('the page’s notice names the libraries that it brings along', () => {
  const vendored = readdirSync('dist/site/vendor').filter((name) => name.endsWith('.js'));
  const libraries = Object.keys(LIBRARIES);
  assert.deepEqual(libraries.map((name) => `${basename(name)}.js`).sort(), vendored.sort());
  // What one of them brings along lies in its own folder.
  const packages = [...libraries.map((name) => [name, name]), ['entities', 'parse5/node_modules/entities']];
  for (const [name, folder] of packages) {
    const { version } = JSON.parse(read(`node_modules/${folder}/package.json`));
    for (const path of ['dist/site/notice.txt', 'dist/whowhen.html']) assert.ok(read(path).includes(`${name} ${version}: `), `${name} in ${path}`);
  }
});

test('every product has the licence of whowhen itself', () => {
  for (const path of ['dist/site/notice.txt', 'dist/whowhen.html', 'dist/npm/LICENSE', 'dist/LICENSE']) {
    assert.match(read(path), /Copyright \(c\) 2026 the whowhen authors[^]*Apache License/, path);
  }
});

test('what comes with the Rust standard library is named', () => {
  const sysroot = execFileSync('rustc', ['--print', 'sysroot'], { encoding: 'utf8' }).trim();
  /** Of Rust itself, or for tests and macros alone. */
  const own = /^(?:alloc|core|std|std_detect|test|unwind|sysroot|getopts|proc_macro|profiler_builtins|rustc_literal_escaper|panic_\w+|rustc_std_workspace_\w+)$/;
  const folders = readdirSync(join(sysroot, 'lib/rustlib'), { withFileTypes: true }).filter((entry) => existsSync(join(sysroot, 'lib/rustlib', entry.name, 'lib')));
  const brought = folders
    .flatMap(({ name }) => readdirSync(join(sysroot, 'lib/rustlib', name, 'lib')))
    .map((file) => /^lib(\w+)-[0-9a-f]+\.rlib$/.exec(file)?.[1] ?? 'core')
    .filter((name) => !own.test(name));
  assert.ok(brought.includes('compiler_builtins'), String(brought));
  const said = read('www/tools/notice/rust.txt').replaceAll('-', '_');
  assert.deepEqual([...new Set(brought)].filter((name) => !said.includes(name)), []);
});

test('the NOTICE of the source is what its lists and weights say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whowhen-notice-'));
  try {
    const out = join(folder, 'NOTICE');
    const committed = { ...process.env, WHOWHEN_WEIGHTS: '' };
    execFileSync('node', ['www/tools/notice.mjs', 'source', out], { env: committed });
    assert.equal(read('NOTICE'), read(out), 'run node www/tools/notice.mjs source NOTICE');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every list that is not ours alone is in the NOTICE', () => {
  const lists = sourcesOfLists().flatMap(({ lists: names }) => names);
  assert.ok(lists.includes('en/lists/names/cities.tsv') && lists.includes('en/lists/roles/heads.tsv'), String(lists));
  assert.ok(!lists.includes('en/lists/dates/months.tsv'));
  for (const list of lists) assert.ok(read('NOTICE').includes(list), list);
});

test('a licence that nobody has looked at stops the build', () => {
  assert.throws(() => taken('GPL-3.0-only', 'somebody'), /somebody is under 'GPL-3.0-only'/);
  assert.throws(() => taken('MIT AND LGPL-2.1-only', 'somebody'), /LGPL/);
  assert.throws(() => licencesIn(['CC BY-NC 4.0']), /CC BY-NC 4.0/);
  assert.deepEqual(taken('Apache-2.0/MIT', 'somebody'), ['MIT']);
  assert.deepEqual(taken('(MIT OR Apache-2.0) AND Unicode-3.0', 'somebody'), ['MIT', 'Unicode-3.0']);
  assert.deepEqual(taken('Unlicense OR MIT', 'somebody'), ['MIT']);
  assert.deepEqual(licencesIn(['CC BY-SA 4.0']).map(([name]) => name), ['CC BY-SA 4.0']);
});

/** What would say where a product was built. */
function places() {
  const cargo = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo');
  const [rustup] = execFileSync('rustc', ['--print', 'sysroot'], { encoding: 'utf8' }).trim().split('/toolchains/');
  // A home that is `/` would be found in every address.
  return [root.replace(/\/$/, ''), homedir(), cargo, rustup ?? ''].filter((place) => place.length > 1);
}

/** What a product holds, packed parts unpacked. @param {string} path */
function contents(path) {
  const bytes = readFileSync(path);
  if (!path.endsWith('.html')) return [bytes];
  const packed = [...bytes.toString('utf8').matchAll(/<script type="application\/gzip"[^>]*>([^<]+)</g)];
  return [bytes, ...packed.map(([, data = '']) => gunzipSync(Buffer.from(data, 'base64')))];
}

/** The places that some bytes name. @param {Buffer} bytes */
const placesIn = (bytes) => places().filter((place) => bytes.includes(place));

test('no product says where it was built', () => {
  const below = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const files = below('dist');
  for (const product of ['dist/whowhen', 'dist/whowhen.html', 'dist/site/wasm/whowhen_bg.wasm', 'dist/npm/wasm/whowhen_bg.wasm']) {
    assert.ok(files.includes(product), `${product} is missing`);
  }
  const found = files.flatMap((path) => contents(path).flatMap((bytes) => placesIn(bytes).map((place) => `${path}: ${place}`)));
  assert.deepEqual(found, []);
});

test('and would be found if it did', () => {
  assert.equal(contents('dist/whowhen.html').length, 4, 'the page, its two modules and its worker');
  const [, module] = contents('dist/whowhen.html');
  assert.ok(module?.includes('library/alloc/'), 'a path of the standard library stands in the module, as it was built');
  assert.deepEqual(placesIn(Buffer.from(`\0${root}src/lib.rs\0`)).slice(0, 1), [root.replace(/\/$/, '')]);
});
