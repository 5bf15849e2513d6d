/** The newsroom's lists where no page is needed: their file, and how they are kept beside another tab. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { KeptLists, Overtaken } from '../../www/newsroom/kept-lists.js';
import { contentOf } from '../../www/newsroom/list-content.js';
import { indexOf, parsed, rowNamed, rowsOf, search, titleOf, withRow, written } from '../../www/newsroom/list-file.js';

/** @import { KeptList, Newsroom } from '../../www/newsroom/newsroom.js' */

/** A list as somebody may keep it by hand. */
const BY_HAND = `{ "style": [{"message": "write “advisor”", "words": "adviser", "replacement": "advisor"}],
  "places": [], "people": [ "Ann Lee",
    {"note": "prefers Ruth", "posts": [{"until": "2025-05", "post": "mayor", "rank": 1}], "name": "Ruth Calder"}],
  "owner": {"desk": "council", "mail": null}, "version": "3", "name": "Council \\u0064esk", "$schema": "lists.schema.json" }`;

const CANONICAL = `{
  "$schema": "lists.schema.json",
  "name": "Council desk",
  "version": "3",
  "owner": {"desk": "council", "mail": null},
  "people": [
    "Ann Lee",
    {"name": "Ruth Calder", "posts": [{"post": "mayor", "until": "2025-05", "rank": 1}], "note": "prefers Ruth"}
  ],
  "style": [
    {"words": "adviser", "message": "write “advisor”", "replacement": "advisor"}
  ]
}
`;

test('a list is written a row a line, in one order, with what this version does not know', () => {
  assert.equal(written(parsed(BY_HAND)), CANONICAL);
  assert.equal(written(parsed(CANONICAL)), CANONICAL);
  assert.deepEqual({ places: [], ...parsed(CANONICAL) }, parsed(BY_HAND));
});

test('an empty list, and what is no list at all, are written as an empty one', () => {
  for (const text of ['{}', '{"people": []}', '[1]', '"x"', 'null', '\ufeff{}']) assert.equal(written(parsed(text)), '{}\n', text);
});

test('the rows of a list are in the order of the file, each with its section and index', () => {
  const rows = rowsOf(parsed(CANONICAL));
  assert.deepEqual(rows.map(({ section, index, row }) => [section, index, titleOf(row)]), [
    ['people', 0, 'Ann Lee'],
    ['people', 1, 'Ruth Calder'],
    ['style', 0, 'adviser'],
  ]);
});

test('a row is called by its name, its words or its pattern', () => {
  for (const [row, title] of /** @type {[any, string][]} */ ([
    ['Ann', 'Ann'],
    [{ name: 'Ann' }, 'Ann'],
    [{ words: ['adviser', 'advisers'] }, 'adviser, advisers'],
    [{ pattern: 'PC \\d' }, 'PC \\d'],
    [{}, ''],
    [7, '7'],
    [null, 'null'],
  ])) {
    assert.equal(titleOf(row), title);
  }
  for (const section of /** @type {const} */ (['people', 'style', 'patterns'])) {
    assert.equal(titleOf(rowNamed(section, 'Ann')), 'Ann', section);
    assert.deepEqual(rowNamed(section, ''), {}, section);
  }
});

test('a row is added, replaced and removed, and no other row is touched', () => {
  const list = parsed('{"name": "x", "roles": ["a", "b", "c"]}');
  assert.deepEqual(withRow(list, 'roles', 3, 'd'), { name: 'x', roles: ['a', 'b', 'c', 'd'] });
  assert.deepEqual(withRow(list, 'roles', 1, { name: 'B' }), { name: 'x', roles: ['a', { name: 'B' }, 'c'] });
  assert.deepEqual(withRow(list, 'roles', 1, undefined), { name: 'x', roles: ['a', 'c'] });
  assert.deepEqual(withRow(list, 'places', 0, 'p'), { ...list, places: ['p'] });
  assert.deepEqual(list, { name: 'x', roles: ['a', 'b', 'c'] }, 'what was given stays as it is');
});

