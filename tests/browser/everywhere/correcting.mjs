/** Marks corrected by hand: decided, refused, taken back, kept, carried from one machine to another. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

/** @import { OpenOptions, Words } from '../words.mjs' */

const program = fileURLToPath(new URL('../../../dist/whowhen', import.meta.url));

const MET = 'We met Jay Carney there. Then Marie Harf came.';
const BOTH = ['Jay Carney', 'Marie Harf'];

/** Opens the card of a mark by its entry in a list, and its form. @param {Words} desk @param {string} entry */
async function correct(desk, entry) {
  await desk.focusButton(entry);
  await desk.press('Enter');
  await desk.clickButton('Correct …');
}

/** @param {(options?: OpenOptions) => Promise<Words>} open */
export default function testCorrecting(open) {
  test('a mark is rejected, the decision taken back and made again', async () => {
    const desk = await open();
    await desk.put(MET);
    await desk.expectPainted('person', BOTH);
    await desk.clickMark('person');
    await desk.clickButton('Wrong');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.expectNotice(/“Jay Carney” is no person here/);
    await desk.clickButton('Undo');
    await desk.expectPainted('person', BOTH);
    await desk.clickButton('Corrections');
    await desk.clickButton('Redo');
    await desk.expectPainted('person', ['Marie Harf']);
    assert.equal(await desk.written(), MET);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('a date takes the value it is given; what is no date is refused in words', async () => {
    const desk = await open();
    await desk.publish('2013-11-05');
    await desk.put('They met on Friday and left on Monday.');
    await correct(desk, 'Friday');
    await desk.set('value', 'someday');
    await desk.clickButton('Save correction');
    await desk.until(() => document.querySelector('.refused')?.textContent?.includes('EDTF'));
    await desk.set('value', '2013-10-25');
    await desk.clickButton('Save correction');
    await desk.expectList('dates', /25 October 2013\s+Friday[\s\S]*4 November 2013\s+Monday/);
    await desk.close();
  });

  test('nothing changed is nothing corrected, and said', async () => {
    const desk = await open();
    await desk.put('They met on 5 May 2013.');
    await correct(desk, '5 May 2013');
    await desk.clickButton('Save correction');
    await desk.until(() => document.querySelector('.refused')?.textContent?.includes('Nothing was changed'));
    await desk.close();
  });

  test('a mark becomes one of another kind', async () => {
    const desk = await open();
    await desk.put(MET);
    await correct(desk, 'Jay Carney');
    await desk.set('kind', 'organization');
    await desk.clickButton('Save correction');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.expectPainted('organization', ['Jay Carney']);
    await desk.close();
  });

  test('two people become one, and one two', async () => {
    const desk = await open();
    await desk.put('Nora Heneghan won the race. Nora Walsh now coaches.');
    await correct(desk, 'Nora Walsh');
    await desk.choose('person', 'Nora Heneghan');
    await desk.set('everywhere', true);
    await desk.clickButton('Save correction');
    await desk.expectList('people', /^People 1[\s\S]*also Nora Walsh[\s\S]*2 mentions/);
    await desk.clickButton('Undo');
    await desk.expectList('people', /^People 2/);
    await desk.put('Peter Lind spoke first. Lind left early.');
    await desk.expectList('people', /^People 1[\s\S]*2 mentions/);
    await desk.clickButton('Next of 2 mentions: Peter Lind');
    await desk.clickButton('Next of 2 mentions: Peter Lind');
    await desk.clickButton('Correct …');
    await desk.choose('person', 'somebody else of this name');
    await desk.clickButton('Save correction');
    await desk.expectList('people', /^People 2/);
    await desk.close();
  });

  test('a role gets its holders and a quotation its speaker', async () => {
    const desk = await open();
    await desk.put('Ines Calloway met Tobias Renn. The treasurer said nothing.\n\n“Never,” Ines Calloway said.');
    const [role = ''] = await desk.painted('role');
    assert.equal(role, 'treasurer');
    await desk.clickMark('role');
    await desk.clickButton('Correct …');
    await desk.see(() => {
      const boxes = [...document.querySelectorAll('[role=dialog] .boxes label')];
      boxes.find((label) => label.textContent === 'Tobias Renn')?.querySelector('input')?.click();
    });
    await desk.clickButton('Save correction');
    await desk.expectList('people', /Tobias Renn\s+treasurer/);
    await correct(desk, '“Never,”');
    await desk.choose('speaker', 'Tobias Renn');
    await desk.clickButton('Save correction');
    await desk.expectList('quotes', /^Quotes 1\s+Tobias Renn\s+“Never,”/);
    await desk.close();
  });

  test('selected words are marked by hand, there or wherever they stand', async () => {
    const desk = await open();
    await desk.put('a bird called zzyrkan flew by. zzyrkan sang.');
    await desk.expectPainted('person', []);
    await desk.select(' zzyrkan ');
    await desk.press('Alt+Enter');
    assert.match(await desk.card(), /Mark as\s+×?\s*zzyrkan/);
    await desk.clickButton('person');
    await desk.expectPainted('person', ['zzyrkan']);
    await desk.select('zzyrkan');
    await desk.clickButton('Mark selection');
    await desk.see(() => document.querySelector('[role=dialog] input')?.dispatchEvent(new MouseEvent('click')));
    await desk.clickButton('person');
    await desk.expectPainted('person', ['zzyrkan', 'zzyrkan']);
    await desk.close();
  });

  test('“never” holds wherever the words stand, in this text and the next, and after a reload', async () => {
    const desk = await open();
    await desk.put(MET);
    await desk.clickMark('person');
    await desk.clickButton('Always or never …');
    await desk.clickButton('Never mark “Jay Carney” as person');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.reload();
    await desk.put(`${MET} Jay Carney stayed.`);
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.clickButton('Corrections (1)');
    await desk.clickButton('Forget all 1');
    await desk.expectPainted('person', [...BOTH, 'Jay Carney']);
    await desk.reload();
    await desk.put(MET);
    await desk.expectPainted('person', BOTH);
    await desk.close();
  });

  const refusals = {
    'a full storage': () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room left', 'QuotaExceededError');
      };
    },
    'a denied storage': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('not allowed', 'SecurityError');
      };
    },
  };
  for (const [name, before] of Object.entries(refusals)) {
    test(`${name} is said, and what was decided counts all the same`, async () => {
      const desk = await open({ before });
      await desk.put(MET);
      await desk.clickMark('person');
      await desk.clickButton('Wrong');
      await desk.expectPainted('person', ['Marie Harf']);
      await desk.expectNotice(/cannot be kept.*(no room left|not allowed).*save them to a file/);
      await desk.clickButton('Corrections (1)');
      await desk.clickButton('Save to file');
      await desk.expectNotice(/1 correction saved/);
      await desk.close();
    });
  }

  test('corrections are carried in one file, which the command line takes too', async (context) => {
    const desk = await open();
    await desk.watchSaving();
    await desk.put(MET);
    await desk.clickMark('person');
    await desk.clickButton('Wrong');
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.clickButton('Corrections (1)');
    await desk.clickButton('Save to file');
    const file = await desk.saved();
    await desk.close();

    const folder = mkdtempSync(join(tmpdir(), 'whowhen-corrections-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'corrections.json');
    writeFileSync(path, file);
    const read = execFileSync(program, ['analyze', '--format', 'json', '--corrections', path], { input: MET });
    assert.deepEqual(JSON.parse(read.toString()).people.map((/** @type {any} */ p) => p.name), ['Marie Harf']);

    const other = await open();
    await other.put(MET);
    await other.expectPainted('person', BOTH);
    await other.choosesFile('#corrections input', 'corrections.json', file);
    await other.expectNotice(/1 new correction loaded/);
    await other.expectPainted('person', ['Marie Harf']);
    await other.choosesFile('#corrections input', 'corrections.json', file);
    await other.expectNotice(/0 new corrections loaded/);
    await other.close();
  });

  test('of a file, what can be used is taken, and what cannot is said', async () => {
    const desk = await open();
    await desk.put(MET);
    const good = (/** @type {string} */ text) => ({ do: 'reject', kind: 'person', text });
    const file = JSON.stringify([good('Jay Carney'), { do: 'levitate', text: 'x' }, 7, good('Marie Harf')]);
    await desk.choosesFile('#corrections input', 'notes.json', file);
    await desk.expectNotice(/2 new corrections loaded\. 2 corrections cannot be used and are left out\. .*levitate/);
    await desk.expectPainted('person', []);
    await desk.reload();
    await desk.expectPainted('person', []);
    assert.equal(await desk.see(() => document.getElementById('standing')?.textContent), '');
    await desk.close();
  });

  /** Corrections as a newer version of the page might have kept them. @param {Words} desk @param {unknown[][]} steps */
  async function keepAsAnother(desk, steps) {
    await desk.see(
      (all) =>
        new Promise((resolve, reject) => {
          const asked = indexedDB.open('whowhen', 1);
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            const transaction = asked.result.transaction('steps', 'readwrite');
            const records = transaction.objectStore('steps');
            all.forEach((corrections, place) => records.put({ id: place + 1, corrections }));
            records.put({ id: all.length + 1, decided: 'otherwise' });
            transaction.oncomplete = () => resolve(asked.result.close());
          };
        }),
      steps,
    );
  }

  test('kept corrections that cannot be used are left out and said, the others count, and they can be forgotten', async () => {
    const desk = await open();
    await desk.put(MET);
    await keepAsAnother(desk, [
      [{ do: 'levitate', text: 'Jay Carney' }],
      [{ do: 'reject', kind: 'person', text: 'Jay Carney' }],
      [null],
      [{ do: 'same-person' }],
      [{ do: 'mark', kind: 'sound', text: 'Marie Harf' }],
      [{ do: 'reject', kind: 'person' }],
    ]);
    await desk.reload();
    await desk.expectPainted('person', ['Marie Harf']);
    const standing = () => desk.see(() => document.getElementById('standing')?.textContent ?? '');
    assert.match(await standing(), /^5 kept corrections are left out.*all others count\. Why the first: .*levitate/);
    await desk.clickButton('Corrections (6)');
    const listed = await desk.see(() => [...document.querySelectorAll('#corrections li span')].map((one) => one.textContent));
    assert.equal(listed.length, 6);
    assert.match(listed.at(-1) ?? '', /^Left out: .*levitate/);
    assert.equal(listed.at(-2), '“Jay Carney” is no person everywhere');
    assert.equal(listed.filter((said) => said?.startsWith('Left out: ')).length, 5);
    // They are no reason to refuse what is decided now.
    await desk.clickButton('Marie Harf');
    await desk.clickButton('Wrong');
    await desk.expectPainted('person', []);
    assert.match(await standing(), /^5 kept corrections/);
    await desk.clickButton('Forget them');
    await desk.until(() => document.getElementById('corrections-summary')?.textContent === 'Corrections (2)');
    await desk.settled();
    assert.equal(await standing(), '');
    await desk.expectPainted('person', []);
    await desk.reload();
    assert.equal(await standing(), '');
    await desk.expectPainted('person', []);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('a file that holds no corrections is refused in words, and changes nothing', async () => {
    const desk = await open();
    await desk.put(MET);
    for (const [content, why] of /** @type {const} */ ([
      ['{"do"', /notes\.json was not loaded/],
      ['null', /holds no list of corrections/],
      ['[{"do":"levitate","text":"Jay Carney"}]', /levitate/],
      ['[{"do":"value","text":"Monday","value":"someday"}]', /EDTF/],
    ])) {
      await desk.choosesFile('#corrections input', 'notes.json', content);
      await desk.expectNotice(why);
    }
    await desk.expectPainted('person', BOTH);
    await desk.close();
  });

  test('of a file that can be used in part that part counts, and the other is told', async () => {
    const desk = await open();
    await desk.put(MET);
    const out = { do: 'reject', kind: 'person', text: 'Jay Carney' };
    const content = JSON.stringify([{ ...out, text: 'Marie Harf', befor: 'Then ' }, out, 5]);
    await desk.choosesFile('#corrections input', 'notes.json', content);
    await desk.expectNotice(/1 new correction loaded\. 2 corrections cannot be used and are left out\. The first is number 1: .*"befor"/);
    await desk.expectPainted('person', ['Marie Harf']);
    await desk.close();
  });
}
