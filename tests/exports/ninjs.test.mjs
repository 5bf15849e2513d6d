import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { NINJS } from './fixtures/ninjs-3.2.mjs';
import { analysis, articles, write } from './program.mjs';
import { EMOJI, SYNTAX } from './texts.mjs';

const ajv = new Ajv({ strict: true, allErrors: true });
formats.default(ajv);
const valid = ajv.compile(NINJS);

/**
 * @param {string} text
 * @param {import('./program.mjs').Given} [given]
 * @returns {any}
 */
function item(text, given) {
  const found = JSON.parse(write('ninjs', text, given));
  assert.ok(valid(found), ajv.errorsText(valid.errors));
  return found;
}

test('the schema refuses what is no ninjs', () => {
  for (const wrong of [{}, { uri: 'no uri' }, { uri: 'urn:x:1', people: [{ name: 'A', post: 'B' }] },
    { uri: 'urn:x:1', versionCreated: '2013-11-05' }]) {
    assert.ok(!valid(wrong));
  }
});

test('every article is an item with everyone, every organisation and place, once', () => {
  for (const { name, text, published } of articles()) {
    const found = item(text, { published });
    const { people, organizations, places } = analysis(text, { published });
    const names = (/** @type {{name: string}[]} */ list = []) => list.map((one) => one.name);
    assert.deepEqual(names(found.people), people.map((person) => person.name), name);
    assert.deepEqual(names(found.organisations), names(organizations), name);
    assert.deepEqual(names(found.places), names(places), name);
    assert.equal(found.bodies[0].value, text, name);
    assert.equal(found.versionCreated, published ? `${published}T00:00:00Z` : undefined, name);
  }
});

test('headline, byline, counts and posts are told', () => {
  const text = 'Envoy returns to Geneva talks\nBy Rosa Field\nWhite House spokesman Jay Carney spoke 😀.';
  const found = item(text);
  assert.deepEqual(found.headlines, [{ contentType: 'text/plain', value: 'Envoy returns to Geneva talks' }]);
  assert.equal(found.by, 'By Rosa Field');
  assert.equal(found.bodies[0].wordCount, 15);
  assert.equal(found.bodies[0].charCount, [...text].length);
  assert.deepEqual(found.descriptions, [
    { role: 'cast', contentType: 'text/plain', value: 'Jay Carney: White House spokesman' },
  ]);
});

test('the uri is the given one, or of the content alone', () => {
  assert.equal(item(EMOJI, { more: ['--id', 'tag:news.example,2020:1'] }).uri, 'tag:news.example,2020:1');
  const own = item(EMOJI).uri;
  assert.match(own, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(item(EMOJI, { published: '2020-05-05' }).uri, own);
  assert.notEqual(item(SYNTAX).uri, own);
});
