import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { analysis, articles, oneLine, write } from './program.mjs';
import { EMOJI } from './texts.mjs';

/**
 * @param {string} text
 * @param {import('./program.mjs').Given} [given]
 */
function calendar(text, given) {
  const source = write('icalendar', text, given);
  const root = new ICAL.Component(ICAL.parse(source));
  const events = root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { source, root, events };
}

/** The days of an event, both included. @param {InstanceType<typeof ICAL.Event>} event */
function days(event) {
  assert.ok(event.startDate.isDate && event.endDate.isDate);
  const last = event.endDate.clone();
  last.adjust(-1, 0, 0, 0);
  const [from, to] = [event.startDate.toString(), last.toString()];
  return from === to ? from : `${from}/${to}`;
}

const DAY = /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/;

test('a calendar has exactly the days that are known to the day, each once', () => {
  let found = 0;
  for (const { name, text, published } of articles()) {
    const values = analysis(text, { published }).spans
      .map((span) => span.value)
      .filter((value) => typeof value === 'string' && DAY.test(value));
    const { events } = calendar(text, { published });
    assert.deepEqual(events.map(days).sort(), [...new Set(values)].sort(), name);
    found += events.length;
  }
  assert.ok(found > 150, `${found} days`);
});

test('months, years, seasons and days of no year are no events', () => {
  const text = 'It began in March 2006, in the summer of 1998, in the 1970s and in 2001; '
    + 'on November 5 it ended.';
  const { events, root } = calendar(text);
  assert.equal(events.length, 0);
  assert.equal(root.getFirstPropertyValue('version'), '2.0');
});

test('a run of days ends on the day behind it, also over the end of a year', () => {
  const corrections = [
    { do: 'mark', kind: 'date', text: 'those days' },
    { do: 'value', text: 'those days', value: '2019-12-30/2019-12-31' },
  ];
  const { events } = calendar('They met in those days.', { corrections });
  const [event] = events;
  assert.ok(event);
  assert.equal(event.startDate.toString(), '2019-12-30');
  assert.equal(event.endDate.toString(), '2020-01-01');
  assert.equal(days(event), '2019-12-30/2019-12-31');
});

test('what no calendar can hold is left out', () => {
  for (const value of ['-0044-03-15', '2013-02-30', '2019-05-09/2019-05-01', '2019-05-01~', '2019-05-01/..']) {
    const corrections = [
      { do: 'mark', kind: 'date', text: 'that day' },
      { do: 'value', text: 'that day', value },
    ];
    // A value that is no EDTF is refused by the program itself.
    try {
      assert.equal(calendar('They met that day.', { corrections }).events.length, 0, value);
    } catch (error) {
      assert.match(String(/** @type {any} */ (error).stderr), /EDTF/, value);
    }
  }
});

test('lines are folded at 75 octets, end in CRLF and come back whole', () => {
  const words = '😀 Ada, Ben; and “Zoë” \\ éé 日本語 '.repeat(6);
  const text = `On 5 May 2020 ${words}met.`;
  const { source, events } = calendar(text);
  assert.ok(source.endsWith('END:VCALENDAR\r\n'));
  const lines = source.split('\r\n');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
  assert.ok(lines.some((line) => line.startsWith(' ')));
  assert.equal(events[0]?.description, oneLine(text));
});

test('nothing depends on a clock, and the same text gives the same events', () => {
  const first = calendar(EMOJI, { published: '2020-05-05' });
  assert.equal(first.source, calendar(EMOJI, { published: '2020-05-05' }).source);
  for (const event of first.events) {
    const stamp = event.component.getFirstPropertyValue('dtstamp');
    assert.equal(String(stamp), '2020-05-05T00:00:00Z');
    assert.equal(event.component.getFirstPropertyValue('transp'), 'TRANSPARENT');
  }
  const [alone] = calendar('They met on 6 June 2019.').events;
  assert.equal(String(alone?.component.getFirstPropertyValue('dtstamp')), '2019-06-06T00:00:00Z');

  const ids = articles().slice(0, 12).flatMap(({ text, published }) =>
    calendar(text, { published }).events.map((event) => event.uid));
  assert.equal(new Set(ids).size, ids.length);
});

test('an event tells the sentences that name its day', () => {
  const text = 'Ada Marsh spoke on 5 May 2020. Ben Okoro left on 6 May 2020. On 5 May 2020 it rained.';
  const [fifth, sixth] = calendar(text).events;
  assert.equal(fifth?.summary, 'Ada Marsh spoke on 5 May 2020.');
  assert.equal(fifth?.description, 'Ada Marsh spoke on 5 May 2020.\nOn 5 May 2020 it rained.');
  assert.equal(sixth?.description, 'Ben Okoro left on 6 May 2020.');
});
