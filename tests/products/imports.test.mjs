/**
 * How the modules of www/ know each other: in no circle, each room only those below it, and the engine
 * nothing of the page.
 */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, posix, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @typedef {Map<string, Set<string>>} Graph What each file imports, by their names in www/. */

const www = fileURLToPath(new URL('../../www', import.meta.url));

/**
 * The rooms of www/ from the ground up: a folder, or a file that stands alone. A module imports, for
 * its types as well, from its own room and from lower floors; rooms of one floor do not know each other.
 */
const FLOORS = [
  ['contract', 'platform'],
  ['kinds'],
  ['engine', 'text'],
  ['strings'],
  ['page-strings', 'failures'],
  ['findings', 'corrections'],
  ['cards', 'files', 'keeping', 'offline', 'toolbar', 'wording'],
  ['newsroom'],
  ['element', 'app'],
  ['page'],
];

/** Made by other tools, or for them. */
const APART = /^(?:vendor|wasm|tools)\/|^service-worker\.js$/;

/** How a comment names a file for its types. */
const TYPES = /@import \{[^}]*\} from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g;

const names = readdirSync(www, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => /\.(?:js|mjs|d\.ts)$/.test(name));
const modules = names.filter((name) => !name.endsWith('.d.ts'));

/** @param {string} name */
const read = (name) => readFileSync(join(www, name), 'utf8');

/** @param {string} from @param {string} address */
const resolved = (from, address) => posix.join(posix.dirname(from), address);

/** What modules import when they run, at once or later. @returns {Promise<Graph>} */
async function importsOf() {
  const { metafile } = await build({
    absWorkingDir: www,
    entryPoints: modules,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: '.',
    platform: 'node',
    logLevel: 'error',
    plugins: [eachAlone],
  });
  return new Map(
    Object.entries(metafile.inputs).map(([name, { imports }]) => [
      name,
      new Set(imports.filter(({ path }) => path.startsWith('.')).map(({ path }) => resolved(name, path))),
    ]),
  );
}

/** @type {import('esbuild').Plugin} */
const eachAlone = {
  name: 'each-alone',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'entry-point' ? undefined : { path, external: true }));
  },
};

/** The files that a comment names for their types. @param {string} name */
function typesOf(name) {
  return [...read(name).matchAll(TYPES)].map(([, one, other]) => resolved(name, one ?? other ?? ''));
}

/**
 * A circle of imports, as the way from a file back to it.
 *
 * @param {Graph} graph
 * @returns {string[] | null}
 */
function circleIn(graph) {
  const done = new Set();
  /** @param {string} name @param {string[]} way @returns {string[] | null} */
  const follow = (name, way) => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const other of graph.get(name) ?? []) {
      const circle = follow(other, [...way, name]);
      if (circle) return circle;
    }
    done.add(name);
    return null;
  };
  for (const name of graph.keys()) {
    const circle = follow(name, []);
    if (circle) return circle;
  }
  return null;
}

/** All that a file needs, itself among it. @param {Graph} graph @param {string} name @param {Set<string>} [found] */
function reachedFrom(graph, name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const other of graph.get(name) ?? []) reachedFrom(graph, other, found);
  return found;
}

/** @param {string} name */
const roomOf = (name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name.replace(/(?:\.d)?\.[jt]s$/, ''));

/** @param {string} name */
const floorOf = (name) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(name)));

/** Whether a module may know another. @param {string} from @param {string} to */
const isBelow = (from, to) => roomOf(from) === roomOf(to) || floorOf(to) < floorOf(from);

const graph = await importsOf();

test('all modules are looked at, and what they import later as well', () => {
  assert.deepEqual([...graph.keys()].sort(), [...modules].sort());
  assert.ok(graph.get('page.js')?.has('app.js'));
  assert.ok(graph.get('engine/spawning.js')?.has('engine/reader.js'), 'an import that waits');
  assert.ok(typesOf('element/widget.js').includes('contract.js'));
});

test('imports form no circle', () => {
  const circle = circleIn(graph);
  assert.equal(circle, null, circle?.join(' → '));
});

test('a circle is found and named', () => {
  /** @type {Graph} */
  const round = new Map([
    ['a', new Set(['b', 'd'])],
    ['b', new Set(['d', 'c'])],
    ['c', new Set(['b'])],
    ['d', new Set()],
  ]);
  assert.deepEqual(circleIn(round), ['b', 'c', 'b']);
  assert.deepEqual(circleIn(new Map([['a', new Set(['a'])]])), ['a', 'a']);
  round.set('c', new Set(['d']));
  assert.equal(circleIn(round), null);
});

test('every room has a floor', () => {
  const rooms = new Set(names.filter((name) => !APART.test(name)).map(roomOf));
  assert.deepEqual([...rooms].sort(), FLOORS.flat().sort());
});

test('rooms know only those below them', () => {
  const wrong = modules
    .filter((name) => !APART.test(name) && extname(name) === '.js')
    .flatMap((name) => [...(graph.get(name) ?? []), ...typesOf(name)].map((other) => ({ name, other })))
    .filter(({ name, other }) => !APART.test(other) && !isBelow(name, other))
    .map(({ name, other }) => `${name} → ${other}`);
  assert.deepEqual(wrong, []);
});

for (const [entry, rooms] of /** @type {[string, string[]][]} */ ([
  ['engine/index.js', ['engine', 'platform', 'wasm']],
  ['engine/worker.js', ['engine', 'wasm']],
])) {
  test(`${entry} carries no page text, and does not read the address of the page`, () => {
    const reached = [...reachedFrom(graph, entry)];
    assert.ok(reached.length > 2);
    assert.deepEqual(reached.filter((name) => !rooms.includes(roomOf(name))), []);
    assert.deepEqual(reached.filter(readsAddress), []);
  });
}

test('the element reads no address either: its language is that of what is around it', () => {
  const reached = reachedFrom(graph, 'element/define.js');
  assert.ok(reached.has('strings.js'));
  assert.deepEqual([...reached].filter((name) => name === 'page-strings.js' || readsAddress(name)), []);
  assert.ok(readsAddress('page-strings.js'), 'the page does, and it would be found');
});

/** Whether a module asks where the page is. @param {string} name */
function readsAddress(name) {
  return modules.includes(name) && /\blocation\b|\bURLSearchParams\b/.test(read(name));
}
