/**
 * The newsroom's lists mean the same everywhere: in the page's engine, in the element, in the package in
 * Node and in the program. And what matches their patterns is asked for by those who have some.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useBrowser } from './harness.mjs';
import { useHost } from './host.mjs';
import { oneFile, site } from './site.mjs';

/** @import { Analysis, Engine, ListFile, ListSource, Options } from '../../www/contract.js' */

const PROGRAM = process.env['WHOWHEN'] ?? fileURLToPath(new URL('../../dist/whowhen', import.meta.url));
const PACKAGE = new URL('../../dist/npm/engine/index.js', import.meta.url).href;

const PUBLISHED = '2026-06-09';
// A line in capitals, a letter of two code points, one of two units, an entity of several lines: offsets in
// the text as it is read are others than in the text as it was given.
const TEXT = `MAYOR RUTH CALDER AT DERBY DAY

HARROW, June 8 — Ruth Calder of the HC met Ze\u0301lia Moraes 😀 at Old Mill Lane on Derby Day. “We are ready,” said
Ruthie Calder, the night desk lead said. Captain Morgan was sold in Docket No. 26-1187 and docket no. 26-1.

Moraes, an adviser, paid 12 per cent of it on Handover Day. Ruth Caldor left.
`;

/** @type {ListFile} */
const COUNCIL = {
  name: 'Council desk',
  version: '2026-06-01',
  people: [
    { name: 'Ruth Calder', aliases: ['Ruthie Calder'], posts: [{ post: 'mayor', organization: 'Harrow Council', from: '2021-05', until: '2025-05-06' }] },
    'Z\u00e9lia Moraes',
  ],
  organizations: [{ name: 'Harrow Council', aliases: ['HC'] }],
  places: ['Old Mill Lane'],
  roles: ['night desk lead'],
  never: ['Captain Morgan'],
  dates: [{ name: 'Derby Day', rule: '1st Saturday of June' }, { name: 'Handover Day', value: '2026-07-01' }],
  patterns: [{ pattern: 'Docket No\\. \\d{2}-\\d+', kind: 'organization' }],
};

const STYLE = `kind,name,pattern,message,severity,replacement,case
style,adviser,,write “advisor”,warning,advisor,
style,,(\\d+) per cent,write the sign,hint,$1%,any
place,Captain Morgan's,,,,,
date,,Q[1-4] of FY\\d\\d,,,,
person,,,,,,
`;

const FILES = { 'council.json': JSON.stringify(COUNCIL), 'style.csv': STYLE };
/** @type {ListSource[]} */
const LISTS = Object.entries(FILES).map(([file, text]) => ({ file, text }));
/** @type {Options} */
const OPTIONS = { published: PUBLISHED, lists: LISTS };

const { open } = useBrowser();
const host = useHost({
  ...FILES,
  'lists.html': `<textarea id="story" rows="9" cols="80"></textarea>
    <who-when for="story" published="${PUBLISHED}" lists="${Object.keys(FILES).join(' ')}"></who-when>
    <script type="module" src="whowhen/element/define.js"></script>`,
});

const folder = mkdtempSync(join(tmpdir(), 'whowhen-lists-'));
after(() => rmSync(folder, { recursive: true }));
for (const [name, text] of Object.entries({ ...FILES, 'text.txt': TEXT })) writeFileSync(join(folder, name), text);

/** The engine of the package. @returns {Promise<typeof import('../../www/engine/index.js')>} */
const installed = () => import(PACKAGE);

/** As JSON has it: a confidence of few bits is written with few digits. @param {Analysis} analysis */
const asWritten = (analysis) =>
  JSON.parse(JSON.stringify(analysis), (_, value) => (typeof value === 'number' ? Math.fround(value) : value));

/** @returns {Analysis} */
function ofProgram() {
  const words = ['analyze', '--format', 'json', '--offsets', 'utf16', '--published', PUBLISHED];
  const lists = Object.keys(FILES).flatMap((name) => ['--lists', name]);
  return asWritten(JSON.parse(execFileSync(PROGRAM, [...words, ...lists, 'text.txt'], { cwd: folder, encoding: 'utf8', timeout: 30_000, stdio: ['pipe', 'pipe', 'ignore'] })));
}

async function ofNode() {
  const engine = (await installed()).createEngine();
  const analysis = await engine.analyze(TEXT, OPTIONS);
  engine.close();
  return analysis;
}

