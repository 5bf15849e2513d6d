/** The parts of the page that are plain functions: edits, dates, what went wrong. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, moved } from '../../www/text/edits.js';
import { anchorOf, withoutUnusable } from '../../www/corrections/corrections.js';
import { failure } from '../../www/engine/failure.js';
import { failureInWords } from '../../www/failures.js';
import { daysOf, inWords } from '../../www/findings/edtf.js';
import { haveSameNodes, offsetIn, pieceAt } from '../../www/text/pieces.js';
import { likelyPeople, publishedInWords, reasonsOf, rowsOf, speakerOf } from '../../www/findings/describe.js';
import { quotesBySpeaker } from '../../www/findings/quotes-list.js';
import { placeOn, scaleOver } from '../../www/findings/timeline.js';
import { languages } from '../../www/strings.js';
import { strings } from '../../www/page-strings.js';

/** @import { Analysis, Because, Correction, FailureCode, Failures, Published, QuoteSpan, RoleSpan } from '../../www/contract.js' */

/** Before, after, and where the mark on `Carney` (or its first place) is then. */
const EDITS = /** @type {[name: string, before: string, after: string, mark: string | null][]} */ ([
  ['nothing', 'Jay Carney', 'Jay Carney', 'Carney'],
  ['words before', 'Jay Carney', 'Then Jay Carney', 'Carney'],
  ['words behind', 'Jay Carney', 'Jay Carney left', 'Carney'],
  ['a space right before', 'Jay Carney', 'Jay  Carney', 'Carney'],
  ['a stop right behind', 'Jay Carney', 'Jay Carney.', 'Carney'],
  ['a letter right before', 'Jay Carney', 'Jay McCarney', null],
  ['a letter right behind', 'Jay Carney', 'Jay Carneys', null],
  ['the space before goes', 'Jay Carney', 'JayCarney', null],
  ['the space behind goes', 'Carney left', 'Carneyleft', null],
  ['a letter inside', 'Jay Carney', 'Jay Carxney', null],
  ['a letter inside goes', 'Jay Carney', 'Jay Caney', null],
  ['the whole mark goes', 'Jay Carney left', 'Jay left', null],
  ['everything goes', 'Jay Carney', '', null],
  ['an emoji before', 'Jay Carney', 'Jay 😀 Carney', 'Carney'],
  ['another emoji of the same plane', '😀 Carney', '😁 Carney', 'Carney'],
]);

for (const [name, before, after, mark] of EDITS) {
  test(`a mark after an edit: ${name}`, () => {
    const start = before.indexOf('Carney');
    const at = { start, end: start + 'Carney'.length };
    const edit = difference(before, after);
    const now = edit ? moved(at, edit, after) : at;
    assert.equal(now && after.slice(now.start, now.end), mark);
  });
}

const DATES = {
  '2013-11-05': '5 November 2013',
  '2013-11': 'November 2013',
  '2012': '2012',
  '197X': '1970s',
  '19XX': '1900s',
  '1998-22': 'summer 1998',
  'XXXX-11-05': '5 November, year unknown',
  'XXXX-11': 'November, year unknown',
  '2001/2004': '2001 to 2004',
  '2011-04/2011-06': 'April to June 2011',
  '2014-04-08/2014-04-12': '8 to 12 April 2014',
  '2013-12-30/2014-01-02': '30 December 2013 to 2 January 2014',
  '2006-03/2007-01': 'March 2006 to January 2007',
  '2018/..': 'from 2018',
  '../2018': 'until 2018',
  '2013?': 'about 2013',
  '[2013-11-05,2013-11-12]': '5 November 2013 or 12 November 2013',
  'XXXX-XX-05': 'XXXX-XX-05',
  'no date': 'no date',
  '': '',
};

for (const [value, words] of Object.entries(DATES)) {
  test(`a date in words: ${value || 'nothing'}`, () => assert.equal(inWords(value, strings.dates), words));
}

