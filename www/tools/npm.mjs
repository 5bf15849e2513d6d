/**
 * `node npm.mjs SITE FOLDER`: the engine and the element as a package. What may be imported stands
 * in `EXPORTS`; what else goes along is found by following it.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { elementsManifest } from './package/elements.mjs';
import { declarations, needed } from './package/modules.mjs';

const [site, folder] = process.argv.slice(2);
if (!site || !folder) throw new Error('usage: npm.mjs SITE FOLDER');

/**
 * @typedef {object} Export
 * @property {string} name What a user imports, after `whowhen`.
 * @property {string} file
 * @property {boolean} [acts] Whether importing it does something by itself.
 */

/** @type {Export[]} */
const EXPORTS = [
  { name: '.', file: 'engine/index.js' },
  { name: './element', file: 'element/element.js' },
  { name: './element/define', file: 'element/define.js', acts: true },
  { name: './element/dom-adapter', file: 'element/dom-adapter.js' },
  { name: './worker', file: 'engine/worker.js', acts: true },
  { name: './marks.css', file: 'text/marks.css', acts: true },
  { name: './whowhen.wasm', file: 'wasm/whowhen_bg.wasm' },
  { name: './whowhen-patterns.wasm', file: 'wasm/whowhen_patterns_bg.wasm' },
  { name: './contract', file: 'contract.d.ts' },
];

/** In the package it stands alone. */
const WORKER = 'engine/worker.js';

/** What the element is, for editors and catalogues. */
const ELEMENTS = 'custom-elements.json';

const entries = EXPORTS.map(({ file }) => file);
const modules = entries.filter((name) => name.endsWith('.js'));

rmSync(folder, { recursive: true, force: true });
const files = await needed(entries, ['www', site]);
for (const [name, path] of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  cpSync(path, join(folder, name));
}
writeJson('package.json', manifest());
writeJson(ELEMENTS, elementsManifest([...files].filter(([name]) => /^element\/(?:element|define)\.js$/.test(name))));
declare();
await standAlone(WORKER);
cpSync('LICENSE', join(folder, 'LICENSE'));
execFileSync('node', ['www/tools/notice.mjs', 'package', join(folder, 'NOTICE')], { stdio: 'inherit' });
cpSync('www/tools/package/README.md', join(folder, 'README.md'));

/** What `package.json` says; what the crate says as well is taken from there. */
function manifest() {
  const { version, description, license, repository, homepage, authors } = crate();
  return {
    name: 'whowhen',
    version,
    description,
    license,
    author: authors.join(', '),
    homepage,
    repository: { type: 'git', url: `git+${repository}.git` },
    bugs: `${repository}/issues`,
    keywords: ['news', 'named-entity-recognition', 'dates', 'quotes', 'custom-element', 'wasm'],
    type: 'module',
    engines: { node: '>=20.16' },
    files: [...new Set([...files.keys()].filter((name) => name.includes('/')).map((name) => name.replace(/\/.*/, '/'))), '*.d.ts', '*.js', ELEMENTS, 'NOTICE'].sort(),
    exports: {
      ...Object.fromEntries(EXPORTS.map(({ name, file }) => [name, condition(file)])),
      [`./${ELEMENTS}`]: `./${ELEMENTS}`,
      './package.json': './package.json',
    },
    customElements: ELEMENTS,
    sideEffects: EXPORTS.filter(({ acts }) => acts).map(({ file }) => `./${file}`),
  };
}

/** What `Cargo.toml` says of the crate. @returns {Record<string, any>} */
function crate() {
  const said = execFileSync('cargo', ['metadata', '--locked', '--no-deps', '--format-version', '1'], { encoding: 'utf8' });
  return JSON.parse(said).packages.find((/** @type {{name: string}} */ { name }) => name === 'whowhen');
}

/** @param {string} file */
function condition(file) {
  if (file.endsWith('.d.ts')) return { types: `./${file}` };
  if (file.endsWith('.wasm')) return `./${file}`;
  return { types: `./${typesOf(file)}`, default: `./${file}` };
}

/** @param {string} file */
function typesOf(file) {
  return `${file.replace(/\.js$|\.d\.ts$/, '')}.d.ts`;
}

/** @param {string} name @param {object} content */
function writeJson(name, content) {
  writeFileSync(join(folder ?? '', name), `${JSON.stringify(content, null, 2)}\n`);
}

/** The types of what the entries export, and of what these mention. */
function declare() {
  // After package.json, which says that these are modules.
  execFileSync(
    resolve('node_modules/.bin/tsc'),
    [
      '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly', '--outDir', '.',
      '--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom,dom.iterable', '--types', '',
      ...modules,
    ],
    { cwd: folder, stdio: 'inherit' },
  );
  // A stylesheet is imported for what it does.
  for (const name of entries) if (name.endsWith('.css')) writeFileSync(join(folder ?? '', typesOf(name)), 'export {};\n');
  const wanted = declarations(entries.filter((name) => !name.endsWith('.wasm')).map(typesOf), folder ?? '');
  for (const name of readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.d.ts') && !wanted.has(name.replaceAll(sep, '/'))) rmSync(join(folder ?? '', name));
  }
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
