/** The engine's promise, that every request is answered once, against workers that misbehave. */

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createEngine } from '../../www/engine/engine.js';
import { Reading } from '../../www/engine/reading.js';
import { site } from './site.mjs';

/** @import { Analysis, Answer, Correction, Failure, FailureCode, Request } from '../../www/contract.js' */

/** The smallest module there is: only its being one matters here. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** What a worker does with a request: it may answer, later or never, or crash. */
/** @typedef {(request: Extract<Request, {type: 'analyze'}>, worker: FakeWorker) => void} Behaviour */

class FakeWorker extends EventTarget {
  terminated = false;

  /** @param {Behaviour} behave */
  constructor(behave) {
    super();
    this.behave = behave;
  }

  /** @param {Request} request */
  postMessage(request) {
    if (request.type === 'analyze') queueMicrotask(() => this.behave(request, this));
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {Answer} answer */
  answer(answer) {
    this.dispatchEvent(new MessageEvent('message', { data: answer }));
  }

  crash() {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'boom' }));
  }
}

/** One whose messages are cloned as those to a worker are. */
class SendingWorker extends FakeWorker {
  /** @param {import('node:worker_threads').MessagePort} port */
  constructor(port) {
    super(reads);
    this.port = port;
  }

  /** @param {Request} request @override */
  postMessage(request) {
    this.port.postMessage(request);
    super.postMessage(request);
  }
}

/** An analysis that says which text it is of. @param {string} text */
const analysisOf = (text) => /** @type {Analysis} */ (/** @type {unknown} */ ({ text }));

/** @type {Behaviour} */
const reads = ({ id, text }, worker) => worker.answer({ id, ok: true, result: analysisOf(text) });
/** @type {Behaviour} */
const crashes = (_, worker) => worker.crash();
/** @type {Behaviour} */
const silent = () => {};
/** @type {Behaviour} */
const traps = ({ id }, worker) => worker.answer({ id, ok: false, message: 'unreachable', fatal: true });
/** @type {Behaviour} */
const refuses = ({ id }, worker) => worker.answer({ id, ok: false, message: 'no date', fatal: false });

/** An engine whose workers behave one after the other as told; the last of these continues. */
function engineWith(/** @type {Behaviour[]} */ ...behaviours) {
  /** @type {FakeWorker[]} */
  const workers = [];
  const spawn = () => {
    const behave = behaviours[Math.min(workers.length, behaviours.length - 1)] ?? silent;
    workers.push(new FakeWorker(behave));
    return /** @type {Worker} */ (/** @type {unknown} */ (workers.at(-1)));
  };
  const load = () => WebAssembly.compile(EMPTY);
  return { engine: createEngine({ load, spawn, timeout: () => 50 }), workers };
}

test('a request is answered by one worker, kept for the next', async () => {
  const { engine, workers } = engineWith(reads);
  assert.deepEqual(await engine.analyze('a'), { text: 'a' });
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  assert.equal(workers.length, 1);
});

for (const [name, fatal] of Object.entries({ crashes, traps, 'stays silent': silent })) {
  test(`a worker that ${name} is replaced and the request tried once more`, async () => {
    const { engine, workers } = engineWith(fatal, reads);
    assert.deepEqual(await engine.analyze('a'), { text: 'a' });
    assert.deepEqual(workers.map((worker) => worker.terminated), [true, false]);
  });

  test(`a text on which every worker ${name} is given up, the next one read`, async () => {
    const { engine } = engineWith(fatal, fatal, reads);
    const code = name === 'stays silent' ? 'engine-silent' : 'engine-crashed';
    await assert.rejects(engine.analyze('a'), { code });
    assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  });
}

test('an input that is refused is an error and no crash', async () => {
  const { engine, workers } = engineWith(refuses);
  await assert.rejects(engine.analyze('a'), { message: 'no date', code: 'refused', parameters: { reason: 'no date' } });
  assert.deepEqual(workers.map((worker) => worker.terminated), [false]);
});

