import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triples } from './fixtures/contexts.mjs';
import { analysis, articles, write } from './program.mjs';
import { EMOJI, SYNTAX } from './texts.mjs';

/** @param {string} text @param {import('./program.mjs').Given} [given] */
function collection(text, given) {
  const found = JSON.parse(write('annotation', text, given));
  return { ...found, items: found.first.items ?? [] };
}

/** @param {any} annotation @param {string} type */
const selector = (annotation, type) =>
  annotation.target.selector.find((/** @type {any} */ one) => one.type === type);

test('positions slice the marked words by code points', () => {
  for (const text of [EMOJI, SYNTAX]) {
    const points = [...text];
    const { items } = collection(text, { published: '2020-05-05' });
    assert.ok(items.length > 4);
    for (const item of items) {
      const { start, end } = selector(item, 'TextPositionSelector');
      assert.equal(points.slice(start, end).join(''), selector(item, 'TextQuoteSelector').exact);
    }
  }
});

test('a name behind an emoji and with a combining mark is where Python would find it', () => {
  const items = collection(EMOJI).items;
  const name = items.find((/** @type {any} */ item) =>
    selector(item, 'TextQuoteSelector').exact === 'Zoe\u0308 Marchand');
  // One code point of emoji and one space stand before; the name has 13, the diaeresis one of them.
  assert.deepEqual(selector(name, 'TextPositionSelector'), {
    type: 'TextPositionSelector', start: 2, end: 15,
  });
});

test('a quote selector finds its place again by the text around it', () => {
  for (const { text, published } of articles().slice(0, 6)) {
    for (const item of collection(text, { published }).items) {
      const { exact, prefix, suffix } = selector(item, 'TextQuoteSelector');
      assert.ok(text.includes(prefix + exact + suffix));
      assert.ok([...prefix].length <= 32 && [...suffix].length <= 32);
      const { start } = selector(item, 'TextPositionSelector');
      assert.equal([...prefix].length, Math.min(32, start));
    }
  }
});

test('bodies say the kind, whom or which day, and why', () => {
  const text = 'White House spokesman Jay Carney said so on Tuesday.';
  const { items } = collection(text, { published: '2013-11-05' });
  const bodies = (/** @type {string} */ exact) => {
    const item = items.find((/** @type {any} */ one) =>
      selector(one, 'TextQuoteSelector').exact === exact);
    return item.body.map((/** @type {any} */ body) => [body.purpose, body.value]);
  };
  assert.deepEqual(bodies('Jay Carney').slice(0, 2), [['tagging', 'person'], ['identifying', 'Jay Carney']]);
  assert.deepEqual(bodies('White House spokesman').slice(0, 2), [['tagging', 'role'], ['identifying', 'Jay Carney']]);
  assert.deepEqual(bodies('Tuesday').slice(0, 2), [['tagging', 'date'], ['identifying', '2013-11-05']]);
  for (const exact of ['Jay Carney', 'White House spokesman', 'Tuesday']) {
    const [purpose, reason] = bodies(exact).at(-1) ?? [];
    assert.equal(purpose, 'describing');
    assert.ok(reason && reason.length > 4);
  }
});

test('a mark of an organization says which it is', () => {
  const { items } = collection('The Central Bank of Nigeria met. “No,” the CBN said.');
  const item = items.find((/** @type {any} */ one) => selector(one, 'TextQuoteSelector').exact === 'CBN');
  const identifying = item.body.filter((/** @type {any} */ body) => body.purpose === 'identifying');
  assert.deepEqual(identifying.map((/** @type {any} */ body) => body.value), ['Central Bank of Nigeria']);
});

test('a JSON-LD processor reads every annotation with its target and bodies', async () => {
  const { text, published } = /** @type {{text: string, published: string}} */ (articles()[0]);
  const document = JSON.parse(write('annotation', text, { published }));
  const facts = await triples(document);
  const oa = 'http://www.w3.org/ns/oa#';
  const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const subjects = (/** @type {string} */ predicate, /** @type {string} */ object) =>
    facts.filter((t) => t.predicate.value === predicate && t.object.value === object).length;
  const marks = analysis(text, { published }).spans.length;
  assert.ok(marks > 30);
  assert.equal(subjects(`${rdf}type`, `${oa}Annotation`), marks);
  assert.equal(subjects(`${rdf}type`, `${oa}TextPositionSelector`), marks);
  assert.equal(subjects(`${oa}motivatedBy`, `${oa}tagging`), marks);
  assert.equal(subjects(`${oa}hasPurpose`, `${oa}tagging`), marks);
  assert.equal(subjects(`${oa}hasSource`, document.first.items[0].target.source), marks);
  // Every identifier is absolute: none was dropped or read against a base.
  for (const { subject } of facts) {
    if (subject.termType !== 'BlankNode') assert.match(subject.value, /^urn:uuid:/);
  }
});

test('the collection counts its items and every id is there once', () => {
  const document = collection(EMOJI);
  assert.equal(document.total, document.items.length);
  assert.equal(document['@context'], 'http://www.w3.org/ns/anno.jsonld');
  const ids = document.items.map((/** @type {any} */ item) => item.id);
  assert.equal(new Set(ids).size, ids.length);
  const named = collection(EMOJI, { more: ['--id', 'https://news.example/1'] });
  assert.equal(named.items[0].target.source, 'https://news.example/1');
  assert.equal(named.items[0].id, 'https://news.example/1#mark-0');
  assert.equal(collection('it rained.').total, 0);
});
