/** The ledger beside a storage that another tab writes too, and that may fail at any time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { CorrectionHistory } from '../../www/corrections/correction-history.js';

/** @import { Correction } from '../../www/contract.js' */
/** @import { Kept } from '../../www/corrections/correction-history.js' */

/** @param {string} text @returns {Correction} */
const mark = (text) => ({ do: 'mark', kind: 'person', text });

/** A storage for several ledgers, each of which hears what the others change. */
class Shared {
  /** @type {Map<number, Correction[]>} */
  records = new Map();
  /** @type {((by: object) => void)[]} */
  #watching = [];
  #last = 0;
  /** What fails. @type {Set<string>} */
  failing = new Set();
  /** Calls of `all`. */
  looks = 0;

  /** What one tab has of it. */
  tab() {
    const shared = this;
    const tell = () => this.#watching.forEach((watching) => watching(tab));
    /** @param {string} what @param {() => void} change */
    const change = async (what, change) => {
      await turn();
      if (shared.failing.has(what)) throw new Error(`no ${what}`);
      change();
      tell();
    };
    const tab = {
      /** @param {() => void} changed */
      watch: (changed) => void this.#watching.push((by) => by !== tab && changed()),
      /** @returns {Promise<Kept[]>} */
      async all() {
        shared.looks++;
        await turn();
        if (shared.failing.has('all')) throw new Error('no all');
        const ids = [...shared.records.keys()].sort((a, b) => a - b);
        const seen = ids.map((id) => ({ id, corrections: structuredClone(shared.records.get(id) ?? []) }));
        await turn();
        return seen;
      },
      /** @param {Correction[][]} steps */
      async add(steps) {
        /** @type {number[]} */
        const ids = [];
        if (!steps.length) return ids;
        await change('add', () => {
          for (const corrections of steps) {
            ids.push(++shared.#last);
            shared.records.set(shared.#last, corrections);
          }
        });
        return ids;
      },
      /** @param {Kept[]} steps */
      async put(steps) {
        if (!steps.length) return;
        await change('put', () => steps.forEach(({ id, corrections }) => shared.records.set(id, corrections)));
      },
      /** @param {number[]} ids */
      async remove(ids) {
        if (!ids.length) return;
        await change('remove', () => ids.forEach((id) => shared.records.delete(id)));
      },
    };
    return tab;
  }
}

/** @param {Shared} shared */
function ledgerOf(shared) {
  const heard = { changes: 0, failures: /** @type {string[]} */ ([]) };
  const ledger = new CorrectionHistory(shared.tab(), {
    changed: () => heard.changes++,
    notKept: (error) => heard.failures.push(/** @type {Error} */ (error).message),
  });
  ledger.load();
  return { ledger, heard };
}

async function settled() {
  for (let left = 60; left > 0; left--) await turn();
}

/** The words of what counts, in its order. @param {CorrectionHistory} ledger */
const texts = (ledger) => ledger.corrections.map((correction) => ('text' in correction ? correction.text : ''));

test('what is decided at the same time in two tabs counts in both, in one order, after few looks', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  for (const word of ['a', 'b', 'c']) one.ledger.add([mark(word)]);
  for (const word of ['x', 'y', 'z']) two.ledger.add([mark(word)]);
  assert.deepEqual(texts(one.ledger), ['a', 'b', 'c'], 'at once, before anything is stored');
  await settled();
  assert.deepEqual(texts(one.ledger).sort(), ['a', 'b', 'c', 'x', 'y', 'z']);
  assert.deepEqual(texts(one.ledger), texts(two.ledger));
  assert.equal(shared.records.size, 6);
  const { looks } = shared;
  await settled();
  assert.equal(shared.looks, looks, 'nobody goes on looking');
  assert.ok(looks <= 14, `${looks} looks`);
});

test('what was decided while the storage was slow is not lost to what it then says', async () => {
  const shared = new Shared();
  shared.records.set(0.5, [mark('old')]);
  const { ledger } = ledgerOf(shared);
  await turn();
  ledger.add([mark('new')]);
  await settled();
  assert.deepEqual(texts(ledger), ['old', 'new']);
});

test('a step that could not be stored counts on here, beside what others decide, until it is taken back', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  await settled();
  shared.failing.add('add');
  const step = one.ledger.add([mark('mine')]);
  await settled();
  assert.deepEqual(one.heard.failures, ['no add']);
  shared.failing.clear();
  two.ledger.add([mark('theirs')]);
  await settled();
  assert.deepEqual(texts(one.ledger), ['theirs', 'mine']);
  assert.deepEqual(texts(two.ledger), ['theirs']);
  one.ledger.undo(step);
  two.ledger.add([mark('more')]);
  await settled();
  assert.deepEqual(texts(one.ledger), ['theirs', 'more']);
  one.ledger.redo();
  await settled();
  assert.deepEqual(texts(one.ledger), ['theirs', 'more', 'mine']);
  assert.deepEqual(texts(two.ledger), ['theirs', 'more', 'mine']);
});

