/** What was found, beside the text: the cast, the timeline, the checks, the exports. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, textsOf } from '../articles.mjs';

/** @import { OpenOptions, Words } from '../words.mjs' */

const geneva = article('01-geneva');

/** @param {(options?: OpenOptions) => Promise<Words>} open */
export default function testFindings(open) {
  /** The Geneva article, read. @param {OpenOptions} [options] */
  const openGeneva = async (options) => {
    const desk = await open(options);
    await desk.publish(geneva.published);
    await desk.put(geneva.text);
    await desk.expectPainted('person', textsOf(geneva.marks, 'person'));
    return desk;
  };

  test('an entry of the cast sets all mentions of that person off', async () => {
    const desk = await openGeneva();
    const mentions = geneva.marks.filter(({ kind, text }) => kind === 'person' && text.endsWith('Brahimi'));
    await desk.focusButton('Lakhdar Brahimi');
    await desk.expectPainted('related', mentions.map(({ text }) => text));
    await desk.focusButton('Marie Harf');
    await desk.expectPainted('related', ['Marie Harf']);
    await desk.see(() => document.getElementById('text')?.focus());
    await desk.expectPainted('related', []);
    await desk.close();
  });

  test('the mentions and quotes of a person are stepped through', async () => {
    const desk = await openGeneva();
    const own = geneva.marks.filter(({ kind, text }) => kind === 'person' && text.endsWith('Gatilov'));
    for (const { text } of own) {
      await desk.clickButton(`Next of ${own.length} mentions: Gennady Gatilov`);
      await desk.expectPainted('current', [text]);
    }
    await desk.clickButton('Previous of 3 quotes: Gennady Gatilov');
    assert.match(await desk.card(), /We plan to hold a series/);
    await desk.close();
  });

  test('the timeline is in order and drawn to scale', async () => {
    const desk = await open();
    await desk.publish('2013-11-05');
    await desk.put(
      'They met on 1 May 2013, on 2 May 2013, on 10 May 2013 and again on 20 May 2013. In June 2013 they parted.',
    );
    await desk.expectList('dates', /1 May 2013[\s\S]*2 May 2013[\s\S]*10 May 2013[\s\S]*20 May 2013[\s\S]*June 2013/);
    const days = await desk.see(() => [...document.querySelectorAll('.timeline .day')].map((day) => day.getBoundingClientRect().top));
    assert.equal(days.length, 4);
    const [first = 0, second = 0, , last = 0] = [...days].sort((a, b) => a - b);
    const scale = (last - first) / (second - first);
    assert.ok(Math.abs(scale - 19) < 0.5, `1 to 20 May is ${scale} times as long as 1 to 2 May`);
    assert.equal(await desk.see(() => document.querySelectorAll('.timeline .stretch').length), 1);
    await desk.close();
  });

  test('a date without a day stands apart, behind the others', async () => {
    const desk = await open();
    await desk.put('They will meet on Friday. It began on 1 May 2013 and ended on 4 June 2013.');
    await desk.expectList('dates', /1 May 2013[\s\S]*4 June 2013[\s\S]*unknown\s+Friday/);
    assert.equal(await desk.see(() => document.querySelectorAll('.timeline rect').length), 2);
    await desk.close();
  });

  test('each date leads to its sentence', async () => {
    const desk = await openGeneva();
    await desk.expectList('dates', /February 2012[\s\S]*who was recalled|The US delegation was headed/);
    await desk.clickButton('November 23');
    await desk.expectPainted('current', ['November 23']);
    await desk.close();
  });

  test('a check stands in the list and in the margin, and is dismissed for good', async () => {
    const desk = await openGeneva();
    await desk.expectList('checks', /^Checks 1[\s\S]*stands/);
    const signs = () => desk.see(() => document.querySelectorAll('.margin .sign').length);
    assert.equal(await signs(), 1);
    const message = await desk.see(() => document.querySelector('.list-checks .message')?.textContent ?? '');
    await desk.clickButton(message);
    assert.match(await desk.card(), /Check[\s\S]*Dismiss/);
    await desk.clickButton('Dismiss');
    await desk.expectList('checks', /Nothing odd found/);
    assert.equal(await signs(), 0);
    await desk.clickButton('Undo');
    await desk.expectList('checks', /^Checks 1/);
    assert.equal(await signs(), 1);
    await desk.clickButton(`Dismiss: ${message}`);
    await desk.expectList('checks', /Nothing odd found/);
    await desk.close();
  });

  test('a pointer that rests on a mark opens its card, and takes it along when it goes', async () => {
    const desk = await open();
    await desk.put('We met Jay Carney.\n\n\n\n\n\n\n\n\n\n\n\nThe end.');
    await desk.expectPainted('person', ['Jay Carney']);
    await desk.restOnMark('person');
    assert.match(await desk.card(), /Jay Carney/);
    await desk.point(700, 700);
    await desk.until(() => document.querySelector('[role=dialog]')?.checkVisibility() === false);
    await desk.restOnMark('person');
    await desk.card();
    const right = await desk.see(() => {
      const button = [...document.querySelectorAll('[role=dialog] button')].find((b) => b.textContent === 'Right');
      const { x, y } = /** @type {Element} */ (button).getBoundingClientRect();
      return { x: x + 5, y: y + 5 };
    });
    await desk.point(right.x, right.y);
    await desk.see(() => new Promise((done) => setTimeout(done, 700)));
    assert.equal(await desk.hasCard(), true);
    await desk.close();
  });

  test('what was read is saved in every format that the command line has', async () => {
    const desk = await openGeneva();
    await desk.watchSaving();
    await desk.clickButton('Export');
    const names = await desk.until(() => {
      const all = [...document.querySelectorAll('.format strong')].map((name) => name.textContent ?? '');
      return all.length ? all : null;
    });
    for (const name of ['annotation', 'conll', 'csv', 'html', 'icalendar', 'json', 'jsonld', 'markdown', 'ndjson', 'ninjs']) {
      assert.ok(names.includes(name), name);
    }
    for (const name of names) {
      await desk.clickButton(`Save as ${name}`);
      const file = await desk.saved();
      await desk.expectNotice(/^Saved as whowhen\./);
      assert.match(file, name === 'icalendar' ? /DTSTART;VALUE=DATE:20131105/ : /Brahimi/, name);
    }
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('a menu closes by Escape and gives the focus back, and by a click elsewhere', async () => {
    const desk = await open();
    const menus = () => desk.see(() => document.querySelectorAll('details.menu[open]').length);
    await desk.focusButton('Export');
    await desk.press('Enter');
    assert.equal(await menus(), 1);
    await desk.press('Escape');
    assert.equal(await menus(), 0);
    assert.equal(await desk.focused(), 'Export');
    await desk.clickButton('Export');
    await desk.clickButton('Corrections');
    assert.equal(await menus(), 1);
    await desk.point(300, 500);
    await desk.see(() => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    assert.equal(await menus(), 0);
    await desk.close();
  });

  test('a full session by keyboard alone: write, step, reject, take back, export', async () => {
    const desk = await open();
    const tabTo = async (/** @type {string} */ name) => {
      for (let left = 60; left > 0 && (await desk.focused()) !== name; left--) await desk.press('Tab');
      assert.equal(await desk.focused(), name);
    };
    await desk.watchSaving();
    await tabTo('text');
    await desk.type('Spokesman Jay Carney met Marie Harf in May 2013.');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.press('ControlOrMeta+Home');
    await desk.press('F8');
    await desk.press('Alt+Enter');
    assert.match(await desk.card(), /Jay Carney/);
    await tabTo('Wrong');
    await desk.press('Enter');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.until(() => document.activeElement?.id === 'text');
    for (let left = 60; left > 0 && !(await desk.focused())?.startsWith('corrections-'); left--) {
      await desk.press('Shift+Tab');
    }
    await desk.press('Enter');
    await tabTo('Undo');
    await desk.press('Enter');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.press('Escape');
    await tabTo('Export');
    await desk.press('Enter');
    await tabTo('Save');
    await desk.press('Enter');
    assert.match(await desk.saved(), /Jay Carney/);
    await desk.close();
  });

  test('another language that is not there is English', async () => {
    const desk = await open();
    const address = await desk.see(() => location.href);
    for (const asked of ['tlh', 'constructor']) {
      await desk.go(`${address}?lang=${asked}`);
      assert.equal(await desk.see(() => document.documentElement.lang), 'en');
      assert.match(await desk.list('people'), /Nobody named yet/);
    }
    await desk.close();
  });
}
