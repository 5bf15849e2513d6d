/**
 * `node module-sizes.mjs [--json] [MODULE]`: which stage of `src/` the bytes of a module are of, after a
 * build and from the folder of the project: of the module that every page loads, or of the one that is
 * named, such as `target/bound/whowhen_patterns_bg.wasm`. It looks at it between binding and
 * optimizing: what the page does without is gone, and functions still have their names.
 *
 * What a function is inlined into counts for the other, and code of the standard library that a stage
 * asks for counts for the library unless its name says the stage; so a row is a measure to compare
 * with itself, not what a stage costs to the byte.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModule } from './wasm-module.mjs';

/** What `build.sh` binds. */
const MODULE = 'target/bound/whowhen_bg.wasm';

/** What build scripts wrote for it. */
const BUILDS = 'target/wasm32-unknown-unknown/web/build';

/** Crates that are one thing to whoever looks at sizes. */
const TOGETHER = {
  std: ['core', 'alloc', 'std', 'hashbrown', 'compiler_builtins', 'dlmalloc', 'unwind'],
  serde: ['serde', 'serde_core', 'serde_json', 'serde_wasm_bindgen'],
  binding: ['wasm_bindgen', 'js_sys', 'console_error_panic_hook'],
};

/** A crate and what follows it in a path, after which the compiler may put a number: `core[c5930c85a12de822]::fmt`. */
const PATH = /\b([a-z]\w*)(?:\[[0-9a-f]+\])?::(?:\{|(\w+))/g;

/**
 * The bytes of each part, the largest first.
 *
 * @param {BufferSource & Uint8Array} bytes The module, bound.
 * @param {{name: string, bytes: Uint8Array}[]} tables What may stand in its data, to be told apart.
 * @returns {Record<string, number>}
 */
export function sizesByPart(bytes, tables = []) {
  const { functions, exported, data, rest } = readModule(bytes);
  /** @type {Record<string, number>} */
  const sizes = { 'data: other': data.length, 'tables and types': rest };
  const add = (/** @type {string} */ part, /** @type {number} */ size) => (sizes[part] = (sizes[part] ?? 0) + size);
  for (const { name, size } of functions) add(exported.has(name) && !name.startsWith('__') ? 'whowhen::wasm' : partOf(name), size);
  for (const table of tables) {
    if (Buffer.from(data).indexOf(table.bytes) < 0) continue;
    add(`data: ${table.name}`, table.bytes.length);
    add('data: other', -table.bytes.length);
  }
  return Object.fromEntries(Object.entries(sizes).sort(([a, x], [b, y]) => y - x || a.localeCompare(b)));
}

/**
 * The part that a function is of: `whowhen::dates`, `std`, another crate. A name may have several
 * paths; the first of this crate counts: `core::ptr::drop_in_place<whowhen::dates::Value>` is of `dates`.
 *
 * @param {string} name As `wasm-bindgen` leaves it, which is readable.
 */
export function partOf(name) {
  const paths = [...name.matchAll(PATH)].map(([, crate = '', module = '']) => ({ crate, module }));
  const path = paths.find(({ crate }) => crate === 'whowhen') ?? paths[0];
  if (path?.crate === 'whowhen') return `whowhen::${path.module}`;
  // Without a path: what the glue calls, methods of plain types (`<str>::to_lowercase`), the compiler's own.
  if (!path) return /^__(?:wbindgen|externref)| shim$/.test(name) ? 'binding' : 'std';
  const [together] = Object.entries(TOGETHER).find(([, crates]) => crates.includes(path.crate)) ?? [path.crate];
  return together;
}

/** The sizes of a module that was built last. */
export function sizesOfBuild(module = MODULE) {
  return sizesByPart(readFileSync(module), tablesOfBuild());
}

/** The tables that `build/` made, of every build that is still there. */
function tablesOfBuild() {
  const outs = readdirSync(BUILDS).filter((name) => name.startsWith('whowhen-')).map((name) => join(BUILDS, name, 'out'));
  const files = outs.flatMap((out) => filesIn(out).filter((name) => name.endsWith('.bin')).map((name) => join(out, name)));
  /** @type {Map<string, {name: string, bytes: Uint8Array}>} Several builds may have made the same. */
  const tables = new Map();
  for (const file of files) {
    const bytes = readFileSync(file);
    tables.set(bytes.toString('base64'), { name: basename(file, '.bin'), bytes });
  }
  return [...tables.values()];
}

/** @param {string} folder */
function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // A build script that wrote nothing.
  }
}

/** @param {Record<string, number>} sizes */
function table(sizes) {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const line = (/** @type {string} */ part, /** @type {number} */ size) =>
    `${part.padEnd(24)}${String(size).padStart(10)}${`${((100 * size) / total).toFixed(1)} %`.padStart(9)}`;
  return [...Object.entries(sizes).map(([part, size]) => line(part, size)), line('all', total)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const sizes = sizesOfBuild(words.find((word) => word !== '--json'));
  process.stdout.write(`${words.includes('--json') ? JSON.stringify(sizes, null, 2) : table(sizes)}\n`);
}
