/**
 * The two packages as they would be published, the crate and the one for npm: what is in them, and that
 * the crate builds from what is in it. Nothing is uploaded.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

/** Bytes of each package, packed; what is there now and a tenth on top. */
const MOST = { crate: 1_400_000, npm: 1_180_000 };

/** The libraries that the crate needs are built too, on a machine that may be busy. */
const PATIENCE = { timeout: 600_000 };

/** What is for those who work on whowhen, or is no part of it. */
const NOT_FOR_USERS = /(?:^|\/)(?:tests?|fuzz|benches|tools|node_modules|dist|target|www|\.github|\.ci|teachers)\/|\.(?:py|gz|test\.mjs)$/;

/** @param {string[]} words */
const cargo = (...words) => execFileSync('cargo', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26, timeout: PATIENCE.timeout });

const crate = JSON.parse(cargo('metadata', '--locked', '--no-deps', '--format-version', '1')).packages.find(
  (/** @type {{name: string}} */ { name }) => name === 'whowhen',
);

/** The names of the files in the crate. Work that is not committed yet is packed as it is. */
function filesOfCrate() {
  return cargo('package', '--package', 'whowhen', '--locked', '--offline', '--allow-dirty', '--list').trim().split('\n');
}

/** @returns {{size: number, files: {path: string}[], filename: string}} */
function packedForNpm() {
  return JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: 'dist/npm', encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))[0];
}

/** All files below a folder, by their names in it. @param {string} folder @param {RegExp} wanted */
function below(folder, wanted) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => wanted.test(name) && statSync(join(folder, name)).isFile());
}

test('the crate holds what it is built from, and little more', () => {
  const files = filesOfCrate();
  for (const name of ['Cargo.toml', 'build/main.rs', 'LICENSE', 'NOTICE', 'README.md', 'src/lib.rs', 'src/bin/whowhen/main.rs']) {
    assert.ok(files.includes(name), `${name} is missing`);
  }
  // Code, word lists, wording and weights: whatever of them there is.
  const sources = below('src', /\.(?:rs|txt|tsv|bin)$/).map((name) => `src/${name}`).filter((name) => !/^src\/bin\/\w+\.rs$/.test(name));
  assert.ok(sources.length > 150 && sources.some((name) => name.endsWith('weights.bin')), `${sources.length} sources`);
  assert.deepEqual(sources.filter((name) => !files.includes(name)), []);
  assert.deepEqual(files.filter((name) => NOT_FOR_USERS.test(name)), []);
});

test('the crate builds from what is in it', PATIENCE, () => {
  cargo('package', '--package', 'whowhen', '--locked', '--offline', '--allow-dirty');
  const archive = join('target/package', `whowhen-${crate.version}.crate`);
  const { size } = statSync(archive);
  assert.ok(size < MOST.crate, `${size} bytes`);
});

test('the crate could be published', PATIENCE, (t) => {
  const tried = spawnSync('cargo', ['publish', '--dry-run', '--no-verify', '--package', 'whowhen', '--locked', '--allow-dirty'], { encoding: 'utf8', timeout: 60_000 });
  // It asks the registry whether the name and the version are free.
  if (tried.error || /failed to (?:download|fetch|get)|network failure|could not resolve host/i.test(tried.stderr)) return t.skip('the registry cannot be reached');
  assert.equal(tried.status, 0, tried.stderr);
  assert.match(tried.stderr, /aborting upload due to dry run/);
});

test('what a registry shows of the crate is said', () => {
  for (const field of ['description', 'license', 'repository', 'homepage', 'documentation', 'readme', 'rust_version']) assert.ok(crate[field], field);
  assert.ok(crate.authors.length > 0 && crate.keywords.length > 0 && crate.categories.length > 0);
  assert.equal(crate.publish, null, 'may be published');
});

test('the npm package holds all that was built for it, and nothing else', () => {
  const { files, size } = packedForNpm();
  const names = files.map(({ path }) => path).sort();
  for (const name of ['package.json', 'LICENSE', 'NOTICE', 'README.md', 'contract.d.ts', 'wasm/whowhen_bg.wasm', 'wasm/whowhen_patterns_bg.wasm', 'engine/index.js', 'engine/index.d.ts']) {
    assert.ok(names.includes(name), `${name} is missing`);
  }
  assert.deepEqual(names, below('dist/npm', /./).sort());
  assert.deepEqual(names.filter((name) => NOT_FOR_USERS.test(name)), []);
  assert.ok(size < MOST.npm, `${size} bytes`);
});

test('the npm package says what the crate says', () => {
  const said = JSON.parse(readFileSync('dist/npm/package.json', 'utf8'));
  assert.equal(said.version, crate.version);
  assert.equal(said.license, crate.license);
  assert.equal(said.repository.url, `git+${crate.repository}.git`);
  assert.equal(said.homepage, crate.homepage);
  assert.ok(said.author && said.bugs && said.files.length > 5);
});

test('every place that has the version has the same', () => {
  const version = /^version = "(.+)"$/m;
  assert.equal(version.exec(readFileSync('Cargo.toml', 'utf8'))?.[1], crate.version);
  // What else has it, has it from there: the lock files, kept by cargo.
  const [, locked] = /^name = "whowhen"\nversion = "(.+)"$/m.exec(readFileSync('fuzz/Cargo.lock', 'utf8')) ?? [];
  assert.equal(locked, crate.version, 'cargo update --manifest-path fuzz/Cargo.toml --package whowhen');
  assert.match(readFileSync('CHANGELOG.md', 'utf8'), new RegExp(`^## \\[${crate.version.replaceAll('.', '\\.')}\\]`, 'm'));
  assert.equal(execFileSync('dist/whowhen', ['--version'], { encoding: 'utf8' }), `whowhen ${crate.version}\n`);
});
