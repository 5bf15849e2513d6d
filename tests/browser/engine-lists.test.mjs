/**
 * When an engine sends lists to its worker, and when it loads what matches patterns: against workers that
 * only write down what they are sent.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../www/engine/engine.js';

/** @import { EngineParts, ListSource, Options, Request } from '../../www/contract.js' */

/** @typedef {Exclude<Request, {type: 'start'}>} Asked */

/** The smallest module there is: only its being one matters here. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** What a worker answers. @typedef {(request: Asked, worker: Recorder) => object | undefined} Behaviour */

/** Whether its lists have patterns that nothing matches yet is all that it knows. */
class Recorder extends EventTarget {
  waits = false;

  /** @param {Asked[]} heard @param {Behaviour} behave */
  constructor(heard, behave) {
    super();
    this.heard = heard;
    this.behave = behave;
  }

  /** @param {Request} request */
  postMessage(request) {
    if (request.type === 'start') return;
    this.heard.push(request);
    if (request.lists) this.waits = request.lists.some((list) => JSON.stringify(list).includes('patterns'));
    if (request.patterns) this.waits = false;
    queueMicrotask(() => {
      const answer = this.behave(request, this);
      if (answer) this.dispatchEvent(new MessageEvent('message', { data: { id: request.id, ...answer } }));
    });
  }

  crash() {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'boom' }));
  }

  terminate() {}
}

/** @type {Behaviour} */
const answers = (_, worker) => (worker.waits ? { ok: false, wants: 'patterns' } : { ok: true, result: {} });

/** @param {Partial<EngineParts>} [parts] @param {Behaviour} [behave] */
function engineWith(parts, behave = answers) {
  /** @type {Asked[]} */
  const heard = [];
  const load = () => WebAssembly.compile(EMPTY);
  const loadPatterns = () => assert.fail('nothing has patterns');
  const engine = createEngine({ load, loadPatterns, spawn: () => new Recorder(heard, behave), ...parts });
  return { engine, heard };
}

/** What came with each request. @param {Asked[]} heard */
const sent = (heard) => heard.map(({ lists }) => lists);

const COUNCIL = { people: ['Ruth Calder'] };
const COURT = { file: 'court.csv', text: 'kind,name\nplace,Old Mill Lane\n' };
const DOCKETS = { patterns: [{ pattern: 'Docket \\d+', kind: /** @type {const} */ ('organization') }] };

test('lists are sent once, and again when they are others', async () => {
  const { engine, heard } = engineWith();
  const asked = /** @type {(ListSource[] | undefined)[]} */ ([
    undefined, [COUNCIL, COURT], [COUNCIL, { ...COURT }], [COURT, COUNCIL], [COURT, COUNCIL], [COURT], [{ ...COUNCIL }], undefined, [],
  ]);
  for (const lists of asked) await engine.analyze('a', /** @type {Options} */ (lists && { lists }));
  const others = [undefined, asked[1], undefined, asked[3], undefined, asked[5], asked[6], [], undefined];
  assert.deepEqual(sent(heard), others);
});

test('a list of lists that grew is another one', async () => {
  const { engine, heard } = engineWith();
  /** @type {ListSource[]} */
  const lists = [COUNCIL];
  await engine.analyze('a', { lists });
  lists.push('{"places": ["Old Mill Lane"]}');
  await engine.write('json', 'a', { lists });
  assert.deepEqual(sent(heard).map((list) => list?.length), [1, 2]);
});

test('what the caller does to its list after asking is not in the request', async () => {
  const { engine, heard } = engineWith();
  const lists = [COUNCIL];
  const read = engine.analyze('a', { lists });
  lists.pop();
  await read;
  assert.deepEqual(sent(heard), [[COUNCIL]]);
});

test('what is not about a text leaves lists as they are', async () => {
  const { engine, heard } = engineWith();
  const lists = [COUNCIL];
  await engine.readLists(lists);
  await engine.ready();
  await engine.formats();
  await engine.validate([]);
  await engine.listOfCsv('kind,name\n');
  await engine.analyze('a', { lists });
  assert.deepEqual(sent(heard), [lists, undefined, undefined, undefined, undefined, undefined]);
});

test('neither lists nor the wish for a trace are options of the module', async () => {
  const { engine, heard } = engineWith();
  await engine.analyze('a', { published: '2026-11-27', lists: [COUNCIL], trace: true });
  await engine.write('json', 'a', { lists: [COUNCIL], trace: true });
  assert.deepEqual(heard.map((request) => 'options' in request && request.options), [{ published: '2026-11-27' }, {}]);
  assert.deepEqual(heard.map((request) => 'trace' in request && request.trace), [true, false]);
});

