/** The package's types, as a user's compiler reads them: `consumer.ts` uses all that is offered. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installed, offered, project } from './package.mjs';

const TSC = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const consumer = readFileSync(new URL('consumer.ts', import.meta.url), 'utf8');

const { folder, write, close } = project();
after(close);

/** What the compiler says; nothing if all is well. @param {string[]} words */
function compile(words) {
  write('consumer.ts', consumer);
  try {
    const all = ['--ignoreConfig', '--strict', '--noEmit', '--target', 'es2024', '--lib', 'es2024,dom,dom.iterable'];
    execFileSync(TSC, [...all, '--types', '', ...words, 'consumer.ts'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    return '';
  } catch (error) {
    return /** @type {{stdout: string}} */ (error).stdout;
  }
}

for (const words of [
  ['--module', 'nodenext'],
  ['--module', 'nodenext', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
]) {
  test(`a user’s code is checked with ${words.join(' ')}, the package's own declarations as well`, () => {
    assert.equal(compile(words), '');
  });
}

test('the consumer uses everything that is offered', async () => {
  const unused = [];
  for (const [name, file] of Object.entries(offered(folder))) {
    if (!/\.(js|d\.ts|css)$/.test(file) || name === 'whowhen/worker') continue;
    if (!consumer.includes(`'${name}'`)) unused.push(name);
    for (const own of await namesIn(join(installed(folder), file))) {
      if (!new RegExp(`\\b${own}\\b[^']*\\bfrom '${name}'`).test(consumer)) unused.push(`${own} of ${name}`);
    }
  }
  assert.deepEqual(unused, []);
});

test('the README names only what is offered', () => {
  const readme = readFileSync(join(installed(folder), 'README.md'), 'utf8');
  const named = [...readme.matchAll(/['`](whowhen(?:\/[\w./-]+)?)['`]/g)].map(([, name = '']) => name);
  assert.ok(named.length > 5);
  assert.deepEqual(named.filter((name) => !(name in offered(folder))), []);
});

/** What a file exports. @param {string} path */
async function namesIn(path) {
  const isModule = path.endsWith('.js');
  if (!isModule && !path.endsWith('.d.ts')) return [];
  const values = isModule ? Object.keys(await import(pathToFileURL(path).href)) : [];
  const declared = readFileSync(path.replace(/\.js$/, '.d.ts'), 'utf8');
  const types = [...declared.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  return [...values, ...types].filter((name) => name !== 'default');
}
