/** The package as a user gets it: packed, and installed from the archive into a project of its own. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/npm', import.meta.url));

/**
 * @callback Host Makes the page of a project.
 * @param {{folder: string, out: string}} places The project, and an empty folder for what is served.
 * @returns {Promise<void>}
 */

/** @typedef {{filename: string, size: number, unpackedSize: number, files: {path: string}[]}} Packed */

/** @param {string[]} words @param {string} folder */
function npm(words, folder) {
  return execFileSync('npm', words, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
}

/**
 * A project that depends on the package, and on nothing else.
 *
 * @returns {{folder: string, packed: Packed, write: (name: string, text: string) => string, close: () => void}}
 */
export function project() {
  const folder = mkdtempSync(join(tmpdir(), 'whowhen-project-'));
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const [packed] = JSON.parse(npm(['pack', BUILT, '--json', '--pack-destination', folder], folder));
  write('package.json', '{"type": "module", "private": true}\n');
  npm(['install', `./${packed.filename}`, '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  return { folder, packed, write, close: () => rmSync(folder, { recursive: true }) };
}

/** @param {string} folder Of a project. */
export const installed = (folder) => join(folder, 'node_modules/whowhen');

/**
 * What the package offers: the names, and the file of each.
 *
 * @param {string} folder Of a project.
 * @returns {Record<string, string>}
 */
export function offered(folder) {
  const { exports } = JSON.parse(readFileSync(join(installed(folder), 'package.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(exports).map(([name, file]) => [
      name.replace('.', 'whowhen'),
      typeof file === 'string' ? file : (file.default ?? file.types),
    ]),
  );
}