test('a row is found where it is by now, and not taken for one that has changed', () => {
  const was = { section: /** @type {const} */ ('roles'), index: 1, row: 'b' };
  assert.equal(indexOf({ roles: ['a', 'b', 'c'] }, was), 1);
  assert.equal(indexOf({ roles: ['b', 'c'] }, was), 0);
  assert.equal(indexOf({ roles: ['a', 'b', 'b'] }, { ...was, index: 2 }), 2, 'of two that are the same, the one that was meant');
  assert.equal(indexOf({ roles: ['a', 'B'] }, was), -1);
  assert.equal(indexOf({}, was), -1);
});

/** @param {Partial<KeptList>} list @returns {KeptList} */
const kept = (list) => ({ id: 'x', rank: 1, on: true, file: 'x.json', text: '{}', ...list });

test('a search finds every word anywhere in a row, whatever its case and accents', () => {
  const { rows } = contentOf(kept({ text: CANONICAL.replace('Ann Lee', 'Zoë Pérez') }));
  const found = (/** @type {string} */ query) => search(rows, query).map(({ row }) => titleOf(row));
  assert.deepEqual(found(''), ['Zoë Pérez', 'Ruth Calder', 'adviser']);
  assert.deepEqual(found('perez ZOE'), ['Zoë Pérez']);
  assert.deepEqual(found('mayor'), ['Ruth Calder']);
  assert.deepEqual(found('name'), [], 'the columns are not searched');
  assert.deepEqual(found('ruth zoe'), []);
  assert.deepEqual(found('  cald '), ['Ruth Calder']);
});

test('a list is called by its name, else by its file', () => {
  assert.equal(contentOf(kept({ text: CANONICAL })).name, 'Council desk');
  assert.equal(contentOf(kept({ text: '{"name": 5}', file: 'sports.json' })).name, 'sports.json');
  assert.equal(contentOf(kept({ file: '' })).name, 'List without a name');
});

/** A storage that several tabs share, which can fail. */
class Shared {
  /** @type {Map<string, KeptList>} */
  records = new Map();
  fails = false;

  /** A tab with its lists. */
  tab() {
    const shared = this;
    /** @type {unknown[]} */
    const heard = [];
    const newsroom = {
      lists: /** @type {readonly KeptList[]} */ ([]),
      /** @param {KeptList[]} lists */
      set: (lists) => void (newsroom.lists = lists.sort((one, other) => one.rank - other.rank)),
      records: {
        async all() {
          await turn();
          if (shared.fails) throw new Error('no room');
          return [...shared.records.values()].map((record) => ({ ...record }));
        },
        /** @param {(records: any, attempt: (work: () => void) => void) => void} change */
        async change(change) {
          await turn();
          if (shared.fails) throw new Error('no room');
          const before = new Map(shared.records);
          const store = {
            get: (/** @type {string} */ id) => ({
              result: shared.records.get(id),
              addEventListener: (/** @type {string} */ _, /** @type {() => void} */ heard) => heard(),
            }),
            put: (/** @type {KeptList} */ list) => shared.records.set(list.id, { ...list }),
            delete: (/** @type {string} */ id) => shared.records.delete(id),
          };
          try {
            change(store, (work) => work());
          } catch (error) {
            shared.records = before;
            throw error;
          }
        },
      },
    };
    const lists = new KeptLists(/** @type {Newsroom} */ (/** @type {unknown} */ (newsroom)), (error) => heard.push(error));
    const texts = () => lists.lists.map(({ id, text }) => `${id} ${text}`);
    return { lists, heard, texts };
  }
}

async function settled() {
  for (let left = 40; left > 0; left--) await turn();
}

