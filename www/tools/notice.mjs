/**
 * `node notice.mjs PRODUCT OUT`: whose work is in a product besides ours, and under which licence.
 *
 * PRODUCT is `source` (the NOTICE of this repository: data alone), `page` (with our own licence on top,
 * since nothing else there carries it), `package` or `program`. Words come from the heads of the word
 * lists and from what training wrote beside the weights, crates from cargo, libraries from
 * libraries.mjs: nobody keeps a list of them by hand. The same build gives the same bytes.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES } from './libraries.mjs';
import { linkedCrates } from './notice/crates.mjs';
import { licencesIn, sourcesOfLists, sourcesOfWeights } from './notice/data.mjs';

/** @import { LearntFrom } from './notice/data.mjs' */
/** @import { Linked } from './notice/crates.mjs' */

/** @type {Record<string, () => string[]>} */
const PRODUCTS = {
  source: () => [opening(), ...data(), labels()],
  page: () => [read('LICENSE'), opening(), ...data(), ...code('module', Object.keys(LIBRARIES))],
  package: () => [opening(), ...data(), ...code('module', [])],
  program: () => [opening(), ...data(), ...code('program', [])],
};

const RULE = `\n\n${'-'.repeat(79)}\n\n`;

const [product = '', out] = process.argv.slice(2);
const sections = PRODUCTS[product];
if (!sections || !out) throw new Error(`usage: notice.mjs ${Object.keys(PRODUCTS).join('|')} OUT`);
writeFileSync(out, `${sections().join(RULE)}\n`);

function opening() {
  return filled(`whowhen
Copyright (c) 2026 the whowhen authors

whowhen itself is licensed under MIT or Apache-2.0, at your option. This notice names what in it is by others or was made from the work of others.`);
}

function data() {
  const lists = sourcesOfLists();
  const weights = sourcesOfWeights();
  const licences = licencesIn([...lists, ...weights].map(({ licence }) => licence));
  return [
    `Word lists\n\n${lists.map(({ source, licence, lists: of }) => item(`${of.join(', ')}: ${source}. Licence: ${licence}.`)).join('\n')}`,
    `WordNet\n\n${ours('wordnet.txt')}`,
    `Weights\n\n${learnt(weights)}`,
    `Where these licences can be read\n\n${licences.map(([name, place]) => `${name}: ${place === 'below' ? 'above, under "WordNet"' : place}`).join('\n')}`,
  ];
}

/** @param {LearntFrom[]} weights */
function learnt(weights) {
  const from = weights.map(({ what, licence }) => item(`${what}. Licence: ${licence}.`)).join('\n');
  const alike = weights.some(({ shareAlike }) => shareAlike)
    ? `Some of these licences (ODbL, CDLA-Sharing, CC BY-SA) ask that what is derived from the work be shared alike. Whether weights that a program learnt are derived in that sense from the texts and labels that it learnt from is not settled, and nothing here decides it. As far as the weights are the work of the whowhen authors, they are under MIT or Apache-2.0 like the rest. src/names/README.md in the source says how to build whowhen with weights that were learnt without such sources.`
    : 'None of these licences asks that what is derived from the work be shared alike.';
  return [
    filled('The weights by which names are told from other words hold no text. They were learnt from:'),
    from,
    filled(alike),
  ].join('\n\n');
}

function labels() {
  return `Labels for training\n\n${filled(
    `In the source alone, not in what is built: tools/train/labels/by_hand.jsonl.gz and tools/train/labels/teachers/ say where in the texts named above names stand, as numbers and kinds without any of the text. Those by hand are own work, MIT OR Apache-2.0. Those of the teachers were given by programs that learnt from labels under ODbL / CDLA-Sharing, MIT and CC BY 4.0 and from texts under CC BY-SA 4.0, and cover all documents of the Groningen Meaning Bank used; what is said of the weights above holds for them too.`,
  )}`;
}

/** @param {'module' | 'program'} linkedInto @param {string[]} libraries */
function code(linkedInto, libraries) {
  const crates = [...linkedCrates(linkedInto), ...libraries.flatMap((name) => library(name))];
  const standard = ['MIT', 'Unicode-3.0', 'Zlib'].map((id) => ({ id, text: ours(`${id}.txt`) }));
  const texts = [...crates, { name: 'the Rust standard library', version: '', licence: '', texts: standard }];
  const names = crates.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
  return [
    `Code of others\n\n${ours('rust.txt')}\n\nLinked in besides, where a licence leaves a choice under the first text below:\n\n${names.join('\n')}`,
    ...byText(texts),
  ];
}

/**
 * A library and those that it brings along.
 *
 * @param {string} name
 * @param {string} [within] Where it may lie besides the usual place.
 * @returns {Linked[]}
 */
function library(name, within = '.') {
  const nested = join(within, 'node_modules', name);
  const folder = existsSync(nested) ? nested : join('node_modules', name);
  const { version, license, dependencies = {} } = JSON.parse(read(join(folder, 'package.json')));
  const texts = [{ id: license, text: read(join(folder, 'LICENSE')) }];
  const brought = Object.keys(dependencies).flatMap((other) => library(other, folder));
  return [{ name, version, licence: license, texts }, ...brought];
}

/** Each licence text once, and before it whose work is under it. @param {Linked[]} works */
function byText(works) {
  /** @type {Map<string, {id: string, body: string, holders: string[]}>} */
  const texts = new Map();
  for (const { name, version, texts: own } of works) {
    for (const { id, text } of own) {
      const { body, holders } = parts(text);
      const key = id + body.replaceAll(/\s+/g, ' ').replaceAll(/[“”]/g, '"');
      const known = texts.get(key) ?? { id, body, holders: [] };
      known.holders.push([`  ${name} ${version}`.trimEnd(), ...holders.map((line) => `    ${line}`)].join('\n'));
      texts.set(key, known);
    }
  }
  return [...texts.values()].map(({ id, body, holders }) => `${id}, for\n\n${holders.join('\n')}\n\n${body}`);
}

/** A licence text without its title and the lines that name who holds the copyright. @param {string} text */
function parts(text) {
  const lines = text.replaceAll('\r', '').split('\n');
  const isHolder = (/** @type {string} */ line) => /^\s*copyright (?:\(c\)|©|\d)/i.test(line);
  const isTitle = (/** @type {string} */ line) => /^\s*(?:the )?mit license(?: \(mit\))?\s*$/i.test(line);
  const rest = lines.filter((line) => !isHolder(line) && !isTitle(line)).map((line) => line.trimEnd());
  return {
    holders: lines.filter(isHolder).map((line) => line.trim()),
    body: rest.join('\n').replaceAll(/\n{3,}/g, '\n\n').trim(),
  };
}

/** @param {string} path */
function read(path) {
  return readFileSync(path, 'utf8').trim();
}

/** @param {string} name A text that is kept beside this tool. */
function ours(name) {
  return read(join(import.meta.dirname, 'notice', name));
}

/** @param {string} text */
function item(text) {
  return filled(text, '- ', '  ');
}

/** Breaks lines at 79 characters. @param {string} text @param {string} [first] @param {string} [next] */
function filled(text, first = '', next = '') {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines = [''];
      for (const word of paragraph.split(' ')) {
        const line = lines.pop() ?? '';
        const start = lines.length === 0 ? first : next;
        if (line && start.length + line.length + 1 + word.length > 79) lines.push(line, word);
        else lines.push(line ? `${line} ${word}` : word);
      }
      return lines.map((line, number) => (number === 0 ? first : next) + line).join('\n');
    })
    .join('\n');
}