test('a step that could not be removed stays away here, whatever others decide', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  one.ledger.add([mark('wrong')]);
  await settled();
  shared.failing.add('remove');
  assert.equal(one.ledger.forgetAll(), 1);
  await settled();
  assert.deepEqual(one.heard.failures, ['no remove']);
  two.ledger.add([mark('theirs')]);
  await settled();
  assert.deepEqual(texts(one.ledger), ['theirs']);
  assert.deepEqual(texts(two.ledger), ['wrong', 'theirs']);
});

test('a step made again has its old place, in both tabs', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  const first = one.ledger.add([mark('first')]);
  await settled();
  one.ledger.undo(first);
  two.ledger.add([mark('second')]);
  await settled();
  one.ledger.redo();
  await settled();
  assert.deepEqual(texts(one.ledger), ['first', 'second']);
  assert.deepEqual(texts(two.ledger), ['first', 'second']);
});

test('taken back and made again before the storage has answered, a step is there once', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  const step = one.ledger.add([mark('quick')]);
  one.ledger.undo(step);
  one.ledger.redo();
  one.ledger.undo();
  one.ledger.redo();
  two.ledger.add([mark('other')]);
  await settled();
  assert.deepEqual(texts(one.ledger).sort(), ['other', 'quick']);
  assert.deepEqual(texts(two.ledger).sort(), ['other', 'quick']);
  assert.equal(shared.records.size, 2);
});

test('a step that another tab took away is not taken back again; forgotten is forgotten', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  const step = one.ledger.add([mark('a')]);
  await settled();
  assert.equal(two.ledger.forgetAll(), 1);
  await settled();
  assert.deepEqual(texts(one.ledger), []);
  one.ledger.undo(step);
  assert.equal(one.ledger.canRedo, false);
  one.ledger.add([mark('b')]);
  one.ledger.undo();
  one.ledger.add([mark('c')]);
  one.ledger.undo();
  assert.equal(one.ledger.canRedo, true);
  one.ledger.forgetAll();
  assert.equal(one.ledger.canRedo, false);
});

test('a storage that cannot be read says so, and what is decided counts', async () => {
  const shared = new Shared();
  shared.failing.add('all');
  const { ledger, heard } = ledgerOf(shared);
  ledger.add([mark('a')]);
  await settled();
  assert.deepEqual(texts(ledger), ['a']);
  assert.deepEqual(heard.failures, ['no all']);
});

test('nothing new elsewhere is no change here', async () => {
  const shared = new Shared();
  const [one, two] = [ledgerOf(shared), ledgerOf(shared)];
  one.ledger.add([mark('a')]);
  await settled();
  const { changes } = two.heard;
  one.ledger.undo();
  one.ledger.redo();
  await settled();
  assert.ok(two.heard.changes - changes <= 2);
  const now = two.heard.changes;
  await shared.tab().put([{ id: 1, corrections: [mark('a')] }]);
  await settled();
  assert.equal(two.heard.changes, now);
});

test('the steps of corrections are found by their places', async () => {
  const { ledger } = ledgerOf(new Shared());
  const steps = [[mark('a'), mark('b')], [mark('c')], [mark('d'), mark('e')]].map((given) => ledger.add(given));
  assert.deepEqual(ledger.stepsOf(new Set([1, 2])), steps.slice(0, 2));
  assert.deepEqual(ledger.stepsOf(new Set([3, 4])), steps.slice(2));
  assert.deepEqual(ledger.stepsOf(new Set()), []);
});
