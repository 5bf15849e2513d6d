/** The package in Node: what is in it, and that it reads texts without a network or a worker. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installed, offered, project } from './package.mjs';

const { folder, packed, write, close } = project();
after(close);

/** Kilobytes. */
const [LARGEST, LARGEST_UNPACKED] = [1250, 2600];

/** What a script in the project prints, with neither network nor worker. @param {string} script */
function run(script) {
  const path = write('script.mjs', script);
  const guarded = write(
    'guard.mjs',
    `import { Socket } from 'node:net';
     const no = () => { throw new Error('the network was asked'); };
     Socket.prototype.connect = no;
     globalThis.fetch = no;
     if ('Worker' in globalThis) throw new Error('Node has a worker now');`,
  );
  const words = ['--import', guarded, path];
  return JSON.parse(execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: 30_000 }));
}

test('the archive holds what is needed, and is small', (context) => {
  const [size, unpacked] = [packed.size / 1000, packed.unpackedSize / 1000];
  context.diagnostic(`${Math.round(size)} kB packed, ${Math.round(unpacked)} kB unpacked, ${packed.files.length} files`);
  assert.ok(size < LARGEST, `${size} kB`);
  assert.ok(unpacked < LARGEST_UNPACKED, `${unpacked} kB`);
  const names = packed.files.map(({ path }) => path);
  for (const name of ['LICENSE', 'NOTICE', 'README.md', 'package.json']) assert.ok(names.includes(name), name);
  const unlike = names.filter((name) => !/\.(js|d\.ts|css|wasm|json)$|^(LICENSE|NOTICE|README\.md)$/.test(name));
  assert.deepEqual(unlike, []);
});

test('it depends on nothing and runs no scripts', () => {
  const manifest = JSON.parse(readFileSync(join(installed(folder), 'package.json'), 'utf8'));
  const fields = ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts', 'bin'];
  assert.deepEqual(fields.filter((field) => field in manifest), []);
  assert.equal(manifest.license, 'MIT OR Apache-2.0');
});

test('everything it offers is there, its types named first', () => {
  const { exports } = JSON.parse(readFileSync(join(installed(folder), 'package.json'), 'utf8'));
  const files = Object.values(exports).flatMap((file) => (typeof file === 'string' ? [file] : Object.values(file)));
  assert.deepEqual(files.filter((file) => !existsSync(join(installed(folder), file))), []);
  for (const file of Object.values(exports)) {
    if (typeof file === 'object') assert.equal(Object.keys(file)[0], 'types');
  }
});

test('a file with side effects says so, and no other', () => {
  const { sideEffects } = JSON.parse(readFileSync(join(installed(folder), 'package.json'), 'utf8'));
  const names = Object.keys(offered(folder)).filter((name) => sideEffects.includes(offered(folder)[name]));
  assert.deepEqual(names, ['whowhen/element/define', 'whowhen/worker', 'whowhen/marks.css']);
});

test('a text is read', () => {
  const people = run(`
    import { analyze } from 'whowhen';
    const { people } = await analyze('White House spokesman Jay Carney left on Tuesday.', { published: '2013-11-05' });
    console.log(JSON.stringify(people.map(({ name }) => name)));
  `);
  assert.deepEqual(people, ['Jay Carney']);
});

test('a server may import the element', () => {
  const seen = run(`
    import { WhoWhenElement } from 'whowhen/element';
    import { WhoWhenElement as defined } from 'whowhen/element/define';
    console.log(JSON.stringify([WhoWhenElement.name, defined === WhoWhenElement]));
  `);
  assert.deepEqual(seen, ['WhoWhenElement', true]);
});

test('texts read at once do not overtake each other', () => {
  const people = run(`
    import { analyze } from 'whowhen';
    const texts = ['Jay Carney left.', 'Marie Harf stayed.'];
    const read = await Promise.all(texts.map((text) => analyze(text)));
    console.log(JSON.stringify(read.map(({ people }) => people[0].name)));
  `);
  assert.deepEqual(people, ['Jay Carney', 'Marie Harf']);
});

test('options and corrections count, and a reading can be called off', () => {
  const [value, people, name] = run(`
    import { analyze } from 'whowhen';
    const text = 'Jay Carney left on Tuesday.';
    const { spans } = await analyze(text, { published: '2013-11-06' });
    const corrected = await analyze(text, {}, [{ do: 'reject', kind: 'person', text: 'Jay Carney' }]);
    const called = await analyze(text, { signal: AbortSignal.abort() }).catch(({ name }) => name);
    const date = spans.find(({ kind }) => kind === 'date');
    console.log(JSON.stringify([date.value, corrected.people, called]));
  `);
  assert.deepEqual([value, people, name], ['2013-11-05', [], 'AbortError']);
});

test('a module of one’s own is read with', () => {
  const names = run(`
    import { readFile } from 'node:fs/promises';
    import { createLocalEngine, createEngine } from 'whowhen';
    const bytes = await readFile(new URL(import.meta.resolve('whowhen/whowhen.wasm')));
    const engines = [
      createLocalEngine(bytes),
      createLocalEngine(await WebAssembly.compile(bytes)),
      createEngine({ load: () => bytes }),
    ];
    const read = await Promise.all(engines.map((engine) => engine.analyze('Jay Carney left.')));
    console.log(JSON.stringify(read.map(({ people }) => people[0].name)));
  `);
  assert.deepEqual(names, ['Jay Carney', 'Jay Carney', 'Jay Carney']);
});
