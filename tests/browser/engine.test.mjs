/** The engine's promise, that every request is answered once, against workers that misbehave. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createEngine } from '../../www/engine/engine.js';
import { site } from './site.mjs';

/** @import { Analysis, Answer, Request } from '../../www/contract.js' */

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

/** An analysis that says which text it is of. @param {string} text */
const analysisOf = (text) => /** @type {Analysis} */ (/** @type {unknown} */ ({ text }));

/** @type {Behaviour} */
const reads = ({ id, text }, worker) => worker.answer({ id, ok: true, result: analysisOf(text) });
/** @type {Behaviour} */
const crashes = (_, worker) => worker.crash();
/** @type {Behaviour} */
const silent = () => {};
/** @type {Behaviour} */
const traps = ({ id }, worker) => worker.answer({ id, ok: false, message: 'unreachable', broken: true });
/** @type {Behaviour} */
const refuses = ({ id }, worker) => worker.answer({ id, ok: false, message: 'no date', broken: false });

/** An engine whose workers behave one after the other as told; the last of these goes on. */
function engineWith(/** @type {Behaviour[]} */ ...behaviours) {
  /** @type {FakeWorker[]} */
  const workers = [];
  const spawn = () => {
    const behave = behaviours[Math.min(workers.length, behaviours.length - 1)] ?? silent;
    workers.push(new FakeWorker(behave));
    return /** @type {Worker} */ (/** @type {unknown} */ (workers.at(-1)));
  };
  const load = () => WebAssembly.compile(EMPTY);
  return { engine: createEngine({ load, spawn, patience: () => 50 }), workers };
}

test('a request is answered by one worker, kept for the next', async () => {
  const { engine, workers } = engineWith(reads);
  assert.deepEqual(await engine.analyze('a'), { text: 'a' });
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  assert.equal(workers.length, 1);
});

for (const [name, broken] of Object.entries({ crashes, traps, 'stays silent': silent })) {
  test(`a worker that ${name} is replaced and the request tried once more`, async () => {
    const { engine, workers } = engineWith(broken, reads);
    assert.deepEqual(await engine.analyze('a'), { text: 'a' });
    assert.deepEqual(workers.map((worker) => worker.terminated), [true, false]);
  });

  test(`a text on which every worker ${name} is given up, the next one read`, async () => {
    const { engine } = engineWith(broken, broken, reads);
    await assert.rejects(engine.analyze('a'), /crashed twice/);
    assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  });
}

test('an input that is refused is an error and no crash', async () => {
  const { engine, workers } = engineWith(refuses);
  await assert.rejects(engine.analyze('a'), { message: 'no date' });
  assert.deepEqual(workers.map((worker) => worker.terminated), [false]);
});

test('the newest request of a document overtakes the older, others are left alone', async () => {
  const { engine } = engineWith(reads);
  const asked = [
    engine.analyze('a1', {}, [], 'a'),
    engine.analyze('b1', {}, [], 'b'),
    engine.analyze('a2', {}, [], 'a'),
    engine.analyze('a3', {}, [], 'a'),
  ];
  assert.deepEqual(await Promise.all(asked), [null, { text: 'b1' }, null, { text: 'a3' }]);
});

test('an overtaken request that crashes its worker is not tried again', async () => {
  const { engine, workers } = engineWith(crashes, reads);
  const old = engine.analyze('a1');
  const fresh = engine.analyze('a2');
  assert.deepEqual(await Promise.all([old, fresh]), [null, { text: 'a2' }]);
  assert.equal(workers.length, 2);
});

test('a module that does not load is an error, and asked for again', async () => {
  let asked = 0;
  const load = () => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('offline')) : WebAssembly.compile(EMPTY);
  };
  const spawn = () => /** @type {Worker} */ (/** @type {unknown} */ (new FakeWorker(reads)));
  const engine = createEngine({ load, spawn });
  await assert.rejects(engine.analyze('a'), { message: 'offline' });
  assert.deepEqual(await engine.analyze('b'), { text: 'b' });
  engine.close();
});

test('closing answers what is open, and what comes later', async () => {
  const { engine, workers } = engineWith(silent);
  const open = engine.analyze('a');
  await new Promise((resolve) => setTimeout(resolve, 10));
  engine.close();
  await assert.rejects(open, /closed/);
  await assert.rejects(engine.analyze('b'), /closed/);
  assert.equal(workers[0]?.terminated, true);
});

test('the module itself refuses a wrong date with a plain error, and reads on', async () => {
  const { createLocalEngine } = await import(pathToFileURL(`${site}/engine/local-engine.js`).href);
  const module = await WebAssembly.compile(readFileSync(`${site}/wasm/whowhen_bg.wasm`));
  const engine = createLocalEngine(module);
  await assert.rejects(engine.analyze('a', { published: '5 May' }), (error) => {
    assert.equal(/** @type {Error} */ (error).constructor, Error);
    return true;
  });
  const { version, offsets, people } = await engine.analyze('Jay Carney left.', undefined, undefined);
  assert.deepEqual([version, offsets, people[0].name], [1, 'utf16', 'Jay Carney']);
});