test('what one tab changes, another has once it looks, in the order of the ranks', async () => {
  const shared = new Shared();
  const [one, two] = [shared.tab(), shared.tab()];
  one.lists.change([{ id: 'b', now: kept({ id: 'b', rank: 2, text: '{"n": 2}' }) }]);
  one.lists.change([{ id: 'a', now: kept({ id: 'a', text: '{"n": 1}' }) }]);
  assert.deepEqual(one.texts(), ['a {"n": 1}', 'b {"n": 2}'], 'at once');
  await settled();
  two.lists.look();
  await settled();
  assert.deepEqual(two.texts(), one.texts());
  const [first] = two.lists.lists;
  two.lists.look();
  await settled();
  assert.equal(two.lists.lists[0], first, 'what has not changed is the same object');
  two.lists.change([{ id: 'a', now: null }]);
  await settled();
  one.lists.look();
  await settled();
  assert.deepEqual(one.texts(), ['b {"n": 2}']);
  assert.ok([...one.heard, ...two.heard].every((error) => error === undefined));
});

test('of two tabs that change one list the slower one loses its change, hears it, and the faster one nothing', async () => {
  const shared = new Shared();
  const [one, two] = [shared.tab(), shared.tab()];
  const list = kept({});
  one.lists.change([{ id: 'x', now: list }]);
  await settled();
  two.lists.look();
  await settled();
  one.lists.change([{ id: 'x', now: { ...list, text: '{"by": "one"}' } }]);
  two.lists.change([{ id: 'x', now: { ...list, text: '{"by": "two"}' } }]);
  await settled();
  assert.deepEqual(two.texts(), ['x {"by": "one"}']);
  assert.deepEqual(one.texts(), two.texts());
  assert.equal(two.heard.filter((error) => error instanceof Overtaken).length, 1);
  assert.ok(one.heard.every((error) => error === undefined));
  two.lists.change([{ id: 'x', now: { ...list, text: '{"by": "two, later"}' } }]);
  await settled();
  assert.equal(shared.records.get('x')?.text, '{"by": "two, later"}');
});

test('what cannot be stored counts all the same, is said, and is stored with the next change', async () => {
  const shared = new Shared();
  const one = shared.tab();
  await settled();
  shared.fails = true;
  one.lists.change([{ id: 'x', now: kept({ text: '{"n": 1}' }) }]);
  await settled();
  assert.deepEqual(one.texts(), ['x {"n": 1}']);
  assert.match(String(one.heard.at(-1)), /no room/);
  one.lists.look();
  await settled();
  assert.deepEqual(one.texts(), ['x {"n": 1}'], 'looking does not lose it');
  shared.fails = false;
  one.lists.look();
  await settled();
  assert.deepEqual(one.texts(), ['x {"n": 1}'], 'though it is not stored');
  assert.match(String(one.heard.at(-1)), /no room/, 'and as long as it is so, nobody says otherwise');
  one.lists.change([{ id: 'x', now: kept({ text: '{"n": 2}' }) }]);
  await settled();
  assert.equal(shared.records.get('x')?.text, '{"n": 2}');
  assert.equal(one.heard.at(-1), undefined);
});

test('two lists that change places are stored both or not at all', async () => {
  const shared = new Shared();
  const [one, two] = [shared.tab(), shared.tab()];
  const [a, b] = [kept({ id: 'a', rank: 1 }), kept({ id: 'b', rank: 2 })];
  one.lists.change([{ id: 'a', now: a }, { id: 'b', now: b }]);
  await settled();
  two.lists.look();
  await settled();
  one.lists.change([{ id: 'b', now: { ...b, text: '{"n": 1}' } }]);
  two.lists.change([{ id: 'a', now: { ...a, rank: 2 } }, { id: 'b', now: { ...b, rank: 1 } }]);
  await settled();
  assert.deepEqual(two.texts(), ['a {}', 'b {"n": 1}']);
  assert.deepEqual([...shared.records.values()].map(({ rank }) => rank), [1, 2]);
});
