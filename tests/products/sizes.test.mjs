/**
 * What a visitor downloads, and which stage it is of. The ledger, `module-sizes.json`, has the bytes of
 * each part of the module as they were when somebody last looked at them; who makes one larger on
 * purpose writes it anew: node www/tools/module-sizes.mjs --json > tests/products/module-sizes.json
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { partOf, sizesByPart, sizesOfBuild } from '../../www/tools/module-sizes.mjs';
import { readModule } from '../../www/tools/wasm-module.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const LEDGER = 'tests/products/module-sizes.json';

/** How much larger than in the ledger a part may be, and the bytes that are nothing to speak of. */
const GROWTH = 1.05;
const TRIFLE = 512;

/** In kB, as Brotli. */
const MOST = { patterns: 90, 'first visit': 850, 'whole page': 1000 };

/** @type {Record<string, number>} */
const ledger = JSON.parse(readFileSync(LEDGER, 'utf8'));

/** @param {Record<string, number>} sizes */
const total = (sizes) => Object.values(sizes).reduce((sum, size) => sum + size, 0);

/** The parts that are larger than the ledger allows. @param {Record<string, number>} sizes */
function grown(sizes) {
  const allowed = (/** @type {string} */ part) => (ledger[part] ?? 0) * GROWTH + TRIFLE;
  return Object.entries(sizes).filter(([part, size]) => size > allowed(part)).map(([part, size]) => `${part}: ${size}, before ${ledger[part] ?? 0}`);
}

test('no part of the module has grown by more than a twentieth', () => {
  assert.deepEqual(grown(sizesOfBuild()), [], `if that is meant: node www/tools/module-sizes.mjs --json > ${LEDGER}`);
});

test('nor has all of it', () => {
  assert.ok(total(sizesOfBuild()) <= total(ledger) * 1.02, `${total(sizesOfBuild())} bytes, in the ledger ${total(ledger)}`);
});

test('and it would be told if one had', () => {
  const [[part, size] = ['', 0]] = Object.entries(ledger);
  assert.deepEqual(grown({ ...ledger, [part]: size * 1.06 + TRIFLE }).length, 1);
  assert.deepEqual(grown({ ...ledger, 'whowhen::a_new_stage': 5000 }), ['whowhen::a_new_stage: 5000, before 0']);
});

test('the ledger has no part that is gone', () => {
  const sizes = sizesOfBuild();
  const gone = Object.keys(ledger).filter((part) => !(part in sizes) && (ledger[part] ?? 0) > TRIFLE);
  assert.deepEqual(gone, []);
});

test('every byte of the module is of some part', () => {
  const bytes = readFileSync('target/bound/whowhen_bg.wasm');
  const module = new WebAssembly.Module(bytes);
  const custom = ['name', 'producers', 'target_features'].flatMap((name) => WebAssembly.Module.customSections(module, name));
  const left = custom.reduce((rest, section) => rest - section.byteLength, bytes.length) - total(sizesByPart(bytes));
  // The heads of the sections.
  assert.ok(left >= 0 && left < 100, `${left} bytes`);
  const { functions } = readModule(bytes);
  const nameless = functions.filter(({ name }) => name === '');
  assert.ok(functions.length > 500 && nameless.length < 5, `${nameless.length} of ${functions.length} functions have no name`);
});

test('a function is of its stage, its crate or the library', () => {
  /** @type {[string, string][]} */
  const names = [
    ['whowhen::dates::find::relative::which::h4ed85f6654bd803d', 'whowhen::dates'],
    ['<whowhen::options::Day as core::str::traits::FromStr>::from_str::h29938d9b6bb574d6', 'whowhen::options'],
    ['core::ptr::drop_in_place<alloc::boxed::Box<whowhen::dates::expression::Expression>>::h6458032d4e0c51ee', 'whowhen::dates'],
    ['core[c5930c85a12de822]::num::flt2dec::strategy::dragon::format_exact', 'std'],
    ['<str>::to_lowercase', 'std'],
    ['fminf', 'std'],
    ['<&serde_wasm_bindgen::ser::Serializer as serde_core::ser::Serializer>::serialize_str::h45f37104eff27665', 'serde'],
    ['js_sys::Map::new::__wbg_new_7075786089b89c5e::ha091bb77046222c7 externref shim', 'binding'],
    ['__wbindgen_malloc', 'binding'],
    ['analyze externref shim multivalue shim', 'binding'],
    ['jiff_core::civil::date::Date::checked_add::hf20ff16c57d5e6ec', 'jiff_core'],
  ];
  for (const [name, part] of names) assert.equal(partOf(name), part, name);
});

test('a visitor downloads no more than is promised', () => {
  const said = execFileSync('node', ['www/tools/sizes.mjs', 'dist/site'], { encoding: 'utf8' });
  for (const [what, most] of Object.entries(MOST)) {
    const brotli = Number(new RegExp(`^${what}\\s.*?([\\d.]+) kB$`, 'm').exec(said)?.[1]);
    assert.ok(brotli > most / 10 && brotli <= most, `${what}: ${brotli} kB of at most ${most}\n${said}`);
  }
});