/** @returns {Promise<Analysis>} */
async function ofPage() {
  const desk = await open();
  const analysis = await desk.page.evaluate(
    async ({ text, options, from }) => {
      /** @type {{createEngine: () => Engine}} */
      const { createEngine } = await import(new URL(from, location.href).href);
      return createEngine().analyze(text, options);
    },
    { text: TEXT, options: OPTIONS, from: 'engine/engine.js' },
  );
  assert.deepEqual(desk.complaints, []);
  await desk.close();
  return analysis;
}

/** @returns {Promise<Analysis>} */
async function ofElement() {
  const desk = await open({ url: host.url('lists.html'), ready: false });
  await desk.page.locator('#story').fill(TEXT);
  await desk.until(() => {
    const { analysis } = /** @type {any} */ (document.querySelector('who-when'));
    return analysis?.spans.length > 0 && analysis.lists?.length === 2;
  });
  const analysis = await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).analyze());
  assert.deepEqual(desk.complaints, []);
  await desk.close();
  return analysis;
}

test('page, element, package and program read by the same lists, and read the same', async () => {
  const expected = await ofNode();
  const { spans, people, checks, lists } = expected;
  const of = (/** @type {string} */ kind) => spans.filter((span) => span.kind === kind).map(({ text }) => text);
  assert.ok(['Ruthie Calder', 'Ze\u0301lia Moraes'].every((name) => of('person').includes(name)), String(of('person')));
  assert.deepEqual(people.map(({ name }) => name).includes('Ruth Calder'), true);
  assert.deepEqual(of('organization').filter((name) => /HC|ocket/.test(name)), ['HC', 'Docket No. 26-1187']);
  assert.ok(of('role').includes('night desk lead') && of('place').includes('Old Mill Lane'));
  assert.ok(spans.every(({ text, start, end }) => TEXT.slice(start, end) === text && !text.includes('Captain Morgan')));
  const values = spans.flatMap((span) => (span.kind === 'date' ? [[span.text, span.value]] : []));
  assert.ok(JSON.stringify(values).includes('["Derby Day","2026-06-06"],["Handover Day","2026-07-01"]'), JSON.stringify(values));
  const style = checks.filter(({ check }) => check === 'house-style');
  assert.deepEqual(style.map(({ severity, actions }) => [severity, actions]), [
    ['warning', [{ do: 'replace', start: TEXT.indexOf('adviser'), end: TEXT.indexOf('adviser') + 7, with: 'advisor' }]],
    ['hint', [{ do: 'replace', start: TEXT.indexOf('12 per'), end: TEXT.indexOf('12 per') + 11, with: '12%' }]],
  ]);
  assert.ok(checks.some(({ check }) => check === 'post-not-held') && checks.some(({ check }) => check === 'spelled-two-ways'));
  assert.deepEqual(lists?.map(({ name, version, rows, leftOut }) => [name, version, rows, leftOut.map(({ row }) => row)]), [
    ['Council desk', '2026-06-01', 9, []],
    ['style.csv', '', 4, ['line 6']],
  ]);

  assert.deepEqual(ofProgram(), asWritten(expected), 'the program');
  assert.deepEqual(await ofPage(), expected, 'the page’s engine');
  assert.deepEqual(await ofElement(), expected, 'the element');
});

test('lists are the same by their text, by what they hold, and in JSON that was a CSV', async () => {
  const { createEngine } = await installed();
  const engine = createEngine();
  const { list, leftOut } = await engine.listOfCsv(STYLE);
  const [, style] = await engine.readLists(LISTS);
  assert.deepEqual(leftOut, style?.leftOut);
  const read = async (/** @type {ListSource[]} */ lists) => {
    const { lists: _, ...analysis } = await engine.analyze(TEXT, { published: PUBLISHED, lists });
    // Which row of which list it is, is told of each mark.
    return JSON.parse(JSON.stringify(analysis).replaceAll(/style\.csv|line \d+|style desk|[a-z]+ \d+\b/g, ''));
  };
  const expected = await read(LISTS);
  assert.deepEqual(await read([FILES['council.json'], { file: 'style.csv', text: STYLE }]), expected);
  assert.deepEqual(await read([COUNCIL, { name: 'style desk', ...list }]), expected);
  engine.close();
});

