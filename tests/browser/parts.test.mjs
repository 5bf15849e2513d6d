/** The parts of the page that are plain functions: edits and dates. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, moved } from '../../www/edits.js';
import { inWords, sortKey } from '../../www/edtf.js';

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
  test(`a date in words: ${value || 'nothing'}`, () => assert.equal(inWords(value), words));
}

test('dates sort by when they begin, those without a year last', () => {
  const sorted = ['197X', '1998-22', '1998-07', '2001/2004', '2013-11', '2013-11-05', 'XXXX-11-05'];
  const byKey = [...sorted].reverse().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  assert.deepEqual(byKey, sorted);
});
