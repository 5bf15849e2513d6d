import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'commonmark';
import { analysis, articles, oneLine, write } from './program.mjs';
import { EMOJI, OVERLAP, SYNTAX } from './texts.mjs';

/**
 * @typedef {object} Block
 * @property {string} heading The heading it stands under.
 * @property {string} type
 * @property {string} words
 * @property {{style: string, words: string}[]} emphasized
 */

/** A note as a CommonMark parser reads it. @param {string} source */
function readNote(source) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Set<string>} */
  const kinds = new Set();
  let heading = '';
  const walker = new Parser().parse(source).walker();
  /** @type {{style: string, words: string}[]} */
  const open = [];
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (entering) kinds.add(node.type);
    const block = blocks.at(-1);
    if (['heading', 'paragraph'].includes(node.type)) {
      if (entering) blocks.push({ heading, type: node.type, words: '', emphasized: [] });
      else if (node.type === 'heading') heading = block?.words ?? '';
    } else if (['strong', 'emph'].includes(node.type)) {
      if (entering) {
        const one = { style: node.type, words: '' };
        open.push(one);
        block?.emphasized.push(one);
      } else open.pop();
    } else if (node.type === 'text' || node.type.endsWith('break')) {
      const words = node.type === 'text' ? node.literal ?? '' : '\n';
      if (block) block.words += words;
      for (const one of open) one.words += words;
    }
  }
  return { blocks, kinds, under: (/** @type {string} */ name) => blocks.filter((b) => b.heading === name && b.type !== 'heading') };
}

const PLAIN = ['document', 'emph', 'heading', 'item', 'linebreak', 'list', 'paragraph', 'strong', 'text'];

test('the text comes back word for word, and nothing in it is Markdown', () => {
  for (const text of [EMOJI, SYNTAX, OVERLAP.text, ...articles().map((a) => a.text)]) {
    const note = readNote(write('markdown', text));
    const words = note.under('Text').map((block) => block.words).join('\n');
    assert.equal(oneLine(words), oneLine(text));
    for (const kind of note.kinds) assert.ok(PLAIN.includes(kind), kind);
    // A list only where the note itself has one.
    assert.ok(note.blocks.filter((b) => b.type === 'heading').length <= 6);
  }
});

test('paragraphs and line breaks stay', () => {
  const text = 'Ada Marsh spoke.\n- Ben left.\r\n1. It rained.\n\n\nIt ended.';
  const words = readNote(write('markdown', text)).under('Text').map((block) => block.words);
  assert.deepEqual(words, ['Ada Marsh spoke.\n- Ben left.\n1. It rained.', 'It ended.']);
});

test('people are bold, roles italic and dates both', () => {
  for (const { name, text, published } of articles()) {
    const { spans } = analysis(text, { published });
    const emphasized = readNote(write('markdown', text, { published })).under('Text')
      .flatMap((block) => block.emphasized.map((one) => `${one.style} ${oneLine(one.words)}`));
    const wanted = spans.flatMap((span) => {
      const words = oneLine(span.text);
      if (span.kind === 'person') return [`strong ${words}`];
      if (span.kind === 'role') return [`emph ${words}`];
      return span.kind === 'date' ? [`emph ${words}`, `strong ${words}`] : [];
    });
    // What CommonMark cannot emphasize is left plain; that is rare.
    const left = wanted.length - emphasized.length;
    assert.ok(left >= 0 && left <= wanted.length / 20, `${name}: ${left} of ${wanted.length}`);
    for (const one of emphasized) assert.ok(wanted.includes(one), `${name}: ${one}`);
  }
});

test('cast, timeline, quotations and checks are listed', () => {
  const text = 'White House spokesman Jay Carney said: “We will *see*.” Carney spoke on Tuesday, '
    + '6 November 2013. It began in May 2010.';
  const note = readNote(write('markdown', text, { published: '2013-11-06' }));
  const rows = (/** @type {string} */ name) => note.under(name).map((block) => block.words);
  assert.deepEqual(rows('Cast'), ['Jay Carney: White House spokesman (also Carney; named 2 times)']);
  assert.deepEqual(rows('Timeline'), [
    '2010-05: It began in May 2010.',
    '2013-11-06: Carney spoke on Tuesday, 6 November 2013.',
  ]);
  assert.deepEqual(rows('Quotations'), ['Jay Carney: “We will *see*.”']);
  assert.deepEqual(rows('Checks'), ['2013-11-06 was a Wednesday, not a Tuesday']);
});

test('a note has what the analysis has', () => {
  for (const { name, text, published } of articles().slice(0, 12)) {
    const { people, timeline, spans, checks } = analysis(text, { published });
    const note = readNote(write('markdown', text, { published }));
    assert.equal(note.under('Cast').length, people.length, name);
    assert.equal(note.under('Timeline').length, timeline.length, name);
    assert.equal(note.under('Quotations').length, spans.filter((s) => s.kind === 'quote').length, name);
    assert.deepEqual(note.under('Checks').map((b) => b.words), checks.map((c) => c.message), name);
  }
});
