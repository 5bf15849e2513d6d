/** `node sizes.mjs FOLDER`: what a visitor downloads, in kB: raw, gzip, Brotli. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: sizes.mjs FOLDER');

/** @type {Record<string, number[]>} */
const rows = { 'wasm module': [0, 0, 0], 'whole page': [0, 0, 0] };

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  const counted = entry.name.endsWith('.wasm') ? ['wasm module', 'whole page'] : ['whole page'];
  for (const name of counted) rows[name] = sizes.map((size, i) => size + (rows[name]?.[i] ?? 0));
}

const line = (/** @type {string[]} */ cells) =>
  cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(14))).join('');
const kilobytes = (/** @type {number} */ size) => `${(size / 1000).toFixed(1)} kB`;
const lines = [line(['', 'raw', 'gzip', 'Brotli'])];
for (const [name, sizes] of Object.entries(rows)) lines.push(line([name, ...sizes.map(kilobytes)]));
process.stdout.write(`${lines.join('\n')}\n`);
