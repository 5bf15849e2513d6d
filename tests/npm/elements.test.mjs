/** `custom-elements.json` says of the element what its source does, and says it in the right form. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { WhoWhenElement } from '../../www/element/element.js';

const built = fileURLToPath(new URL('../../dist/npm', import.meta.url));
const manifest = JSON.parse(readFileSync(join(built, 'custom-elements.json'), 'utf8'));
const schema = JSON.parse(readFileSync(new URL(import.meta.resolve('custom-elements-manifest/schema.json')), 'utf8'));
const [element] = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations);

/** The text of all files of a kind. @param {string} ending */
function sources(ending) {
  return readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(built, name), 'utf8'))
    .join('\n');
}

/** What a pattern finds, each once. @param {string} text @param {RegExp} pattern */
function found(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

/** @param {{name: string}[]} things */
const names = (things) => things.map(({ name }) => name).sort();

test('it has the form that its schema describes', () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  assert.ok(validate(manifest), JSON.stringify(validate.errors?.slice(0, 3), null, 2));
});

test('it is of this element, and says which module defines it', () => {
  assert.deepEqual([element.name, element.tagName, element.customElement], ['WhoWhenElement', 'who-when', true]);
  const [definition] = manifest.modules
    .flatMap((/** @type {any} */ { exports }) => exports)
    .filter((/** @type {any} */ { kind }) => kind === 'custom-element-definition');
  assert.deepEqual([definition.name, definition.declaration.name], ['who-when', 'WhoWhenElement']);
});

test('its attributes are those that the element observes', () => {
  assert.deepEqual(names(element.attributes), [...WhoWhenElement.observedAttributes].sort());
});

test('its properties and methods are those of the class that are not the browser’s to call', () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(WhoWhenElement.prototype));
  const called = own.map(([name]) => name).filter((name) => !/Callback$|^constructor$/.test(name));
  const members = element.members.filter((/** @type {any} */ member) => !member.static);
  assert.deepEqual(names(members), called.sort());
  for (const { name, kind, readonly } of members) {
    const { set, value } = Object.getOwnPropertyDescriptor(WhoWhenElement.prototype, name) ?? {};
    assert.equal(kind, value ? 'method' : 'field', name);
    if (!value) assert.equal(Boolean(readonly), !set, name);
  }
});

test('its events are those that the source tells', () => {
  assert.deepEqual(names(element.events), found(sources('.js'), /#tell\('([\w-]+)'/g));
});

test('its parts are those of the source', () => {
  assert.deepEqual(names(element.cssParts), found(sources('.js'), /\bpart(?:: | = )'([\w-]+)'/g));
});

test('its custom properties are those that the stylesheets read', () => {
  assert.deepEqual(names(element.cssProperties), found(sources('.css'), /var\((--whowhen-[\w-]+)/g));
});

test('everything it names is described', () => {
  const all = ['attributes', 'events', 'cssParts', 'cssProperties', 'members'].flatMap((kind) => element[kind]);
  assert.ok(all.length > 30);
  assert.deepEqual(names(all.filter(({ description }) => !description)), []);
  const untyped = element.members.filter((/** @type {any} */ { kind, type }) => kind === 'field' && !type);
  assert.deepEqual(names(untyped), []);
});
