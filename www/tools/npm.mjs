/**
 * `node npm.mjs SITE FOLDER`: the engine and the element as a package. What may be imported stands
 * in `EXPORTS`; what else goes along is found by following it.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { declarations, needed } from './package/modules.mjs';

const [site, folder] = process.argv.slice(2);
if (!site || !folder) throw new Error('usage: npm.mjs SITE FOLDER');

/** What each name of the package means. */
const EXPORTS = {
  '.': 'engine/index.js',
  './element': 'element/element.js',
  './element/define': 'element/define.js',
  './worker': 'engine/worker.js',
  './marks.css': 'text/marks.css',
  './whowhen.wasm': 'wasm/whowhen_bg.wasm',
  './contract': 'contract.d.ts',
};

/** Written beside the modules in this package alone. */
const WORKER = EXPORTS['./worker'];

const entries = Object.values(EXPORTS);
const modules = entries.filter((name) => name.endsWith('.js'));

rmSync(folder, { recursive: true, force: true });
const files = await needed(entries, ['www', site]);
for (const [name, path] of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  cpSync(path, join(folder, name));
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
declare();
await standAlone(WORKER);
cpSync('LICENSE', join(folder, 'LICENSE'));
cpSync('www/tools/package/README.md', join(folder, 'README.md'));

function manifest() {
  const cargo = readFileSync('Cargo.toml', 'utf8');
  /** @param {string} key */
  const field = (key) => new RegExp(`^${key} = "(.*)"`, 'm').exec(cargo)?.[1];
  return {
    name: 'whowhen',
    version: field('version'),
    description: field('description'),
    license: field('license'),
    keywords: ['news', 'named-entity-recognition', 'dates', 'quotes', 'custom-element', 'wasm'],
    type: 'module',
    engines: { node: '>=20.16' },
    exports: {
      ...Object.fromEntries(Object.entries(EXPORTS).map(([name, file]) => [name, condition(file)])),
      './package.json': './package.json',
    },
    sideEffects: entries.filter(acts).map((name) => `./${name}`),
  };
}

/** @param {string} file */
function condition(file) {
  if (file.endsWith('.d.ts')) return { types: `./${file}` };
  if (!file.endsWith('.js')) return `./${file}`;
  return { types: `./${file.replace(/\.js$/, '.d.ts')}`, default: `./${file}` };
}

/** Whether importing a file does something by itself. @param {string} file */
function acts(file) {
  return file.endsWith('.css') || (file.endsWith('.js') && !/^export /m.test(read(file)));
}

/** @param {string} name */
function read(name) {
  return readFileSync(join(folder ?? '', name), 'utf8');
}

/** The types of what the entries export, and of what these mention. */
function declare() {
  const all = mkdtempSync(join(tmpdir(), 'whowhen-types-'));
  cpSync(join('www', 'contract.d.ts'), join(all, 'contract.d.ts'));
  // Behind package.json, which says that these are modules.
  execFileSync(
    resolve('node_modules/.bin/tsc'),
    [
      '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly', '--outDir', all, '--rootDir', '.',
      '--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom,dom.iterable', '--types', '',
      ...modules,
    ],
    { cwd: folder, stdio: 'inherit' },
  );
  const wanted = modules.map((name) => name.replace(/\.js$/, '.d.ts'));
  for (const name of declarations([...wanted, 'contract.d.ts'], all)) {
    cpSync(join(all, name), join(folder ?? '', name));
  }
  rmSync(all, { recursive: true });
}

/**
 * Puts all that a module imports into its file, so that a bundler that only brings the file along
 * brings along what works.
 *
 * @param {string} name
 */
async function standAlone(name) {
  const file = join(folder ?? '', name);
  await build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    outfile: file,
    allowOverwrite: true,
    logLevel: 'error',
  });
}
