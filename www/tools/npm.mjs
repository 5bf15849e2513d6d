/** `node npm.mjs SITE FOLDER`: the reading and painting modules as a package. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [site, folder] = process.argv.slice(2);
if (!site || !folder) throw new Error('usage: npm.mjs SITE FOLDER');

/** What a page of one's own needs: the engine, its worker, the painter. */
const MODULES = [
  'engine.js', 'local-engine.js', 'reader.js', 'worker.js', 'strings.js', 'trusted.js',
  'painter.js', 'text-map.js', 'edits.js', 'marks.css',
];

/** Those of them that are called by their names; the types of all that they use come along. */
const ENTRIES = ['engine.js', 'local-engine.js', 'painter.js'];

const cargo = readFileSync('Cargo.toml', 'utf8');
/** @param {string} key */
const field = (key) => new RegExp(`^${key} = "(.*)"`, 'm').exec(cargo)?.[1];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const name of MODULES) cpSync(join(site, name), join(folder, name));
cpSync(join(site, 'wasm'), join(folder, 'wasm'), { recursive: true });
cpSync('www/contract.d.ts', join(folder, 'contract.d.ts'));
for (const name of ['README.md', 'LICENSE']) cpSync(name, join(folder, name));
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify(
    {
      name: 'whowhen',
      version: field('version'),
      description: field('description'),
      license: field('license'),
      type: 'module',
      exports: {
        '.': { types: './engine.d.ts', default: './engine.js' },
        './contract': { types: './contract.d.ts' },
        './local-engine': { types: './local-engine.d.ts', default: './local-engine.js' },
        './painter': { types: './painter.d.ts', default: './painter.js' },
        './marks.css': './marks.css',
        './wasm/*': './wasm/*',
      },
      sideEffects: ['./worker.js', './marks.css'],
    },
    null,
    2,
  )}\n`,
);
// Behind package.json, which says that these are modules.
execFileSync(
  resolve('node_modules/.bin/tsc'),
  [
    '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly', '--outDir', '.',
    '--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom,dom.iterable', '--types', '',
    ...ENTRIES,
  ],
  { cwd: folder, stdio: 'inherit' },
);
