import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analysis, articles, write } from './program.mjs';
import { EMOJI, OVERLAP } from './texts.mjs';

/** @typedef {{id: number, form: string, tags: Record<string, string>, start: number, end: number, glued: boolean}} Row */

/**
 * A reader of CoNLL-U Plus that knows no more than the format says: columns are named on the first
 * line, `#` begins a comment, a tab parts cells, an empty line ends a sentence.
 * @param {string} source
 * @returns {{columns: string[], sentences: Row[][]}}
 */
function readConll(source) {
  const lines = source.split('\n');
  const columns = /^# global\.columns = (.*)$/.exec(lines[0] ?? '')?.[1]?.split(' ') ?? [];
  /** @type {Row[][]} */
  const sentences = [[]];
  for (const line of lines.slice(1)) {
    if (line === '') sentences.push([]);
    else if (!line.startsWith('# ')) sentences.at(-1)?.push(row(columns, line.split('\t')));
  }
  return { columns, sentences: sentences.filter((sentence) => sentence.length) };
}

/** @param {string[]} columns @param {string[]} cells @returns {Row} */
function row(columns, cells) {
  assert.equal(cells.length, columns.length, cells.join('|'));
  assert.ok(cells.every((cell) => cell !== ''));
  const named = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
  const [, start, end] = /TokenRange=(\d+):(\d+)/.exec(named.MISC ?? '') ?? [];
  const tags = Object.fromEntries(columns
    .filter((name) => name.startsWith('WHOWHEN:'))
    .map((name) => [name.slice(8).toLowerCase(), named[name] ?? '']));
  return {
    id: Number(named.ID), form: named.FORM ?? '', tags, start: Number(start), end: Number(end),
    glued: (named.MISC ?? '').includes('SpaceAfter=No'),
  };
}

/** The marks that the tags make. @param {Row[]} rows */
function marks(rows) {
  /** @type {{kind: string, start: number, end: number}[]} */
  const found = [];
  for (const kind of Object.keys(rows[0]?.tags ?? {})) {
    /** @type {{kind: string, start: number, end: number} | undefined} */
    let open;
    for (const { tags, start, end } of rows) {
      const tag = tags[kind] ?? '';
      assert.match(tag, new RegExp(`^(O|[BI]-${kind})$`));
      if (tag.startsWith('I')) assert.ok(open, 'I- without a mark before it');
      open = tag === 'O' ? undefined : tag.startsWith('I') ? open : { kind, start, end };
      if (tag.startsWith('B') && open) found.push(open);
      if (open) open.end = end;
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
}

test('the tags make the marks again, quotations with the names in them', () => {
  let nested = 0;
  for (const { name, text, published } of articles()) {
    const rows = readConll(write('conll', text, { published })).sentences.flat();
    const wanted = analysis(text, { published }).spans
      .map(({ kind, start, end }) => ({ kind, start, end }))
      .sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
    assert.deepEqual(marks(rows), wanted, name);
    nested += rows.filter((r) => r.tags.quote !== 'O' && r.tags.person !== 'O').length;
  }
  assert.ok(nested > 5, `${nested} names in quotations`);
});

test('tokens stand where they say, in order, and say what follows without a space', () => {
  for (const text of [EMOJI, OVERLAP.text, 'a\tb\nc d e\r\n\r\n“Ada”s x!']) {
    const points = [...text];
    const rows = readConll(write('conll', text)).sentences.flat();
    rows.forEach((one, at) => {
      assert.equal(points.slice(one.start, one.end).join(''), one.form);
      const next = rows[at + 1];
      if (next) assert.equal(one.glued, next.start === one.end, one.form);
    });
    assert.equal(rows.map((one) => one.form).join(''), text.replace(/\s/gu, ''));
  }
});

test('sentences are numbered and parted by empty lines', () => {
  const source = write('conll', 'Ada Marsh spoke on Tuesday. Ben Okoro left.\nIt rained.');
  const { sentences, columns } = readConll(source);
  assert.equal(sentences.length, 3);
  for (const sentence of sentences) assert.deepEqual(sentence.map((r) => r.id), sentence.map((_, at) => at + 1));
  assert.deepEqual(columns.slice(0, 2), ['ID', 'FORM']);
  assert.match(source, /^# sent_id = 2\n# text = Ben Okoro left\.$/m);
});
