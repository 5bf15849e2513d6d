/** Whose data is in the word lists and in the weights: what their own heads say. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where each licence that is named can be read; '' where there is nothing to read. */
const LICENCES = {
  'MIT': '',
  'Apache-2.0': '',
  'public domain': '',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC BY-SA 3.0': 'https://creativecommons.org/licenses/by-sa/3.0/',
  'CC BY-SA 4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'ODbL': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'CDLA-Sharing': 'https://cdla.dev/sharing-1-0/',
  'WordNet licence': 'below',
};

/** The folder of the word lists, a folder for each language. */
const LISTS = 'src/languages';

/** The weights, unless the build was given others. */
const WEIGHTS = 'src/names/tagger/weights.bin';

/** @typedef {{source: string, licence: string, lists: string[]}} Source */

/** Where the rows of the lists that are not ours alone come from. @returns {Source[]} */
export function sourcesOfLists() {
  /** @type {Map<string, Source>} */
  const sources = new Map();
  const files = readdirSync(LISTS, { recursive: true, encoding: 'utf8' }).filter((name) => /\/lists\/.+\.tsv$|\/clusters\.tsv$/.test(name)).sort();
  for (const file of files) {
    const [source, licence] = ['source', 'licence'].map((key) => head(file, key));
    if (!source || !licence || /^own work\b/.test(source)) continue;
    const known = sources.get(source + licence) ?? { source, licence, lists: [] };
    known.lists.push(file);
    sources.set(source + licence, known);
  }
  return [...sources.values()];
}

/** @param {string} file @param {string} key */
function head(file, key) {
  const found = new RegExp(`^# ${key}: *(.+)$`, 'm').exec(readFileSync(join(LISTS, file), 'utf8'))?.[1];
  if (!found) throw new Error(`${LISTS}/${file}: a line that starts with '# ${key}:' is missing`);
  return found;
}

/** @typedef {{what: string, licence: string, shareAlike: boolean}} LearntFrom */

/** What the weights of this build were learnt from. @returns {LearntFrom[]} */
export function sourcesOfWeights() {
  const path = (process.env['WHOWHEN_WEIGHTS'] || WEIGHTS).replace(/\.bin$/, '.json');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The licences that some words name, and where each can be read. @param {string[]} words */
export function licencesIn(words) {
  const all = words.join('\n');
  const named = Object.entries(LICENCES).filter(([name]) => new RegExp(`\\b${name.replaceAll('.', '\\.')}(?![\\w.-])`).test(all));
  const unknown = words.filter((said) => !named.some(([name]) => said.includes(name)));
  if (unknown.length > 0) throw new Error(`${import.meta.filename} does not know the licence '${unknown[0]}'`);
  return named.filter(([, place]) => place !== '');
}