/** The first day of each value and the one after its last. */
const DAYS = {
  '2013-11-05': ['2013-11-05', '2013-11-06'],
  '2012-02': ['2012-02-01', '2012-03-01'],
  '2012-12': ['2012-12-01', '2013-01-01'],
  '1994': ['1994-01-01', '1995-01-01'],
  '0050': ['0050-01-01', '0051-01-01'],
  '197X': ['1970-01-01', '1980-01-01'],
  '19XX': ['1900-01-01', '2000-01-01'],
  '1998-24': ['1998-12-01', '1999-03-01'],
  '2011-04/2011-06': ['2011-04-01', '2011-07-01'],
  '2013-12-30/2014-01-02': ['2013-12-30', '2014-01-03'],
  '2018/..': ['2018-01-01', '2019-01-01'],
  '../2018-03-01': ['2018-03-01', '2018-03-02'],
  '2013?': ['2013-01-01', '2014-01-01'],
  '[2013-11-05,2013-11-12]': ['2013-11-05', '2013-11-13'],
  'XXXX-11-05': null,
  'no date': null,
  '': null,
};

for (const [value, ends] of Object.entries(DAYS)) {
  test(`the days of a date: ${value || 'nothing'}`, () => {
    const days = daysOf(value);
    const day = (/** @type {number} */ number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
    assert.deepEqual(days && [day(days.from), day(days.to)], ends);
  });
}

/** @param {...[from: number, to: number]} dates */
const scale = (...dates) => scaleOver(dates.map(([from, to]) => ({ from, to })));

test('a time scale keeps distances where nothing is cut', () => {
  const plain = scale([0, 1], [20, 30], [50, 51], [70, 71], [90, 100]);
  assert.equal(plain.length, 1);
  assert.deepEqual([0, 25, 50, 100].map((day) => placeOn(plain, day)), [0, 0.25, 0.5, 1]);
});

test('a time scale is cut where a long stretch is empty, and keeps the order', () => {
  const cut = scale([0, 1], [1_000, 1_001], [1_010, 1_011], [1_020, 1_021]);
  assert.equal(cut.length, 2);
  const places = [0, 1, 1_000, 1_010, 1_021].map((day) => placeOn(cut, day));
  assert.deepEqual([...places].sort((a, b) => a - b), places);
  assert.equal(places.at(-1), 1);
  const [first, second] = cut;
  assert.ok(first && second && second.start > first.end);
});

test('a time scale over one date or none', () => {
  assert.deepEqual(scale(), []);
  assert.equal(placeOn([], 5), 0);
  const one = scale([5, 6]);
  assert.deepEqual([placeOn(one, 5), placeOn(one, 6)], [0, 1]);
});

test('a correction finds its place by the words around it and leaves no half character', () => {
  const text = `${'😀'.repeat(13)} Ford met Ford.`;
  const start = text.indexOf('Ford');
  const at = anchorOf(text, { start, end: start + 4 });
  assert.equal(at.text, 'Ford');
  assert.equal(at.after, ' met Ford.');
  assert.equal(at.before, `${'😀'.repeat(11)} `);
});

/** What is told of each failure, and part of what a person is told. @type {{[Code in FailureCode]: [Failures[Code], RegExp]}} */
const FAILURES = {
  'engine-closed': [{}, /^The reader was closed\.$/],
  'engine-crashed': [{ reason: 'unreachable' }, /crashed twice on this text\. Read it in parts.*\(unreachable\)/],
  'engine-silent': [{}, /crashed twice on this text.*\(no answer\)/],
  'engine-unfit': [{ reason: 'no file' }, /did not start\. Serve all of its files.*\(no file\)/],
  'no-webassembly': [{}, /has no WebAssembly.*Use another browser/],
  'webassembly-forbidden': [{}, /forbids WebAssembly\. Add 'wasm-unsafe-eval'/],
  'module-not-served': [{ file: 'a.wasm', status: 404 }, /^The file a\.wasm was not served \(HTTP status 404\)\. Put it there/],
  'module-not-reached': [{ file: null, reason: 'offline' }, /^The file of the module could not be loaded \(offline\)\. Serve it/],
  'module-of-other-type': [{ file: 'a.wasm', type: null }, /the server sent something without a type.*Serve the file itself/],
  'module-damaged': [{ file: 'a.wasm' }, /is damaged, or was cut short\. Serve it whole/],
  'module-unknown': [{}, /is not one\. Give the bytes of whowhen_bg\.wasm/],
  'wrong-argument': [{ name: 'text', takes: 'string', given: 'nothing', shown: null }, /“text” takes a string, but this is nothing\./],
  'not-plain-data': [{ name: 'options' }, /“options” holds something that is not plain data/],
  refused: [{ reason: 'no such day' }, /^no such day$/],
};

test('every failure is told in the words of every language, whatever its message', () => {
  for (const [code, [parameters, words]] of Object.entries(FAILURES)) {
    const error = failure(/** @type {FailureCode} */ (code), parameters);
    assert.ok(error instanceof Error && error.message, code);
    assert.deepEqual([error.code, error.parameters], [code, parameters]);
    error.message = 'for developers';
    assert.match(failureInWords(error, strings), words);
    for (const language of Object.values(languages)) assert.ok(Object.hasOwn(language.failures, code), `${code}, ${language.language}`);
  }
});

test('an error that is none of the engine’s keeps its own words', () => {
  assert.equal(failureInWords(new Error('No reader today.'), strings), 'No reader today.');
  assert.equal(failureInWords(Object.assign(new Error('gone'), { code: 'ENOENT' }), strings), 'gone');
  assert.equal(failureInWords(Object.assign(new Error('gone'), { code: 'toString' }), strings), 'gone');
});

test('of a list of corrections those are left that can be used, in their order', () => {
  const [one, two, three] = /** @type {Correction[]} */ (['a', 'b', 'c'].map((text) => ({ do: 'reject', kind: 'person', text })));
  const all = /** @type {Correction[]} */ ([one, two, three]);
  assert.deepEqual(withoutUnusable(all, [{ index: 1, message: '' }]), [one, three]);
  assert.deepEqual(withoutUnusable(all, []), all);
});

/** Three pieces, and a gap that is in none: `ab`, `c`, then `\n\n`, then `de`. */
const PIECES = /** @type {import('../../www/text/pieces.js').Piece[]} */ (/** @type {unknown} */ ([
  { node: 'ab', start: 0, length: 2 },
  { node: 'c', start: 2, length: 1 },
  { node: 'de', start: 5, length: 2 },
]));

for (const [offset, ends, begins] of /** @type {[number, string, string][]} */ ([
  [0, 'ab', 'ab'],
  [1, 'ab', 'ab'],
  [2, 'ab', 'c'],
  [3, 'c', 'de'],
  [4, 'de', 'de'],
  [5, 'de', 'de'],
  [7, 'de', 'de'],
  [99, 'de', 'de'],
])) {
  test(`the piece of the offset ${offset}: what ends there, what begins there`, () => {
    assert.equal(pieceAt(PIECES, offset, 'ends')?.node, ends);
    assert.equal(pieceAt(PIECES, offset, 'begins')?.node, begins);
    assert.equal(pieceAt([], offset, 'begins'), undefined);
  });
}

test('an offset in a piece is within its ends, and those of its node as it is now', () => {
  const [, , piece] = PIECES;
  assert.ok(piece);
  assert.deepEqual([3, 5, 6, 7, 9].map((offset) => offsetIn(piece, offset)), [0, 0, 1, 2, 2]);
  assert.equal(offsetIn(piece, 7, 1), 1);
});

test('pieces are in the same nodes only if all are, in the same order', () => {
  assert.ok(haveSameNodes(PIECES, PIECES.map((piece) => ({ ...piece, start: 9 }))));
  assert.ok(!haveSameNodes(PIECES, PIECES.slice(1)));
  assert.ok(!haveSameNodes(PIECES, [...PIECES].reverse()));
});

/** @param {string} text @returns {Because} */
const reason = (text) => ({ code: 'some-code', text });

test('a publication date says where it is from, unless somebody gave it', () => {
  const value = '2013-11-05';
  for (const [published, words] of /** @type {[Published | null | undefined, string][]} */ ([
    [undefined, ''],
    [null, ''],
    [{ value, basis: { code: 'given', text: 'the caller states it' } }, ''],
    [{ value, basis: { code: 'written', text: 'it stands in the text' } }, 'The text says 2013-11-05.'],
    [{ value, basis: { code: 'inferred', text: '…' }, because: [reason('it names the day'), reason('nothing is later')] }, 'Inferred: 2013-11-05 (it names the day; nothing is later).'],
  ])) {
    assert.equal(publishedInWords(published, strings), words);
  }
});

test('the reasons of a mark are those of its kind, then those that tie it to people', () => {
  const words = { start: 0, end: 5, text: 'mayor', confidence: 1, because: [reason('a title')] };
  const role = /** @type {RoleSpan} */ ({ ...words, kind: 'role', people: [0], title: 'mayor', status: 'current' });
  assert.deepEqual(reasonsOf(role), ['a title']);
  assert.deepEqual(reasonsOf({ ...role, link: { because: [reason('before a name')], confidence: 1 } }), ['a title', 'before a name']);
});

/** @param {Partial<QuoteSpan>} more @returns {QuoteSpan} */
const quotation = (more) => ({ kind: 'quote', start: 0, end: 4, text: '“No”', confidence: 0.9, because: [reason('said')], speaker: null, ...more });

/** @param {QuoteSpan[]} spans @returns {Analysis} */
const analysisOf = (...spans) => {
  const people = ['Ann Marsh', 'Ruth Calder'].map((name, id) => ({ id, name, aliases: [], roles: [], mentions: [], quotes: [] }));
  return /** @type {Analysis} */ (/** @type {unknown} */ ({ spans, people }));
};

test('a quotation of nobody named is listed and shown under the words for who speaks, if there are any', () => {
  const source = (/** @type {number} */ start) => ({ start, end: start + 13, text: 'one neighbour' });
  const spans = [quotation({ source: source(20) }), quotation({ speaker: 1 }), quotation({}), quotation({ source: source(90) })];
  const analysis = analysisOf(...spans);
  assert.deepEqual(spans.map((span) => speakerOf(analysis, span)), ['one neighbour', 'Ruth Calder', undefined, 'one neighbour']);
  assert.deepEqual(
    quotesBySpeaker(analysis).map(({ speaker, quotes }) => [speaker, quotes.length]),
    [['one neighbour', 2], ['Ruth Calder', 1], [undefined, 1]],
  );
  const words = (/** @type {Partial<import('../../www/contract.js').Source>} */ more) => quotation({ source: { ...source(20), ...more } });
  const groups = (/** @type {QuoteSpan[]} */ ...said) => quotesBySpeaker(analysisOf(...said)).map(({ quotes }) => quotes.length);
  assert.deepEqual(groups(words({}), words({ text: 'One neighbour' })), [2], 'as words are written at a start');
  assert.deepEqual(groups(words({ text: 'the Post', organization: 0 }), words({ text: 'it', organization: 0 })), [2]);
  assert.deepEqual(groups(words({ text: 'an aide', role: 3, organization: 0 }), words({ text: 'a maid', role: 4, organization: 0 })), [1, 1]);
  const [said] = rowsOf(analysis, quotation({ source: source(20) }), strings);
  assert.equal(said?.[1], 'one neighbour');
});

test('how sure it is whose a mark is stands beside how sure the mark is, and whose it may be is told', () => {
  const candidates = [{ person: 1, share: 0.3 }, { person: 7, share: 0.2 }, { person: 0, share: 0.1 }];
  const link = { because: [], confidence: 0.6, candidates };
  const span = quotation({ link });
  const analysis = analysisOf(span);
  const rows = rowsOf(analysis, span, strings).map(([, value]) => value);
  assert.ok(rows.some((row) => row.includes('60 %')) && rows.some((row) => row.includes('90 %')), rows.join());
  assert.deepEqual(likelyPeople(analysis, span).map(({ name }) => name), ['Ruth Calder', 'Ann Marsh']);
  assert.deepEqual(likelyPeople(analysis, quotation({})), []);
});
