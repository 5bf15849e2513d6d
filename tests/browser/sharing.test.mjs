/** Two tabs that correct: each sees at once what the other decides, and neither loses anything. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';

/** @import { Words } from './words.mjs' */

const BROWSERS = { Chromium: chromium.useBrowser(), Firefox: firefox.useBrowser() };

const MET = 'We met Jay Carney there. Then Marie Harf came.';
const BOTH = ['Jay Carney', 'Marie Harf'];

/** Says that a person's mark is wrong. @param {Words} desk @param {string} name */
async function reject(desk, name) {
  await desk.clickButton(name);
  await desk.clickButton('Wrong');
}

/** What the menu says of how many there are. @param {Words} desk */
const summary = (desk) => desk.see(() => document.getElementById('corrections-summary')?.textContent);

/** Waits until the menu says so. @param {Words} desk @param {string} words */
const untilSummary = (desk, words) =>
  desk.until((said) => document.getElementById('corrections-summary')?.textContent === said, words);

/** As many corrections in a file, none of them like those of another name. @param {string} name @param {number} count */
const fileOf = (name, count) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => ({ do: 'mark', kind: 'person', text: `${name} ${i}` })));

for (const [browser, { open }] of Object.entries(BROWSERS)) {
  test(`${browser}: what one tab decides, takes back, makes again and forgets counts in the other at once`, async () => {
    const desk = await open();
    await desk.put(MET);
    const other = await desk.another();
    await other.put(MET);
    await reject(desk, 'Jay Carney');
    await other.expectPainted('person', ['Marie Harf']);
    assert.equal(await summary(other), 'Corrections (1)');
    await reject(other, 'Marie Harf');
    await desk.expectPainted('person', []);
    await desk.clickButton('Corrections (2)');
    await desk.clickButton('Undo');
    await other.expectPainted('person', ['Marie Harf']);
    await desk.clickButton('Redo');
    await other.expectPainted('person', []);
    await other.clickButton('Corrections (2)');
    await other.clickButton('Forget: “Jay Carney” is no person here');
    await desk.expectPainted('person', ['Jay Carney']);
    assert.equal(await other.written(), MET);
    assert.deepEqual([...desk.complaints, ...other.complaints], []);
    await desk.close();
  });

  test(`${browser}: “Forget all” says how many and where, and holds in the other tab`, async () => {
    const desk = await open();
    await desk.put(MET);
    await reject(desk, 'Jay Carney');
    await desk.expectPainted('person', ['Marie Harf']);
    const other = await desk.another();
    await other.put(MET);
    await reject(other, 'Marie Harf');
    await untilSummary(desk, 'Corrections (2)');
    await desk.clickButton('Corrections (2)');
    await desk.until(() => document.querySelector('#corrections')?.textContent?.includes('in all its tabs'));
    await desk.clickButton('Forget all 2');
    await desk.expectNotice(/^2 corrections forgotten, in every tab of this browser\.$/);
    await desk.expectPainted('person', BOTH);
    await other.expectPainted('person', BOTH);
    assert.equal(await summary(other), 'Corrections');
    await other.reload();
    await other.expectPainted('person', BOTH);
    await desk.close();
  });

  test(`${browser}: two tabs that write at the same time lose nothing, tell each other once and are done`, async () => {
    const desk = await open({
      before: () => {
        const tell = BroadcastChannel.prototype.postMessage;
        Reflect.set(globalThis, 'told', 0);
        BroadcastChannel.prototype.postMessage = function (message) {
          Reflect.set(globalThis, 'told', Reflect.get(globalThis, 'told') + 1);
          tell.call(this, message);
        };
      },
    });
    const other = await desk.another();
    // So many at once give ids that run ahead of the clock, into those of the next.
    await Promise.all([
      desk.choosesFile('#corrections input', 'a.json', fileOf('Ann', 500)),
      other.choosesFile('#corrections input', 'b.json', fileOf('Bea', 500)),
    ]);
    await Promise.all([untilSummary(desk, 'Corrections (1,000)'), untilSummary(other, 'Corrections (1,000)')]);
    await Promise.all([
      desk.choosesFile('#corrections input', 'c.json', fileOf('Cid', 1)),
      other.choosesFile('#corrections input', 'd.json', fileOf('Dee', 1)),
    ]);
    await Promise.all([untilSummary(desk, 'Corrections (1,002)'), untilSummary(other, 'Corrections (1,002)')]);
    assert.equal(await desk.see(() => Reflect.get(globalThis, 'told')), 2);
    await desk.reload();
    await untilSummary(desk, 'Corrections (1,002)');
    assert.deepEqual([...desk.complaints, ...other.complaints], []);
    await desk.close();
  });

  test(`${browser}: “Undo” beside a decision takes back that one, whatever another tab has decided since`, async () => {
    const desk = await open();
    await desk.put(MET);
    const other = await desk.another();
    await other.put(MET);
    await reject(desk, 'Jay Carney');
    await desk.expectNotice(/no person here/);
    await other.expectPainted('person', ['Marie Harf']);
    await reject(other, 'Marie Harf');
    await desk.expectPainted('person', []);
    await desk.clickButton('Undo');
    await desk.expectPainted('person', ['Jay Carney']);
    await other.expectPainted('person', ['Jay Carney']);
    await desk.close();
  });
}
