// @ts-check
/**
 * Files of lists: imported, exported. A JSON file is kept as it is, so that what is exported is what was
 * imported, byte for byte, until somebody edits it; of a CSV file a list is made.
 */

import { decoded } from '../files/decoding.js';
import { failureInWords } from '../failures.js';
import { save } from '../platform/save.js';
import { strings } from '../page-strings.js';
import { contentOf } from './list-content.js';
import { written } from './list-file.js';
import { words } from './panel-strings.js';

/** @import { Engine, LeftOut } from '../contract.js' */
/** @import { KeptLists } from './kept-lists.js' */
/** @import { KeptList } from './newsroom.js' */
/** @import { ListChanges } from './list-changes.js' */

/** The reader takes no larger file, in bytes. */
const LARGEST = 4_000_000;

/** How a JSON file begins. */
const JSON_START = /^\s*[{[]/;

/** @param {KeptList} list */
export function exportList(list) {
  const { name } = contentOf(list);
  const file = list.file || `${name.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join('-') ?? 'list'}.json`;
  save(file, list.text, 'application/json');
  return strings.exports.saved(file);
}

/**
 * Imports files, each in place of the list of its name if there is one.
 *
 * @param {File[]} files
 * @param {{kept: KeptLists, engine: Engine, changes: ListChanges, say: (words: string) => void}} place
 */
export async function importLists(files, place) {
  /** @type {string[]} */
  const said = [];
  for (const file of files) {
    try {
      said.push(await importList(file, place));
    } catch (error) {
      const line = words.notImported(file.name, failureInWords(error, strings));
      said.push(line);
      place.say(line);
    }
  }
  if (said.length > 1) place.say(said.join(' '));
}

/** @param {File} file @param {Parameters<typeof importLists>[1]} place @returns {Promise<string>} What came of it. */
async function importList(file, { kept, engine, changes }) {
  const { leftOut, ...list } = await readFile(file, engine);
  const [used] = await engine.readLists([{ file: list.file, text: list.text }]);
  const problems = [...leftOut, ...(used?.leftOut ?? [])];
  const whole = problems.find(({ row }) => !row);
  if (!used?.rows && whole) throw new Error(words.why(whole));
  const fresh = { ...changes.fresh({}), ...list };
  const { name } = contentOf(fresh);
  const before = kept.lists.find((other) => contentOf(other).name === name);
  const said = words.imported(name, used?.rows ?? 0, problems, before !== undefined);
  const now = before ? { ...before, ...list } : fresh;
  changes.take([{ id: now.id, now }], said);
  return said;
}

/** @param {File} file @param {Engine} engine @returns {Promise<{file: string, text: string, leftOut: LeftOut[]}>} */
async function readFile(file, engine) {
  if (file.size > LARGEST) throw new Error(words.tooLarge(LARGEST));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes);
  if (JSON_START.test(text)) return { file: file.name, text: exactly(bytes), leftOut: [] };
  const { list, leftOut } = await engine.listOfCsv(text);
  const [, stem = file.name] = /^(.*)\.\w+$/.exec(file.name) ?? [];
  return { file: `${stem}.json`, text: written({ name: stem, ...list }), leftOut };
}

/** The text that these bytes are, and that makes these bytes again. @param {Uint8Array<ArrayBuffer>} bytes */
function exactly(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(words.notText);
  }
}