test('a later list wins over an earlier one, a correction over both, and what is changed takes effect', async () => {
  const { createEngine } = await installed();
  const engine = createEngine();
  const text = 'They met at Brindle Yard.';
  const kinds = async (/** @type {ListSource[]} */ lists, /** @type {any[]} */ corrections = []) =>
    (await engine.analyze(text, { lists }, corrections)).spans.filter((span) => span.text === 'Brindle Yard').map(({ kind }) => kind);
  const [place, organization] = [{ places: ['Brindle Yard'] }, { organizations: ['Brindle Yard'] }];
  assert.deepEqual(await kinds([place, organization]), ['organization']);
  assert.deepEqual(await kinds([organization, place]), ['place']);
  assert.deepEqual(await kinds([{ never: ['Brindle Yard'] }]), []);
  assert.deepEqual(await kinds([place], [{ do: 'reject', kind: 'place', text: 'Brindle Yard' }]), []);
  assert.equal((await engine.analyze(text)).lists, undefined);
  engine.close();
});

test('a crash in the middle of it leaves the lists in force', async () => {
  const desk = await open();
  const [before, later, crashes] = await desk.page.evaluate(
    async ({ text, options }) => {
      const { createEngine } = await import(new URL('engine/engine.js', location.href).href);
      const { spawnWorker } = await import(new URL('engine/spawning.js', location.href).href);
      /** @type {EventTarget[]} */
      const workers = [];
      const spawn = () => {
        const worker = spawnWorker();
        workers.push(worker);
        return worker;
      };
      const engine = createEngine({ spawn });
      const before = await engine.analyze(text, options);
      const read = engine.analyze(text, options);
      // After it was sent and before it is answered.
      await Promise.resolve().then(() => {}).then(() => {}).then(() => {});
      workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'boom', cancelable: true }));
      return [before, await read, workers.length];
    },
    { text: TEXT, options: OPTIONS },
  );
  assert.equal(crashes, 2);
  assert.deepEqual(later, before);
  await desk.close();
});