test('a worker that replaces another one is sent the lists, with its second try', async () => {
  const { engine, heard } = engineWith({}, (request, worker) => {
    if ('text' in request && request.text === 'crash' && heard.length === 2) return void worker.crash();
    return { ok: true, result: {} };
  });
  const lists = [COUNCIL];
  for (const text of ['a', 'crash', 'b']) await engine.analyze(text, { lists });
  assert.deepEqual(sent(heard), [lists, undefined, lists, undefined]);
});

test('what matches patterns is loaded once, when a list has some, and asked for no second time', async () => {
  let loaded = 0;
  const { engine, heard } = engineWith({ loadPatterns: () => (loaded++, EMPTY) });
  await engine.analyze('a', { lists: [COUNCIL] });
  assert.equal(loaded, 0);
  await engine.analyze('a', { lists: [DOCKETS] });
  assert.equal(loaded, 1);
  assert.deepEqual(sent(heard), [[COUNCIL], [DOCKETS], undefined]);
  assert.ok(heard[2]?.patterns instanceof WebAssembly.Module);
  await engine.analyze('a', { lists: [DOCKETS] });
  await engine.analyze('a', { lists: [DOCKETS, COUNCIL] });
  assert.equal(loaded, 1);
});

test('a worker is not given up while what matches patterns is on its way', async () => {
  const loadPatterns = () => new Promise((resolve) => setTimeout(() => resolve(EMPTY), 150));
  const { engine, heard } = engineWith({ loadPatterns: /** @type {any} */ (loadPatterns), timeout: () => 50 });
  await engine.analyze('a', { lists: [DOCKETS] });
  assert.equal(heard.length, 2);
});

test('without what matches patterns the reader is told why, once for the same lists', async (context) => {
  context.mock.timers.enable({ apis: ['Date'] });
  let loaded = 0;
  const loadPatterns = () => (loaded++, new Response('', { status: 404 }));
  const { engine, heard } = engineWith({ loadPatterns });
  const ask = () => engine.analyze('a', { lists: [DOCKETS] });
  await ask();
  await ask();
  assert.equal(loaded, 1);
  assert.deepEqual(sent(heard), [[DOCKETS], undefined, undefined]);
  assert.match(String(heard[1]?.patterns), /was not served \(HTTP status 404\)/);
  // Half a minute later it may be there.
  context.mock.timers.tick(30_000);
  await ask();
  assert.equal(loaded, 2);
  assert.deepEqual(sent(heard).slice(3), [[DOCKETS], undefined]);
  await engine.analyze('a', { lists: [{ ...DOCKETS }] });
  assert.equal(loaded, 3);
});

test('a request that nobody waits for any more leaves the lists in order', async () => {
  const loadPatterns = () => new Promise((resolve) => setTimeout(() => resolve(EMPTY), 20));
  const { engine, heard } = engineWith({ loadPatterns: /** @type {any} */ (loadPatterns) });
  const lists = [DOCKETS];
  const first = engine.analyze('a', { lists, supersedes: 'draft' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = engine.analyze('b', { lists, supersedes: 'draft' });
  assert.deepEqual([await first, await second], [null, {}]);
  assert.deepEqual(heard.map((request) => 'text' in request && request.text), ['a', 'b', 'b']);
  engine.close();
});

test('an engine that is closed meanwhile asks nothing more', async () => {
  const loadPatterns = () => new Promise((resolve) => setTimeout(() => resolve(EMPTY), 20));
  const { engine, heard } = engineWith({ loadPatterns: /** @type {any} */ (loadPatterns) });
  const read = engine.analyze('a', { lists: [DOCKETS] });
  await new Promise((resolve) => setTimeout(resolve, 5));
  engine.close();
  await assert.rejects(read, { code: 'engine-closed' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(heard.length, 1);
});

for (const [name, ask, words] of /** @type {[string, (engine: any) => Promise<unknown>, RegExp][]} */ ([
  ['one list', (engine) => engine.analyze('a', { lists: COUNCIL }), /"lists" takes a list, but this is an object/],
  ['a text', (engine) => engine.write('json', 'a', { lists: '{}' }), /"lists" takes a list, but this is "\{\}"/],
  ['nothing to look at', (engine) => engine.readLists(), /"lists" takes a list, but this is nothing/],
  ['a function', (engine) => engine.analyze('a', { lists: [{ people: [() => {}] }] }), /"lists" holds something that is not plain data/],
  ['no text', (engine) => engine.listOfCsv(5), /"text" takes a string, but this is 5/],
  ['a word', (engine) => engine.analyze('a', { trace: 'yes' }), /"trace" takes true or false, but this is "yes"/],
])) {
  test(`${name} is refused with what is taken`, async () => {
    const { port1 } = new MessageChannel();
    class Sender extends Recorder {
      /** @param {Request} request @override */
      postMessage(request) {
        port1.postMessage(request);
        super.postMessage(request);
      }
    }
    const { engine } = engineWith({ spawn: () => new Sender([], answers) });
    await assert.rejects(ask(engine), (error) => error instanceof TypeError && words.test(error.message));
    port1.close();
  });
}
