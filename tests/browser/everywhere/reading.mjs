/** What must hold in every browser: read, look, switch, explain, edit, undo, and do without. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, textsOf } from '../articles.mjs';
import { oneFile } from '../site.mjs';

/** @import { OpenOptions, Words } from '../words.mjs' */

const geneva = article('01-geneva');
const people = textsOf(geneva.marks, 'person');

/** @param {(options?: OpenOptions) => Promise<Words>} open Opens the page in the browser that is tested. */
export default function testReading(open) {
  test('a pasted article is highlighted as it is annotated', async () => {
    const desk = await open();
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    for (const kind of ['person', 'role', 'date', 'quote']) {
      await desk.expectPainted(kind, textsOf(geneva.marks, kind));
    }
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('a layer is switched off and on', async () => {
    const desk = await open();
    await desk.paste(geneva.text);
    await desk.expectPainted('person', people);
    await desk.clickButton('People');
    await desk.expectPainted('person', []);
    await desk.expectPainted('role', textsOf(geneva.marks, 'role'));
    await desk.clickButton('People');
    await desk.expectPainted('person', people);
    await desk.close();
  });

  test('a card opens by keyboard from the lists, says value and reason, and gives the focus back', async () => {
    const desk = await open();
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await desk.focusButton('Monday');
    await desk.press('Enter');
    const card = await desk.card();
    assert.match(card, /Monday/);
    assert.match(card, /2013-11-04|4 November 2013/);
    assert.match(card, /Why\n.+/i);
    await desk.press('Escape');
    assert.equal(await desk.hasCard(), false);
    assert.equal(await desk.focused(), 'Monday');
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('a click on a mark opens its card', async () => {
    const desk = await open();
    await desk.paste('We met White House spokesman Jay Carney.');
    await desk.expectPainted('person', ['Jay Carney']);
    await desk.clickMark('person');
    assert.match(await desk.card(), /Jay Carney[\s\S]*White House spokesman/);
    await desk.close();
  });

  test('marks follow an edit and undo takes it back', async () => {
    const desk = await open();
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await desk.expectPainted('person', people);
    await desk.press('ControlOrMeta+Home');
    await desk.type('Maria Lopez spoke on Monday. ');
    await desk.expectPainted('person', ['Maria Lopez', ...people]);
    await desk.expectPainted('date', ['Monday', ...textsOf(geneva.marks, 'date')]);
    for (let left = 40; left > 0 && (await desk.painted('person'))[0] === 'Maria Lopez'; left--) {
      await desk.press('ControlOrMeta+Z');
      await desk.settled();
    }
    await desk.expectPainted('person', people);
    await desk.close();
  });

  test('a mark that an edit touches is hidden at once and never shifted', async () => {
    const desk = await open();
    await desk.paste('We met Jay Carney there. Then Marie Harf came.');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    // Read in the same task as the edit: nothing has been analysed since.
    const seen = await desk.see(() => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      const node = /** @type {Text} */ (box.firstChild);
      getSelection()?.collapse(node, node.data.indexOf('Carney'));
      document.execCommand('insertText', false, 'x');
      return [...(CSS.highlights.get('whowhen-person') ?? [])].map(String);
    });
    assert.deepEqual(seen, ['Marie Harf']);
    await desk.close();
  });

  test('line breaks of every kind are one character each', async () => {
    const desk = await open();
    await desk.paste('Jay Carney spoke.\n\nMarie Harf spoke.');
    await desk.press('Enter');
    await desk.type('Wendy Sherman spoke.');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf', 'Wendy Sherman']);
    await desk.press('ControlOrMeta+A');
    await desk.press('Backspace');
    await desk.expectPainted('person', []);
    await desk.press('Enter');
    await desk.press('Enter');
    await desk.type('Robert Ford met');
    await desk.press('Enter');
    await desk.type('Jay Carney');
    await desk.press('Enter');
    await desk.expectPainted('person', ['Robert Ford', 'Jay Carney']);
    await desk.close();
  });

  test('marks stay exact where the text came in by a program and was joined by a key', async () => {
    const desk = await open();
    await desk.see(() => {
      document.getElementById('text')?.focus();
      document.execCommand('insertText', false, 'Jay Carney spoke.\n\nMarie Harf spoke.\nWendy Sherman spoke.');
    });
    const all = ['Jay Carney', 'Marie Harf', 'Wendy Sherman'];
    await desk.expectPainted('person', all);
    await desk.press('Home');
    await desk.press('Backspace');
    await desk.type(' ');
    await desk.expectPainted('person', all);
    await desk.press('ControlOrMeta+Home');
    await desk.type('Robert Ford and ');
    await desk.expectPainted('person', ['Robert Ford', ...all]);
    await desk.close();
  });

  test('an emoji and a combining accent before a name leave its mark exact', async () => {
    const desk = await open();
    await desk.paste('👩‍👩‍👧 😀 cafe\u0301: White House spokesman Jay Carney met E\u0301milie Dupont.');
    await desk.expectPainted('person', ['Jay Carney', 'E\u0301milie Dupont']);
    await desk.expectPainted('role', ['White House spokesman']);
    await desk.close();
  });

  test('lone surrogates, NUL and bidirectional controls shift nothing', async () => {
    const desk = await open();
    for (const noise of ['\ud800', 'a\udc00b', '\u0000', '\u202e\u202d\u2066', '\ufeff', '\r\n']) {
      await desk.put(`${noise} spokesman Jay Carney said so on Tuesday.`);
      await desk.expectPainted('person', ['Jay Carney']);
      await desk.expectPainted('date', ['Tuesday']);
    }
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('the sample shows something and can be undone like anything else', async () => {
    const desk = await open();
    await desk.clickButton('Try a sample article');
    await desk.expectPainted('person', ['Ines Calloway', 'Calloway', 'Tobias Renn', 'Amara Osei', 'Osei', 'Mark Delaney']);
    await desk.expectPainted('date', ['March 12', 'Thursday', 'April 3', 'last July', 'September 2025', 'Wednesday', 'next Tuesday']);
    await desk.press('ControlOrMeta+Z');
    await desk.expectPainted('person', []);
    assert.equal((await desk.written()).trim(), '');
    await desk.until(() => document.getElementById('sample')?.checkVisibility());
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('F8 and Shift+F8 go from mark to mark, with the cursor and with the card', async () => {
    const desk = await open();
    await desk.paste('We met Jay Carney on Tuesday and spokesman Bob Smith.');
    await desk.expectPainted('date', ['Tuesday']);
    await desk.press('ControlOrMeta+Home');
    for (const mark of ['Jay Carney', 'Tuesday', 'spokesman', 'Bob Smith']) {
      await desk.press('F8');
      await desk.expectPainted('current', [mark]);
    }
    await desk.press('Alt+Enter');
    assert.match(await desk.card(), /Bob Smith/);
    await desk.press('Shift+F8');
    assert.match(await desk.card(), /^Role[\s\S]*spokesman/);
    await desk.press('Escape');
    assert.equal(await desk.focused(), 'text');
    await desk.close();
  });

  test('of very many marks those in view are painted, exactly', async () => {
    const desk = await open();
    const names = ['Jay Carney', 'Marie Harf', 'Wendy Sherman'];
    const line = `${names.join(' met ')} on Tuesday in Geneva.\n`;
    await desk.put(`${line.repeat(3_000)}At last Robert Ford left.`);
    await desk.expectPainted('current', []);
    const top = await desk.painted('person');
    assert.ok(top.length > 0 && top.length < 3_000, String(top.length));
    assert.deepEqual([...new Set(top)].sort(), names);
    assert.equal(top[0], 'Jay Carney');
    await desk.see(() => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      box.scrollTo(0, box.scrollHeight);
    });
    await desk.until(() =>
      [...(CSS.highlights.get('whowhen-person') ?? [])].some((range) => String(range) === 'Robert Ford'),
    );
    assert.equal((await desk.painted('person')).at(-1), 'Robert Ford');
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });


  test('the policy stops a request that a script tries, and the tests hear of it', async () => {
    for (const url of [undefined, oneFile]) {
      const desk = await open({ url });
      const sent = await desk.see(() => fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'stopped'));
      assert.equal(sent, 'stopped');
      await desk.expectComplaint('connect-src');
      await desk.close();
    }
  });

  test('without the Highlight API the lists work and the page says so', async () => {
    const desk = await open({
      before: () => {
        Reflect.deleteProperty(globalThis, 'Highlight');
        Object.defineProperty(CSS, 'highlights', { value: undefined });
      },
    });
    await desk.publish(geneva.published);
    await desk.paste(geneva.text);
    await desk.clickButton('Jay Carney');
    assert.match(await desk.card(), /White House spokesman/);
    assert.match(await desk.said(), /cannot paint/);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('the one file works from the disk and asks for nothing', async () => {
    const desk = await open({ url: oneFile });
    await desk.publish(geneva.published);
    await desk.put(geneva.text);
    for (const kind of ['person', 'role', 'date']) {
      await desk.expectPainted(kind, textsOf(geneva.marks, kind));
    }
    assert.deepEqual(desk.requests.filter((url) => !/^(file|blob|data):/.test(url)), []);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });
}