test('what matches patterns is asked for if a list has some, and by nobody else', async () => {
  const desk = await open();
  const asked = () => desk.requests.filter((url) => /newsroom-lists|list-modules|whowhen_(?:lists|patterns)/.test(url));
  const read = (/** @type {ListSource[]} */ lists) =>
    desk.page.evaluate(
      async ({ text, given }) => {
        const { createEngine } = await import(new URL('engine/engine.js', location.href).href);
        Reflect.set(globalThis, 'engine', Reflect.get(globalThis, 'engine') ?? createEngine());
        return /** @type {Promise<Analysis>} */ (Reflect.get(globalThis, 'engine').analyze(text, { lists: given }));
      },
      { text: TEXT, given: lists },
    );
  const { patterns, ...rest } = COUNCIL;
  await read([]);
  assert.deepEqual(asked(), []);
  await read([rest]);
  const lists = ['newsroom-lists.js'];
  assert.deepEqual(asked().map((url) => url.replace(/.*\//, '')).sort(), lists);
  const { spans } = await read([rest, { patterns: patterns ?? [] }]);
  assert.ok(spans.some(({ text }) => text === 'Docket No. 26-1187'));
  const names = asked().map((url) => url.replace(/.*\//, ''));
  assert.deepEqual(names.sort(), ['list-modules.js', ...lists, 'whowhen_patterns.js', 'whowhen_patterns_bg.wasm']);
  await read([{ patterns: patterns ?? [], name: 'another' }]);
  assert.equal(asked().length, names.length);
  await desk.close();
});

for (const [name, patterns, why] of /** @type {[string, () => any, RegExp][]} */ ([
  ['is not served', () => new Response('', { status: 404 }), /was not served \(HTTP status 404\)/],
  ['does not come', () => Promise.reject(new Error('offline')), /offline/],
  ['is another one', () => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), /./],
])) {
  test(`if what matches patterns ${name}, the rest of the lists counts, and each list with patterns says so`, async () => {
    const { createEngine } = await installed();
    const engine = createEngine({ loadPatterns: patterns });
    for (const again of [1, 2]) {
      const { spans, checks, lists } = await engine.analyze(TEXT, OPTIONS);
      assert.ok(spans.some(({ text }) => text === 'Old Mill Lane'), String(again));
      assert.deepEqual(checks.filter(({ check }) => check === 'house-style').length, 1);
      const [council, style] = lists ?? [];
      assert.deepEqual([council?.rows, style?.rows], [8, 2]);
      for (const list of [council, style]) {
        const [left] = list?.leftOut.filter(({ message }) => /pattern/.test(message)) ?? [];
        assert.match(left?.message ?? '', why);
      }
      assert.deepEqual(await engine.readLists(LISTS), lists);
    }
    engine.close();
  });
}

test('an engine over modules that are at hand takes both, and finds the second one beside it', async () => {
  const { createLocalEngine } = await installed();
  const bytes = (/** @type {string} */ name) => readFileSync(`${site}/wasm/${name}_bg.wasm`);
  const parts = { loadPatterns: () => bytes('whowhen_patterns') };
  const main = bytes('whowhen');
  const expected = await ofNode();
  for (const engine of [createLocalEngine(main), createLocalEngine(main, parts)]) {
    assert.deepEqual(await engine.analyze(TEXT, OPTIONS), expected);
    engine.close();
  }
});

test('what cannot be used of a list is left out and told, in the console once', async (context) => {
  /** @type {string[]} */
  const warned = [];
  context.mock.method(console, 'warn', (/** @type {string} */ message) => warned.push(message));
  const { createEngine } = await installed();
  const engine = createEngine();
  const lists = ['{"people": ["Ruth Calder", ]}', '{"name": "Second", "places": [{}, "Old Mill Lane"]}', /** @type {any} */ (5), '[1]'];
  for (const _ of [1, 2, 3]) {
    const { lists: used } = await engine.analyze(TEXT, { lists });
    assert.deepEqual(used?.map(({ name, rows, leftOut }) => [name, rows, leftOut.length]), [['1', 0, 1], ['Second', 1, 1], ['3', 0, 1], ['4', 0, 1]]);
    assert.match(used?.[0]?.leftOut[0]?.message ?? '', /JSON/);
    assert.deepEqual([used?.[0]?.leftOut[0]?.row, used?.[1]?.leftOut[0]?.row], ['', 'places 1']);
  }
  assert.equal(warned.length, 1, warned.join('\n'));
  assert.match(warned[0] ?? '', /whowhen[\s\S]*Second[\s\S]*places 1/);
  engine.close();
});

test('the page in one file has in it what matches patterns', async () => {
  const desk = await open({ url: oneFile, context: { offline: true } });
  const size = await desk.page.evaluate(() => document.getElementById('whowhen-patterns')?.textContent?.length ?? 0);
  assert.ok(size > 50_000, String(size));
  await desk.close();
});

const STAGES = ['text', 'lists', 'names', 'roles', 'dates', 'quotes', 'arbitration', 'people', 'resolve', 'freeze', 'checks', 'serialise'];

test('each stage is measured if that is asked for, and only the last reading is kept', async () => {
  const { createEngine } = await installed();
  const engine = createEngine();
  const names = (/** @type {string} */ type) =>
    performance.getEntriesByType(type).map(({ name }) => name).filter((name) => name.startsWith('whowhen'));
  for (const options of [{}, { trace: false }]) await engine.analyze(TEXT, { ...OPTIONS, ...options });
  assert.deepEqual([names('mark'), names('measure')], [[], []]);
  for (const _ of [1, 2]) await engine.analyze(TEXT, { ...OPTIONS, trace: true });
  const wanted = STAGES.map((stage) => `whowhen: ${stage}`);
  assert.deepEqual(names('measure').sort(), [...wanted].sort());
  assert.deepEqual(names('mark').sort(), ['whowhen: begin', ...wanted].sort());
  const measures = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('whowhen'));
  measures.sort((a, b) => wanted.indexOf(a.name) - wanted.indexOf(b.name));
  for (const [index, { startTime, duration, name }] of measures.entries()) {
    const next = measures[index + 1]?.startTime ?? Infinity;
    assert.ok(duration >= 0 && startTime + duration <= next + 1e-6, name);
  }
  engine.close();
});

test('in a worker the stages are measured there', async () => {
  const desk = await open();
  await desk.page.evaluate(
    async ({ text, options }) => {
      const { createEngine } = await import(new URL('engine/engine.js', location.href).href);
      // Kept, with its worker.
      Reflect.set(globalThis, 'engine', createEngine());
      await Reflect.get(globalThis, 'engine').analyze(text, { ...options, trace: true });
    },
    { text: TEXT, options: OPTIONS },
  );
  const workers = desk.page.workers();
  const names = await Promise.all(
    workers.map((worker) => worker.evaluate(() => performance.getEntriesByType('measure').map(({ name }) => name))),
  );
  assert.deepEqual(names.find((measures) => measures.length > 0), STAGES.map((stage) => `whowhen: ${stage}`));
  assert.deepEqual(await desk.page.evaluate(() => performance.getEntriesByType('measure').length), 0);
  await desk.close();
});
