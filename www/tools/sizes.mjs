/** `node sizes.mjs FOLDER`: what a visitor downloads, in kB: raw, gzip, Brotli. */

import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: sizes.mjs FOLDER');

/** How a file names another that it cannot do without; `import(…)` waits until it is needed. */
const NAMES = {
  '.html': /(?:<script[^>]* src|<link rel="(?:icon|stylesheet)" href)="([^"]+)"/g,
  '.js': /(?:\bfrom|\bimport|\bnew URL\()\s*['"](\.\.?\/[^'"]+)['"]/g,
};

/**
 * The files that the page asks for before anybody has done anything.
 *
 * @param {string} file
 * @param {Set<string>} found
 */
function askedBy(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const pattern = NAMES[/** @type {keyof typeof NAMES} */ (posix.extname(file))];
  const names = pattern ? readFileSync(join(folder ?? '', file), 'utf8').matchAll(pattern) : [];
  for (const [, name = ''] of names) askedBy(posix.join(posix.dirname(file), name), found);
  return found;
}

/** @type {Record<string, number[]>} */
const rows = { 'wasm module': [0, 0, 0], patterns: [0, 0, 0], 'first visit': [0, 0, 0], 'whole page': [0, 0, 0] };
const first = askedBy('index.html');

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith('.d.ts')) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = readFileSync(path);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  const counted = ['whole page'];
  // For those alone whose lists have patterns, with its glue.
  const [, few = ''] = /^whowhen_(patterns)/.exec(entry.name) ?? [];
  if (few) counted.push(few);
  else if (entry.name.endsWith('.wasm')) counted.push('wasm module');
  if (first.has(relative(folder, path).replaceAll(sep, '/'))) counted.push('first visit');
  for (const name of counted) rows[name] = sizes.map((size, i) => size + (rows[name]?.[i] ?? 0));
}

const line = (/** @type {string[]} */ cells) =>
  cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(14))).join('');
const kilobytes = (/** @type {number} */ size) => `${(size / 1000).toFixed(1)} kB`;
const lines = [line(['', 'raw', 'gzip', 'Brotli'])];
for (const [name, sizes] of Object.entries(rows)) lines.push(line([name, ...sizes.map(kilobytes)]));
process.stdout.write(`${lines.join('\n')}\n`);
