/**
 * The types of `www/contract.d.ts` are those of the JSON Schemas in `docs/`, which are made of the types in
 * Rust, and of the columns of lists: a field that one has and the other lacks, or has in another form, is an
 * error of the compiler.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Schema What of a JSON Schema the types in Rust need.
 * @property {string | string[]} [type]
 * @property {string} [$ref]
 * @property {string} [const]
 * @property {string[]} [enum]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [additionalProperties]
 * @property {Schema} [items]
 * @property {Schema[]} [prefixItems]
 * @property {Record<string, Schema>} [$defs]
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(root, 'node_modules/.bin/tsc');

/** @returns {Schema & {$defs: Record<string, Schema>}} */
const schema = () => JSON.parse(readFileSync(join(root, 'docs/analysis.schema.json'), 'utf8'));

/** @returns {Schema & {$defs: Record<string, Schema>}} */
const listSchema = () => JSON.parse(readFileSync(join(root, 'docs/lists.schema.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'whowhen-contract-'));
after(() => rmSync(folder, { recursive: true }));
cpSync(join(root, 'www/contract.d.ts'), join(folder, 'contract.d.ts'));
writeFileSync(join(folder, 'package.json'), '{"type": "module"}\n');

/** @type {Record<string, string>} */
const PLAIN = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

/** A schema as a type. @param {Schema} given @returns {string} */
function typeOf({ $ref, const: constant, enum: values, anyOf, oneOf, items, prefixItems, type, ...object }) {
  if ($ref) return $ref.replace('#/$defs/', '');
  if (constant !== undefined) return JSON.stringify(constant);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  const alternatives = oneOf ? ` & (${oneOf.map(typeOf).join(' | ')})` : '';
  if (object.properties) return objectOf(object) + alternatives;
  if (oneOf) return alternatives.slice(' & '.length);
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`;
  if (items) return `(${typeOf(items)})[]`;
  const names = [type ?? []].flat().map((name) => PLAIN[name]);
  assert.ok(names.length && names.every(Boolean), `no type for ${JSON.stringify(type)}`);
  return names.join(' | ');
}

/** @param {Schema} object */
function objectOf({ properties = {}, required = [], additionalProperties }) {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(field)};`,
  );
  if (additionalProperties) fields.push(`[name: string]: ${typeOf(additionalProperties)};`);
  return `{ ${fields.join(' ')} }`;
}

/**
 * What the compiler says where the types differ; nothing if they do not. The page knows more of an analysis
 * than that it is one: of this version, counted in UTF-16. A code that is new is no error to it.
 *
 * @param {Schema & {$defs: Record<string, Schema>}} given
 */
function differences({ $defs, ...analysis }) {
  const { properties } = analysis;
  const code = $defs['Because']?.properties?.['code'];
  assert.ok(properties?.['version'] && properties['offsets'] && code?.enum);
  properties['offsets'] = { const: 'utf16' };
  delete code.enum;
  return compared('Analysis', { ...$defs, Analysis: analysis });
}

/**
 * The same of a list. That a row has either words or a pattern, its type does not say.
 *
 * @param {Schema & {$defs: Record<string, Schema>}} given
 */
function differencesOfLists({ $defs, ...list }) {
  const { oneOf, ...style } = list.properties?.['style']?.items ?? {};
  assert.ok(oneOf && list.properties?.['style']);
  list.properties['style'].items = style;
  return compared('ListFile', { ...$defs, ListFile: list });
}

/** @param {string} name Of a type that both have. @param {Record<string, Schema>} schemas By their names. */
function compared(name, schemas) {
  const types = Object.entries(schemas).map(([one, given]) => `type ${one} = ${typeOf(given)};`);
  const source = `import type * as page from './contract.js';
${types.join('\n').replace('"version": number', '"version": 2')}
type All<T> = T extends object ? { [K in keyof T]-?: All<T[K]> } : T;
declare const ours: page.${name};
declare const theirs: ${name};
declare const allOurs: All<page.${name}>;
declare const allTheirs: All<${name}>;
export const checked: [${name}, page.${name}, All<${name}>, All<page.${name}>] = [ours, theirs, allOurs, allTheirs];
`;
  writeFileSync(join(folder, 'schema.ts'), source);
  try {
    const strict = ['--ignoreConfig', '--strict', '--exactOptionalPropertyTypes', '--noEmit', '--module', 'nodenext'];
    execFileSync(TSC, [...strict, '--types', '', 'schema.ts'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    return '';
  } catch (error) {
    return /** @type {{stdout: string}} */ (error).stdout;
  }
}

test('the page’s types are those of the schema', () => {
  assert.equal(differences(schema()), '');
});

test('and so is that of a list', () => {
  assert.equal(differencesOfLists(listSchema()), '');
  const changed = listSchema();
  Object.assign(changed.properties?.['places'] ?? {}, { items: { type: 'string' } });
  assert.match(differencesOfLists(changed), /error TS/);
});

for (const [name, change] of /** @type {[string, (defs: Record<string, any>) => void][]} */ ([
  ['a field that the page lacks', ({ Person }) => Object.assign(Person.properties, { born: { type: 'string' } }) && Person.required.push('born')],
  ['a field that the page lacks and that may be missing', ({ Finding }) => Object.assign(Finding.properties, { link: { type: 'string' } })],
  ['a field less', ({ Structure }) => Reflect.deleteProperty(Structure.properties, 'bylines')],
  ['a field that may be missing', ({ Person }) => Person.required.pop()],
  ['a field that may be null', ({ Candidate }) => (Candidate.properties.value = { type: ['string', 'null'] })],
  ['a status more', ({ RoleStatus }) => RoleStatus.enum.push('honorary')],
  ['a kind more', ({ Span }) => Span.oneOf.push({ properties: { kind: { const: 'law' } }, required: ['kind'] })],
])) {
  test(`${name} is found`, () => {
    const changed = schema();
    change(changed.$defs);
    assert.match(differences(changed), /error TS/);
  });
}
