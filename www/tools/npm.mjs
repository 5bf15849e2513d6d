/** `node npm.mjs SITE FOLDER`: the reading and painting modules as a package. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [site, folder] = process.argv.slice(2);
if (!site || !folder) throw new Error('usage: npm.mjs SITE FOLDER');

/** The page's own, which the package leaves out. */
const LEFT_OUT =
  /^www\/(?:tools|offline|files|toolbar|page|desk|wording|index|icon|manifest|service-worker)\b/;

/** Those of them that are called by their names; the types of all that they use come along. */
const ENTRIES = [
  'engine/engine.js', 'engine/local-engine.js', 'text/painter.js', 'element/element.js', 'element/define.js',
];

const cargo = readFileSync('Cargo.toml', 'utf8');
/** @param {string} key */
const field = (key) => new RegExp(`^${key} = "(.*)"`, 'm').exec(cargo)?.[1];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync('www', folder, { recursive: true, filter: (name) => !LEFT_OUT.test(name) });
cpSync(join(site, 'wasm'), join(folder, 'wasm'), { recursive: true });
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
        '.': { types: './engine/engine.d.ts', default: './engine/engine.js' },
        './contract': { types: './contract.d.ts' },
        './local-engine': { types: './engine/local-engine.d.ts', default: './engine/local-engine.js' },
        './element': { types: './element/element.d.ts', default: './element/element.js' },
        './element/define': { types: './element/define.d.ts', default: './element/define.js' },
        './painter': { types: './text/painter.d.ts', default: './text/painter.js' },
        './marks.css': './text/marks.css',
        './wasm/*': './wasm/*',
      },
      sideEffects: ['./engine/worker.js', './element/define.js', './text/marks.css'],
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
