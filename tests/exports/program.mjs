/**
 * The program as the export tests call it: `WHOWHEN=/path/to/whowhen`, or the one that
 * `cargo build --release` leaves.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { article } from '../browser/articles.mjs';

const PROGRAM = process.env.WHOWHEN
  ?? fileURLToPath(new URL('../../target/release/whowhen', import.meta.url));

/**
 * @typedef {object} Given
 * @property {string} [published] `YYYY-MM-DD`
 * @property {Record<string, unknown>[]} [corrections]
 * @property {string[]} [more] Further arguments.
 */

/**
 * A text written in a format.
 * @param {string} format
 * @param {string} text
 * @param {Given} [given]
 */
export function write(format, text, { published, corrections, more = [] } = {}) {
  const options = ['analyze', '--format', format, ...more];
  if (published) options.push('--published', published);
  if (!corrections) return run(options, text);
  const folder = mkdtempSync(join(tmpdir(), 'whowhen-exports-'));
  try {
    const file = join(folder, 'corrections.json');
    writeFileSync(file, JSON.stringify(corrections));
    return run([...options, '--corrections', file], text);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string[]} options @param {string} input */
export function run(options, input) {
  return execFileSync(PROGRAM, options, {
    input, encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/**
 * The contract, its offsets in code points: what a format is compared with.
 * @param {string} text
 * @param {Given} [given]
 */
export function analysis(text, given) {
  return /** @type {Contract} */ (JSON.parse(write('json', text, given)));
}

/**
 * @typedef {object} Mark
 * @property {string} kind
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {number} [person]
 * @property {number} [entry]
 * @property {number[]} [people]
 * @property {number | null} [speaker]
 * @property {string} [status]
 * @property {string | null} [value]
 */

/**
 * @typedef {object} Contract
 * @property {{value: string} | null} published
 * @property {Mark[]} spans
 * @property {{name: string, aliases: string[], roles: number[], mentions: number[]}[]} people
 * @property {{id: number, name: string, aliases: string[], mentions: number[]}[]} organizations
 * @property {{id: number, name: string, aliases: string[], mentions: number[]}[]} places
 * @property {{span: number}[]} timeline
 * @property {{message: string}[]} checks
 */

/** Every annotated article: its name, text and day of publication. */
export function articles() {
  const folder = new URL('../articles/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => /^\d\d-.*\.txt$/.test(file))
    .map((file) => ({ name: file.slice(0, -4), ...article(file.slice(0, -4)) }));
}

/** The same words with all white space as single spaces. @param {string} text */
export const oneLine = (text) => text.split(/\s+/u).filter(Boolean).join(' ');