test('every request is answered with its own analysis, whatever is asked after it', async () => {
  const { engine } = engineWith(reads);
  const asked = ['a', 'b', 'c'].map((text) => engine.analyze(text));
  assert.deepEqual(await Promise.all(asked), [{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
});

test('a request supersedes those of the name that it gives, and no others', async () => {
  const { engine } = engineWith(reads);
  const own = Symbol('a');
  const asked = [
    engine.analyze('a1', { supersedes: 'a' }),
    engine.analyze('b1', { supersedes: 'b' }),
    engine.analyze('c1'),
    engine.analyze('a2', { supersedes: 'a' }),
    engine.analyze('d1', { supersedes: own }),
    engine.analyze('e1', { supersedes: Symbol('a') }),
    engine.analyze('d2', { supersedes: own }),
    engine.analyze('a3', { supersedes: 'a' }),
  ];
  const read = (await Promise.all(asked)).map((analysis) => analysis && Reflect.get(analysis, 'text'));
  assert.deepEqual(read, [null, 'b1', 'c1', null, null, 'e1', 'd2', 'a3']);
});

test('what is read while somebody writes supersedes what was read of it before, and of no other text', async () => {
  const { engine } = engineWith(reads);
  /** @type {unknown[]} */
  const heard = [];
  const reading = () => new Reading(engine, {
    started: () => {},
    read: (analysis) => heard.push(Reflect.get(analysis, 'text')),
    failed: (error) => heard.push(error),
  });
  const [one, other] = [reading(), reading()];
  /** @type {Analysis | null | undefined} */
  let last;
  const asked = engine.analyze('c1').then((analysis) => (last = analysis));
  for (const text of ['a1', 'a2', 'a3']) one.read(text, {}, []);
  other.read('b1', {}, []);
  await asked;
  await engine.analyze('c2');
  assert.deepEqual(heard, ['a3', 'b1']);
  assert.deepEqual(last, { text: 'c1' });
});

test('what a request supersedes by is kept from the worker', async () => {
  /** @type {unknown[]} */
  const options = [];
  const { engine } = engineWith((request, worker) => {
    options.push(request.options);
    reads(request, worker);
  });
  const { signal } = new AbortController();
  await engine.analyze('a', { published: '2013-11-05', supersedes: 'a', signal });
  assert.deepEqual(options, [{ published: '2013-11-05' }]);
});

test('a superseded request that crashes its worker is not tried again', async () => {
  /** @type {string[]} */
  const asked = [];
  const { engine, workers } = engineWith(
    ({ text }) => asked.push(text),
    (request, worker) => {
      asked.push(request.text);
      reads(request, worker);
    },
  );
  const old = engine.analyze('a1', { supersedes: 'a' });
  await pause(10);
  const fresh = engine.analyze('a2', { supersedes: 'a' });
  workers[0]?.crash();
  assert.deepEqual(await Promise.all([old, fresh]), [null, { text: 'a2' }]);
  assert.deepEqual(asked, ['a1', 'a2']);
  assert.equal(workers.length, 2);
});

test('what is called off before it is asked, or while it waits, is never read', async () => {
  /** @type {string[]} */
  const asked = [];
  const { engine } = engineWith((request, worker) => {
    asked.push(request.text);
    reads(request, worker);
  });
  const calling = new AbortController();
  const first = engine.analyze('a');
  const second = engine.analyze('b', { signal: calling.signal });
  const third = engine.write('text', 'c', { signal: AbortSignal.abort('enough') });
  const fourth = engine.analyze('d');
  calling.abort();
  await assert.rejects(second, { name: 'AbortError' });
  await assert.rejects(third, (reason) => reason === 'enough');
  assert.deepEqual(await Promise.all([first, fourth]), [{ text: 'a' }, { text: 'd' }]);
  assert.deepEqual(asked, ['a', 'd']);
});

test('what is called off while it is read gives way soon, its worker replaced only if it must', async () => {
  const { engine, workers } = engineWith(silent, reads);
  const calling = new AbortController();
  const old = engine.analyze('a', { signal: calling.signal });
  await pause(10);
  calling.abort();
  await assert.rejects(old, { name: 'AbortError' });
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  assert.deepEqual(workers.map((worker) => worker.terminated), [true, false]);

  const again = new AbortController();
  const quick = engine.analyze('c', { signal: again.signal });
  again.abort();
  await assert.rejects(quick, { name: 'AbortError' });
  assert.deepEqual(await engine.analyze('d'), { text: 'd' });
  assert.equal(workers.length, 2);
});

test('a signal is let go once its request is answered', async () => {
  const { engine } = engineWith(reads);
  const { signal } = new AbortController();
  await engine.analyze('a', { signal });
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('what cannot be sent to a worker is refused by name, and the engine reads on', async () => {
  const { port1, port2 } = new MessageChannel();
  const spawn = () => /** @type {Worker} */ (/** @type {unknown} */ (new SendingWorker(port1)));
  const engine = createEngine({ load: () => EMPTY, spawn });
  const unfit = /** @type {any} */ (() => {});
  const refused = (/** @type {string} */ name) => ({ name: 'TypeError', code: 'not-plain-data', parameters: { name } });
  await assert.rejects(engine.analyze('a', { published: unfit }), refused('options'));
  await assert.rejects(engine.analyze('a', {}, unfit), refused('corrections'));
  await assert.rejects(engine.write('text', 'a', {}, [unfit]), refused('corrections'));
  await assert.rejects(engine.validate([unfit]), refused('corrections'));
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  engine.close();
  port1.close();
  port2.close();
});

for (const [form, load] of Object.entries({
  'a module': () => WebAssembly.compile(EMPTY),
  bytes: () => EMPTY,
  'an answer of the network': () => new Response(EMPTY, { headers: { 'content-type': 'application/wasm' } }),
  'an answer without its type': () => new Response(EMPTY),
})) {
  test(`the module may come as ${form}`, async () => {
    const spawn = () => /** @type {Worker} */ (/** @type {unknown} */ (new FakeWorker(reads)));
    assert.deepEqual(await createEngine({ load, spawn }).analyze('a'), { text: 'a' });
  });
}

const PAGE = '<!doctype html><title>Log in</title>';
const SHORT = readFileSync(`${site}/wasm/whowhen_bg.wasm`).subarray(0, 100_000);
const wasm = { headers: { 'content-type': 'application/wasm' } };
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };
for (const [name, load, code, parameters] of /** @type {[string, () => any, FailureCode, object][]} */ ([
  ['an error', () => new Response('', { status: 404 }), 'module-not-served', { file: null, status: 404 }],
  ['a page', () => new Response(PAGE, html), 'module-of-other-type', { file: null, type: 'text/html; charset=utf-8' }],
  ['a page without its type', () => new Response(new TextEncoder().encode(PAGE)), 'module-of-other-type', { file: null, type: null }],
  ['a page that is called a module', () => new Response(PAGE, wasm), 'module-damaged', { file: null }],
  ['the beginning of one', () => new Response(SHORT, wasm), 'module-damaged', { file: null }],
  ['the beginning of one, without its type', () => new Response(SHORT), 'module-damaged', { file: null }],
  ['an empty file', () => new Response(''), 'module-damaged', { file: null }],
  ['bytes of something else', () => new TextEncoder().encode(PAGE), 'module-unknown', {}],
  ['nothing', () => undefined, 'module-unknown', {}],
])) {
  test(`a module that comes as ${name} is refused, and it is said why`, async () => {
    const engine = createEngine({ load });
    for (const ask of [() => engine.analyze('a'), () => engine.ready()]) {
      await assert.rejects(ask, (error) => {
        assert.equal(/** @type {Error} */ (error).constructor, Error);
        const failure = /** @type {Failure} */ (error);
        assert.deepEqual([failure.code, failure.parameters], [code, parameters]);
        return true;
      });
    }
  });
}

test('where there is no WebAssembly, that is said', async (context) => {
  const { WebAssembly: there } = globalThis;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  context.after(() => Object.assign(globalThis, { WebAssembly: there }));
  await assert.rejects(createEngine({ load: () => EMPTY }).analyze('a'), { code: 'no-webassembly' });
});

test('a module that is another one does not start, and that is no crash of the text', async () => {
  const { createLocalEngine } = await import(pathToFileURL(`${site}/engine/local-engine.js`).href);
  await assert.rejects(createLocalEngine(EMPTY).analyze('a'), { code: 'engine-unfit' });
  await assert.rejects(createLocalEngine(EMPTY).ready(), { code: 'engine-unfit' });
});

test('an engine is ready when its module can be asked, and loads nothing before', async () => {
  const bytes = readFileSync(`${site}/wasm/whowhen_bg.wasm`);
  const { createLocalEngine } = await import(pathToFileURL(`${site}/engine/local-engine.js`).href);
  /** @type {import('../../www/contract.js').Engine} */
  const engine = createLocalEngine(bytes);
  assert.equal(await engine.ready(), undefined);
  assert.equal((await engine.analyze('Jay Carney left.')).people[0]?.name, 'Jay Carney');
  let loaded = 0;
  const lazy = createEngine({ load: () => (loaded++, EMPTY), spawn: () => new FakeWorker(reads) });
  assert.equal(loaded, 0);
  const ready = lazy.ready();
  await pause(10);
  assert.equal(loaded, 1);
  lazy.close();
  await assert.rejects(ready, { code: 'engine-closed' });
});

test('a module that does not load is an error, and asked for again', async () => {
  let asked = 0;
  const load = () => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('offline')) : WebAssembly.compile(EMPTY);
  };
  const spawn = () => /** @type {Worker} */ (/** @type {unknown} */ (new FakeWorker(reads)));
  const engine = createEngine({ load, spawn });
  await assert.rejects(engine.ready(), { message: 'offline' });
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  engine.close();
});

test('closing answers what is open, and what comes later', async () => {
  const { engine, workers } = engineWith(silent);
  const open = engine.analyze('a');
  await pause(10);
  engine.close();
  await assert.rejects(open, { code: 'engine-closed' });
  await assert.rejects(engine.analyze('b'), { code: 'engine-closed' });
  await assert.rejects(engine.ready(), { code: 'engine-closed' });
  assert.equal(workers[0]?.terminated, true);
});

/** The built module on this thread. */
async function localEngine() {
  const { createLocalEngine } = await import(pathToFileURL(`${site}/engine/local-engine.js`).href);
  /** @type {import('../../www/contract.js').Engine} */
  const engine = createLocalEngine(readFileSync(`${site}/wasm/whowhen_bg.wasm`));
  return engine;
}

test('dates that are counted from each other without end take no stack', async () => {
  const engine = await localEngine();
  for (const phrase of ['two days before ', 'the week of the ', 'a month from the Monday after ']) {
    const analysis = await engine.analyze(`${phrase.repeat(100_000)}Easter 2014, Jay Carney said.`);
    assert.ok(analysis.people.some(({ name }) => name === 'Jay Carney'), phrase);
  }
  engine.close();
});

test('the module itself refuses a wrong date with a plain error, and reads on', async () => {
  const engine = await localEngine();
  await assert.rejects(engine.analyze('a', { published: '5 May' }), (error) => {
    assert.equal(/** @type {Error} */ (error).constructor, Error);
    return true;
  });
  const { version, offsets, people } = await engine.analyze('Jay Carney left.');
  assert.deepEqual([version, offsets, people[0]?.name], [2, 'utf16', 'Jay Carney']);
});

test('an analysis gives its reasons as codes with a sentence, and says how the text is laid out', async () => {
  const engine = await localEngine();
  const text = 'Mayor resigns\n\nMayor Ines Calloway met Tobias Renn on Monday, Nov. 5, 2013. She left.';
  const { language, structure, spans, checks } = await engine.analyze(text, { published: '2013-11-08' });
  assert.equal(language, 'en');
  assert.deepEqual(structure.headline && text.slice(...structure.headline), 'Mayor resigns');
  const [check] = checks;
  assert.deepEqual([check?.check, check?.because.code, check?.severity], ['weekday-mismatch', 'other-weekday-past', 'error']);
  const bases = spans.flatMap((span) => (span.kind === 'date' ? span.basis : []));
  const reasons = [...spans.flatMap(({ because }) => because), ...checks.map(({ because }) => because), ...bases];
  assert.ok(spans.every(({ because }) => because.length > 0) && bases.length > 0);
  for (const { code, text: words } of reasons) assert.ok(/^[a-z-]+$/.test(code) && words, `${code}: ${words}`);
});

test('a correction that cannot be used is left out and told, and the others count', async () => {
  const engine = await localEngine();
  const text = 'Jay Carney met Marie Harf.';
  const out = { do: 'reject', kind: 'person', text: 'Jay Carney' };
  for (const [unusable, part] of /** @type {[unknown, string][]} */ ([
    [{ ...out, befor: 'Mr ' }, '"befor"'],
    [{ do: 'levitate', text: 'Marie Harf' }, '"levitate"'],
    [{ do: 'value', text: 'Monday', value: 'someday' }, 'EDTF'],
    [{ do: 'reject', kind: 'person', text: 'Marie Harf', after: 1 }, '"after"'],
    [['reject', 'Marie Harf', '', '', 'person'], 'a list'],
    [null, 'nothing'],
    [new Set(['reject']), 'plain data'],
    [10n ** 30n, 'plain data'],
  ])) {
    const corrections = /** @type {Correction[]} */ ([unusable, out, unusable]);
    const analysis = await engine.analyze(text, {}, corrections);
    assert.deepEqual(analysis.people.map(({ name }) => name), ['Marie Harf']);
    assert.deepEqual(analysis.unusable?.map(({ index }) => index), [0, 2]);
    assert.ok(analysis.unusable?.[0]?.message.includes(part), analysis.unusable?.[0]?.message);
    assert.deepEqual(await engine.validate(corrections), analysis.unusable);
    const written = await engine.write('json', text, {}, corrections);
    assert.deepEqual(JSON.parse(written).unusable, analysis.unusable);
  }
  const all = /** @type {Correction[]} */ ([out]);
  assert.deepEqual(await engine.validate(all), []);
  assert.deepEqual(await engine.validate([]), []);
  assert.ok(!('unusable' in (await engine.analyze(text, {}, all))));
});

test('lists of corrections are each validated, however many are asked about at once', async () => {
  const engine = await localEngine();
  const [fit, unfit] = /** @type {Correction[]} */ (/** @type {unknown} */ ([{ do: 'reject', kind: 'person', text: 'Ford' }, { do: 'levitate' }]));
  assert.ok(fit && unfit);
  const told = await Promise.all([[unfit], [fit], [fit, unfit, unfit], []].map((list) => engine.validate(list)));
  assert.deepEqual(told.map((unusable) => unusable.map(({ index }) => index)), [[0], [], [1, 2], []]);
});

for (const [name, ask, words] of /** @type {[string, (engine: any) => Promise<unknown>, RegExp][]} */ ([
  ['no text', (engine) => engine.analyze(), /"text" takes a string, but this is nothing/],
  ['a number', (engine) => engine.analyze(5), /"text" takes a string, but this is 5/],
  ['an object', (engine) => engine.analyze({}), /"text" takes a string, but this is an object/],
  ['a list', (engine) => engine.write('json', ['a']), /"text" takes a string, but this is a list/],
  ['a format', (engine) => engine.write(['json'], 'a'), /"format" takes a string, but this is a list/],
  ['another format', (engine) => engine.write('pdf', 'a'), /"pdf" is no format; give one of annotation, conll,/],
  ['an unknown option', (engine) => engine.analyze('a', { publishd: '2013-11-05' }), /no option "publishd"; the options are "published" and "threshold"/],
  ['a year', (engine) => engine.analyze('a', { published: 2013 }), /"published" takes the calendar day.*, but this is 2013/],
  ['another day', (engine) => engine.write('json', 'a', { published: '5 May' }), /"published" takes the calendar day.*, but this is "5 May"/],
  ['a day as an object', (engine) => engine.analyze('a', { published: new Date(0) }), /"published" takes the calendar day.*, but this is an object/],
  ['a word', (engine) => engine.analyze('a', { threshold: 'high' }), /"threshold" takes a number from 0 to 1.*, but this is "high"/],
  ['a per cent', (engine) => engine.analyze('a', { threshold: 80 }), /"threshold" takes a number from 0 to 1.*, but this is 80/],
  ['options that are a day', (engine) => engine.analyze('a', '2013-11-05'), /options must be an object.*, but this is "2013-11-05"/],
  ['options that are a list', (engine) => engine.analyze('a', []), /options must be an object.*, but this is a list/],
  ['a signal', (engine) => engine.analyze('a', { signal: 'now' }), /"signal" takes an AbortSignal, but this is "now"/],
  ['a name', (engine) => engine.analyze('a', { supersedes: 5 }), /"supersedes" takes a string or a symbol, but this is 5/],
  ['one correction', (engine) => engine.analyze('a', {}, { do: 'mark' }), /corrections must be a list.*, but this is an object/],
  ['one correction to look at', (engine) => engine.validate({ do: 'mark' }), /corrections must be a list.*, but this is an object/],
  ['words', (engine) => engine.analyze('a', {}, 'none'), /corrections must be a list.*, but this is "none"/],
  ['a function', (engine) => engine.analyze('a', { published() {} }), /"options" holds something that is not plain data/],
  ['a getter', (engine) => engine.analyze('a', {}, [{ get do() { throw new RangeError('not mine'); } }]), /^RangeError: not mine/],
])) {
  test(`${name} is refused with what is taken, and the next text is read`, async () => {
    const engine = await localEngine();
    await assert.rejects(ask(engine), words);
    assert.equal((await engine.analyze('Jay Carney left.')).people[0]?.name, 'Jay Carney');
  });
}

test('nothing but the text needs to be given', async () => {
  const engine = await localEngine();
  const options = /** @type {any} */ ({ published: null, threshold: undefined, signal: null });
  const bare = await engine.analyze('Jay Carney left.');
  assert.deepEqual(await engine.analyze('Jay Carney left.', /** @type {any} */ (null), /** @type {any} */ (null)), bare);
  assert.deepEqual(await engine.analyze('Jay Carney left.', options, []), bare);
});

test('thousands of traps on this thread, and the next text is read all the same', async () => {
  const { createEngine: create } = await import(pathToFileURL(`${site}/engine/engine.js`).href);
  const { InlineWorker } = await import(pathToFileURL(`${site}/engine/spawning.js`).href);
  const { createRequestHandler } = await import(pathToFileURL(`${site}/engine/reader.js`).href);
  // Thrown in the middle of the module, whose stack nobody winds back: what a trap does to it.
  const trap = { get published() { throw new WebAssembly.RuntimeError('unreachable'); } };
  let traps = 0;
  const answerer = async () => {
    const answer = createRequestHandler();
    return (/** @type {any} */ request) => {
      if (request.text !== 'trap') return answer(request);
      traps += 1;
      return answer({ ...request, options: trap });
    };
  };
  const module = await WebAssembly.compile(readFileSync(`${site}/wasm/whowhen_bg.wasm`));
  /** @type {import('../../www/contract.js').Engine} */
  const engine = create({ load: () => module, spawn: () => new InlineWorker(answerer) });
  for (let round = 0; round < 1500; round++) {
    await assert.rejects(engine.analyze('trap'), { code: 'engine-crashed', parameters: { reason: 'unreachable' } });
  }
  assert.equal(traps, 3000);
  assert.equal((await engine.analyze('Jay Carney left.')).people[0]?.name, 'Jay Carney');
});

test('where a page may start no worker, the text is read on its own thread', async (context) => {
  const refused = class {
    constructor() {
      throw new DOMException('of another origin', 'SecurityError');
    }
  };
  Object.assign(globalThis, { Worker: refused });
  context.after(() => delete (/** @type {{Worker?: unknown}} */ (globalThis).Worker));
  const { createEngine: create } = await import(pathToFileURL(`${site}/engine/engine.js`).href);
  /** @type {import('../../www/contract.js').Engine} */
  const engine = create({ load: () => readFileSync(`${site}/wasm/whowhen_bg.wasm`) });
  assert.equal((await engine.analyze('Jay Carney left.')).people[0]?.name, 'Jay Carney');
});

test('without a worker each text has its own analysis as well, and closing ends it', async () => {
  const engine = await localEngine();
  const texts = ['Jay Carney left.', 'Marie Harf stayed.'];
  const read = await Promise.all(texts.map((text) => engine.analyze(text)));
  assert.deepEqual(read.map((analysis) => analysis.people[0]?.name), ['Jay Carney', 'Marie Harf']);
  engine.close();
  await assert.rejects(engine.analyze('Jay Carney left.'), { code: 'engine-closed' });
});
