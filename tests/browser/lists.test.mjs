/** The newsroom's lists in the page: kept, shown, searched, changed, carried in files, filled from the text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import * as firefox from './firefox-harness.mjs';
import * as chromium from './harness.mjs';
import { oneFile } from './site.mjs';

/** @import { Words } from './words.mjs' */

/** Words that no model takes for a name. */
const FLEW = 'a bird called zzyrkan flew by, and a qwobble sang.';
const FILES = '#newsroom input[type=file]';

/** Waits for the panel to say this. @param {Words} desk @param {string} words */
const expectPanel = (desk, words) =>
  desk.until((wanted) => /** @type {HTMLElement} */ (document.querySelector('#newsroom')).innerText.includes(wanted), words);

/** @param {Words} desk @param {string} words */
const expectSummary = (desk, words) =>
  desk.until((wanted) => document.querySelector('#newsroom-summary')?.textContent === wanted, words);

/** What a screen reader calls what has the focus. @param {Words} desk */
const focused = (desk) =>
  desk.see(() => {
    const at = document.activeElement;
    const label = /** @type {HTMLInputElement} */ (at).labels?.[0]?.querySelector('span')?.firstChild?.textContent;
    return (at?.ariaLabel ?? label ?? at?.textContent ?? '').trim();
  });

/** Waits for the focus to be there. @param {Words} desk @param {string} name */
async function expectFocus(desk, name) {
  for (let left = 60; left > 0; left--) {
    if ((await focused(desk)) === name) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(await focused(desk), name);
}

/** Goes on with one key until something has the focus, as somebody without a pointer does. @param {Words} desk @param {string} name @param {string} [key] */
async function goTo(desk, name, key = 'Tab') {
  for (let left = 120; left > 0; left--) {
    if ((await focused(desk)) === name) return;
    await desk.press(key);
  }
  assert.fail(`${name} is not reached, but ${await focused(desk)}`);
}

/** @param {Words} desk @param {string} name @param {string} [key] */
async function choose(desk, name, key) {
  await goTo(desk, name, key);
  await desk.press('Enter');
}

/** Opens the panel from the text, without a pointer. @param {Words} desk @param {string} [summary] */
async function openPanel(desk, summary = 'Lists') {
  await desk.see(() => document.getElementById('text')?.focus());
  await choose(desk, summary, 'Shift+Tab');
  await expectPanel(desk, 'New list');
}

/** Imports a list. @param {Words} desk @param {string} name @param {object | string} list @param {RegExp} said */
async function bring(desk, name, list, said = /imported/) {
  if (!(await desk.see(() => document.querySelector('#newsroom[open]') !== null))) await desk.see(() => document.getElementById('newsroom-summary')?.click());
  await expectPanel(desk, 'Import');
  await desk.choosesFile(FILES, name, typeof list === 'string' ? list : JSON.stringify(list));
  await desk.expectNotice(said);
}

for (const [browser, { useBrowser }] of Object.entries({ Chromium: chromium, Firefox: firefox })) {
  const { open } = useBrowser();

  test(`${browser}: by keyboard alone a list is made, filled, searched, edited, emptied, taken back, saved and brought back byte for byte`, async () => {
    const desk = await open();
    await desk.watchSaving();
    await desk.put(FLEW);
    await desk.expectPainted('person', []);
    await openPanel(desk);
    await choose(desk, 'New list');
    await expectFocus(desk, 'Name');
    await desk.press('ControlOrMeta+a');
    await desk.type('Birds');
    await desk.press('Enter');
    await expectFocus(desk, 'Rename Birds');
    await expectSummary(desk, 'Lists (1)');

    await choose(desk, 'Add a row');
    await expectFocus(desk, 'Part');
    await goTo(desk, 'Name');
    await desk.type('zzyrkan');
    await desk.press('Enter');
    await expectFocus(desk, 'Add a row');
    await desk.expectPainted('person', ['zzyrkan']);
    await desk.expectNotice(/“zzyrkan” added to Birds\./);
    await expectPanel(desk, '1 row counts');

    await goTo(desk, 'Search rows', 'Shift+Tab');
    await desk.type('zzx');
    await expectPanel(desk, 'No rows');
    await desk.press('Backspace');
    await expectPanel(desk, 'Rows 1 to 1 of 1');

    await choose(desk, 'Edit zzyrkan');
    await expectFocus(desk, 'Name');
    await desk.press('ControlOrMeta+a');
    await desk.type('qwobble');
    await desk.press('Escape');
    await expectFocus(desk, 'Edit zzyrkan');
    assert.ok(await desk.see(() => document.querySelector('#newsroom[open]') !== null), 'Escape leaves the form, not the panel');
    await desk.press('Enter');
    await expectFocus(desk, 'Name');
    await desk.press('ControlOrMeta+a');
    await desk.type('qwobble');
    await desk.press('Enter');
    await desk.expectPainted('person', ['qwobble']);

    // What is searched for now finds nothing; the row is there all the same.
    await expectFocus(desk, 'Search rows');
    await desk.press('ControlOrMeta+a');
    await desk.press('Delete');
    await choose(desk, 'Remove qwobble');
    await desk.expectPainted('person', []);
    await expectPanel(desk, 'No rows');
    await choose(desk, 'Undo', 'Shift+Tab');
    await desk.expectPainted('person', ['qwobble']);
    await desk.expectNotice(/taken back/);

    await choose(desk, 'Export Birds');
    const file = await desk.saved();
    assert.equal(file, '{\n  "name": "Birds",\n  "people": [\n    {"name": "qwobble"}\n  ]\n}\n');
    await choose(desk, 'Remove Birds');
    await expectSummary(desk, 'Lists');
    await desk.expectPainted('person', []);
    await desk.press('Escape');
    assert.equal(await desk.focused(), 'newsroom-summary');

    await desk.reload();
    await desk.watchSaving();
    await bring(desk, 'birds.json', file, /^Birds imported: 1 row counts\./);
    await desk.expectPainted('person', ['qwobble']);
    await desk.clickButton('Export Birds');
    assert.equal(await desk.saved(), file);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test(`${browser}: a list that nobody edited is exported as it came, byte for byte, after a reload too`, async () => {
    const desk = await open();
    const text = '\ufeff{"people":["zzyrkan"],\r\n\t"name" : "By h\\u0061nd", "later":{"b":1,"a":2}}';
    await bring(desk, 'hand.json', text);
    await desk.put(FLEW);
    await desk.expectPainted('person', ['zzyrkan']);
    await desk.reload();
    await desk.expectPainted('person', ['zzyrkan']);
    await desk.watchSaving();
    await desk.clickButton('Lists (1)');
    await desk.clickButton('Export By hand');
    // As bytes: read as text, the mark at the beginning would be lost.
    const saved = await desk.until(async () => {
      const file = /** @type {Blob | undefined} */ (Reflect.get(globalThis, 'savedFile'));
      return file && [...new Uint8Array(await file.arrayBuffer())];
    });
    assert.deepEqual(saved, [...Buffer.from(text)]);
    await desk.close();
  });

  test(`${browser}: what one tab changes counts in the other at once, and two that change one list lose nothing unsaid`, async () => {
    const desk = await open();
    await desk.put(FLEW);
    const other = await desk.another();
    await other.put(FLEW);
    await bring(desk, 'birds.json', { name: 'Birds', people: ['zzyrkan'] });
    await desk.expectPainted('person', ['zzyrkan']);
    await other.expectPainted('person', ['zzyrkan']);
    await expectSummary(other, 'Lists (1)');
    await other.clickButton('Lists (1)');
    await other.clickButton('Edit zzyrkan');
    await desk.clickButton('Remove zzyrkan');
    await desk.expectPainted('person', []);
    await other.expectPainted('person', []);
    await other.press('ControlOrMeta+a');
    await other.type('qwobble');
    await other.press('Enter');
    await other.until(() => document.querySelector('#newsroom .refused')?.textContent?.includes('Another tab'));
    await desk.clickButton('Undo');
    await desk.expectPainted('person', ['zzyrkan']);
    await other.expectPainted('person', ['zzyrkan']);
    await other.press('Enter');
    await desk.expectPainted('person', ['qwobble']);
    await other.expectPainted('person', ['qwobble']);
    assert.deepEqual([...desk.complaints, ...other.complaints], []);
    await desk.close();
  });

  for (const [name, before] of Object.entries({
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
  })) {
    test(`${browser}: ${name} is said, and lists count all the same`, async () => {
      const desk = await open({ before });
      await desk.put(FLEW);
      await bring(desk, 'birds.json', { name: 'Birds', people: ['zzyrkan'] });
      await desk.expectPainted('person', ['zzyrkan']);
      await desk.until(() => /Lists cannot be kept in this browser \((no room left|not allowed)\)/.test(document.getElementById('standing')?.textContent ?? ''));
      await desk.clickButton('Remove zzyrkan');
      await desk.expectPainted('person', []);
      await desk.close();
    });
  }

  test(`${browser}: words of the text come into a list from their card, at once, and are taken back`, async () => {
    const desk = await open();
    await desk.put(`We met Jay Carney there. ${FLEW}`);
    await desk.select('zzyrkan');
    await desk.press('Alt+Enter');
    await desk.clickButton('Add to my list …');
    await desk.until(() => document.querySelector('[role=dialog] form [name=name]') !== null);
    await desk.set('section', 'places');
    await desk.clickButton('Add');
    await desk.expectPainted('place', ['zzyrkan']);
    await desk.expectNotice(/“zzyrkan” added to My list\./);
    assert.equal(await desk.hasCard(), false);
    await desk.clickMark('person');
    await desk.clickButton('Add to my list …');
    await desk.until(() => document.querySelector('[role=dialog] form [name=name]') !== null);
    await desk.clickButton('Add');
    await desk.expectNotice(/“Jay Carney” added to My list\./);
    await expectSummary(desk, 'Lists (1)');
    await desk.clickButton('Undo');
    await desk.clickButton('Lists (1)');
    await expectPanel(desk, 'Rows 1 to 1 of 1');
    await desk.clickButton('Undo');
    await desk.expectPainted('place', []);
    await expectSummary(desk, 'Lists');
    await desk.close();
  });
}

const { open } = chromium.useBrowser();

test('a CSV file becomes a list, and what of it cannot be used is said', async () => {
  const desk = await open();
  await desk.put(FLEW);
  const csv = 'kind;name;aliases\nperson;zzyrkan;\nbird;qwobble;\n';
  await bring(desk, 'Birds of the bay.csv', csv, /^Birds of the bay imported: 1 row counts\. 1 part is left out: line 3/);
  await desk.expectPainted('person', ['zzyrkan']);
  await desk.watchSaving();
  await desk.clickButton('Export Birds of the bay');
  assert.deepEqual(JSON.parse(await desk.saved()), { name: 'Birds of the bay', people: [{ name: 'zzyrkan' }] });
  await desk.close();
});

test('files that are no list are refused, each with its reason, and no list is there', async () => {
  const desk = await open();
  await desk.clickButton('Lists');
  await expectPanel(desk, 'Import');
  for (const [name, content, said] of /** @type {[string, string, RegExp][]} */ ([
    ['broken.json', '{"people": [', /^broken\.json was not imported\. /],
    ['array.json', '[1, 2]', /^array\.json was not imported\. /],
    ['notes.csv', 'whatever\nelse\n', /^notes\.csv was not imported\. /],
    ['empty.csv', '', /^empty\.csv was not imported\. /],
    ['large.json', `{"name": "${'x'.repeat(4_000_000)}"}`, /^large\.json was not imported\. It is larger than 4 MB/],
  ])) {
    await desk.choosesFile(FILES, name, content);
    await desk.expectNotice(said);
  }
  await desk.see(() => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector('#newsroom input[type=file]'));
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0x7b, 0xff, 0x7d])], 'latin.json'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  });
  await desk.expectNotice(/^latin\.json was not imported\. It is not UTF-8/);
  await expectSummary(desk, 'Lists');
  await desk.close();
});

test('an error of an edit is said at its field, which has the focus, and nothing is changed', async () => {
  const desk = await open();
  await bring(desk, 'days.json', { name: 'Days', dates: [{ name: 'Derby Day', rule: '1st Saturday of June' }] });
  await desk.clickButton('Edit Derby Day');
  await goTo(desk, 'Every year');
  await desk.press('ControlOrMeta+a');
  await desk.type('someday');
  await desk.press('Enter');
  await desk.until(() => document.querySelector('#newsroom .refused')?.textContent);
  assert.equal(await focused(desk), 'Every year');
  assert.equal(await desk.see(() => document.activeElement?.getAttribute('aria-invalid')), 'true');
  assert.equal(await desk.see(() => document.querySelector('#newsroom label:has([name=rule]) + .refused')?.textContent !== ''), true);
  await desk.watchSaving();
  await desk.clickButton('Export Days');
  assert.deepEqual(JSON.parse(await desk.saved()).dates, [{ name: 'Derby Day', rule: '1st Saturday of June' }]);
  await desk.close();
});

test('a pattern marks what it finds and writes what its row says; one that is none is refused at its field', async () => {
  const desk = await open();
  const patterns = [{ pattern: 'Docket No\\. \\d{2}-\\d+', kind: 'organization' }];
  const style = [{ pattern: '(\\d+) per cent', message: 'write percent', replacement: '$1 percent' }];
  await bring(desk, 'patterns.json', { name: 'P', patterns, style }, /^P imported: 2 rows count\./);
  await desk.put('They read Docket No. 26-117 and 12 per cent of it.');
  await desk.expectPainted('organization', ['Docket No. 26-117']);
  await desk.clickButton('Write “12 percent”: Write percent (P, style 1)');
  assert.equal(await desk.written(), 'They read Docket No. 26-117 and 12 percent of it.');
  await desk.clickButton('Lists (1)');
  await desk.clickButton('Edit Docket No\\. \\d{2}-\\d+');
  await desk.press('ControlOrMeta+a');
  await desk.type('(Docket');
  await desk.press('Enter');
  await desk.until(() => document.querySelector('#newsroom .refused')?.textContent?.includes('group'));
  assert.equal(await focused(desk), 'Pattern');
  await desk.expectPainted('organization', ['Docket No. 26-117']);
  await desk.press('Escape');
  await desk.close();
});

test('a row keeps what nobody changes, and its posts are edited each by itself', async () => {
  const desk = await open();
  const ruth = {
    name: 'Ruth Calder',
    posts: [{ post: 'mayor', from: '2021-05', rank: 1 }, { post: 'reeve' }],
    case: 'any',
    seen: ['yes'],
  };
  await bring(desk, 'desk.json', { name: 'Desk', people: [ruth, 'Ann Lee'], style: [{ words: 'adviser', message: 'write “advisor”', replacement: '' }] });
  await desk.clickButton('Edit Ruth Calder');
  await desk.clickButton('Remove Post 2');
  await desk.clickButton('Add a post');
  await desk.type('chair');
  await desk.press('Tab');
  await desk.type('Harbour Board');
  await desk.press('Enter');
  await desk.expectNotice(/“Ruth Calder” changed/);
  await desk.clickButton('Edit adviser');
  await goTo(desk, 'Note');
  await desk.type('see the style book');
  await desk.press('Enter');
  await desk.expectNotice(/“adviser” changed/);
  await desk.watchSaving();
  await desk.clickButton('Export Desk');
  assert.deepEqual(JSON.parse(await desk.saved()), {
    name: 'Desk',
    people: [{ ...ruth, posts: [ruth.posts[0], { post: 'chair', organization: 'Harbour Board' }] }, 'Ann Lee'],
    style: [{ words: 'adviser', message: 'write “advisor”', replacement: '', note: 'see the style book' }],
  });
  await desk.close();
});

test('lists are switched, ordered, named and replaced by a file of their name, and each is taken back', async () => {
  const desk = await open();
  await desk.put(FLEW);
  await bring(desk, 'people.json', { name: 'First', version: '1', people: ['zzyrkan'] });
  await bring(desk, 'places.json', { name: 'Second', places: ['zzyrkan'] });
  await desk.expectPainted('place', ['zzyrkan']);
  await desk.focusButton('Move Second up');
  await desk.press('Enter');
  await desk.expectPainted('person', ['zzyrkan']);
  await desk.until(() => document.activeElement?.ariaLabel === 'Move Second down' || document.activeElement?.ariaLabel === 'Use Second');
  await desk.see(() => /** @type {HTMLElement} */ (document.querySelector('[aria-label="Use First"]')).click());
  await desk.expectPainted('place', ['zzyrkan']);
  await expectPanel(desk, '1 · 1 row, switched off');
  await desk.reload();
  await desk.expectPainted('place', ['zzyrkan']);
  await bring(desk, 'newer.json', { name: 'Second', version: '2', organizations: ['zzyrkan'] }, /in place of the list of that name/);
  await desk.expectPainted('organization', ['zzyrkan']);
  await expectPanel(desk, '2 · 1 row counts');
  await desk.clickButton('Rename Second');
  await desk.press('ControlOrMeta+a');
  await desk.type('Third');
  await desk.press('Enter');
  await expectPanel(desk, 'Third');
  for (const left of ['Second', '1 row counts']) {
    await desk.focusButton('Undo');
    await desk.press('Enter');
    await expectPanel(desk, left);
  }
  await desk.expectPainted('place', ['zzyrkan']);
  await desk.close();
});

test('rows that are left out are named, with why, and the others count', async () => {
  const desk = await open();
  await desk.put(FLEW);
  await bring(desk, 'birds.json', { name: 'Birds', people: ['zzyrkan', { aliases: ['x'] }], dates: [{ name: 'Derby Day', rule: 'someday' }] });
  await desk.expectPainted('person', ['zzyrkan']);
  await desk.clickButton('2 parts are left out');
  await expectPanel(desk, 'people 2');
  await expectPanel(desk, 'dates 1');
  await desk.close();
});

test('ten thousand rows are searched with some dozens of them in the page', async () => {
  const desk = await open();
  const people = Array.from({ length: 10_000 }, (_, row) => ({ name: `Person${row} Zzyrkan`, note: `row ${row}` }));
  await bring(desk, 'all.json', { name: 'All', people }, /All imported: 10,000 rows count/);
  await expectPanel(desk, 'Rows 1 to 40 of 10,000');
  await desk.see(() => {
    Reflect.set(globalThis, 'made', 0);
    new MutationObserver((changes) => {
      const made = changes.reduce((sum, { addedNodes }) => sum + [...addedNodes].reduce((all, node) => all + 1 + (node instanceof Element ? node.querySelectorAll('*').length : 0), 0), 0);
      Reflect.set(globalThis, 'made', Reflect.get(globalThis, 'made') + made);
    }).observe(/** @type {Element} */ (document.querySelector('#newsroom')), { childList: true, subtree: true });
  });
  const nodes = () => desk.see(() => document.querySelectorAll('#newsroom *').length);
  assert.ok((await nodes()) < 600, `${await nodes()} nodes`);
  await desk.see(() => /** @type {HTMLElement} */ (document.querySelector('#newsroom [name=query]')).focus());
  const query = 'person9876 zzyrkan';
  await desk.type(query);
  await expectPanel(desk, 'Rows 1 to 1 of 1');
  await expectPanel(desk, 'Person9876 Zzyrkan');
  const made = await desk.see(() => Reflect.get(globalThis, 'made'));
  assert.ok(made < query.length * 500, `${made} nodes for ${query.length} keys`);
  await desk.press('ControlOrMeta+a');
  await desk.press('Delete');
  await desk.clickButton('More rows');
  await expectPanel(desk, 'Rows 41 to 80 of 10,000');
  assert.ok((await nodes()) < 600, `${await nodes()} nodes`);
  await desk.close();
});

test('a row of house style offers its words, or to take words out, and Ctrl+Z takes that back', async () => {
  const desk = await open();
  const style = [
    { words: 'adviser', message: 'write “advisor”', replacement: 'advisor', severity: 'hint' },
    { words: 'very', message: 'leave it out', replacement: '' },
  ];
  await bring(desk, 'style.json', { name: 'Style', style });
  await desk.press('Escape');
  await desk.put('The adviser spoke 😀 to an adviser.');
  await desk.expectList('checks', /^Checks 2\s+Hint\s+Write “advisor”/);
  await desk.see(() => /** @type {HTMLElement} */ (document.querySelectorAll('.list-checks .dismiss')[2]).click());
  assert.equal(await desk.written(), 'The adviser spoke 😀 to an advisor.');
  await desk.expectList('checks', /^Checks 1/);
  await desk.press('ControlOrMeta+z');
  assert.equal(await desk.written(), 'The adviser spoke 😀 to an adviser.');
  await desk.expectList('checks', /^Checks 2/);
  await desk.put('The very 😀 last one.');
  await desk.clickButton('Take it out: Leave it out (Style, style 2)');
  assert.equal(await desk.written(), 'The  😀 last one.');
  await desk.press('ControlOrMeta+z');
  assert.equal(await desk.written(), 'The very 😀 last one.');
  await desk.close();
});

test('nothing of the panel is loaded before it is opened, and nothing over the network once the page is kept', async () => {
  const desk = await open();
  await desk.kept();
  const loaded = () => desk.see(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  assert.deepEqual((await loaded()).filter((path) => path.includes('newsroom/')), []);
  await desk.page.context().setOffline(true);
  await desk.clickButton('Lists');
  await expectPanel(desk, 'New list');
  assert.deepEqual((await loaded()).filter((path) => path.includes('newsroom/')).sort(), ['/newsroom/panel.css', '/newsroom/panel.js']);
  assert.deepEqual(desk.complaints, []);
  // What reads lists is of another module, which has not been needed yet.
  await desk.clickButton('New list');
  await expectPanel(desk, 'Add a row');
  assert.equal(await desk.see(() => getComputedStyle(/** @type {Element} */ (document.querySelector('#newsroom .sieve'))).display), 'flex');
  await desk.close();
});

test('the page in one file has the panel with its styles, and keeps lists', async () => {
  const desk = await open({ url: oneFile, context: { offline: true } });
  await desk.put(FLEW);
  await bring(desk, 'birds.json', { name: 'Birds', people: ['zzyrkan'] });
  await desk.expectPainted('person', ['zzyrkan']);
  assert.equal(await desk.see(() => getComputedStyle(/** @type {Element} */ (document.querySelector('#newsroom .sieve'))).display), 'flex');
  await desk.reload();
  await desk.expectPainted('person', ['zzyrkan']);
  assert.deepEqual(desk.complaints, []);
  await desk.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing wrong in the panel, ${colorScheme}`, async () => {
    const desk = await open({ context: { colorScheme } });
    const check = async (/** @type {string} */ state) => {
      const { violations } = await new AxeBuilder({ page: desk.page }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), [], state);
    };
    await desk.put(`We met Jay Carney there. ${FLEW}`);
    await desk.clickButton('Lists');
    await expectPanel(desk, 'No lists yet');
    await check('no lists');
    await bring(desk, 'birds.json', { name: 'Birds', people: ['zzyrkan', { aliases: ['x'] }, { name: 'Ruth Calder', posts: [{ post: 'mayor' }] }] });
    await expectPanel(desk, 'left out');
    await desk.clickButton('1 part is left out');
    await check('a list');
    await desk.clickButton('Edit Ruth Calder');
    await check('a row');
    await desk.press('ControlOrMeta+a');
    await desk.press('Delete');
    await desk.press('Enter');
    await desk.until(() => document.querySelector('#newsroom .refused')?.textContent);
    await check('a row, refused');
    await desk.press('Escape');
    await desk.clickButton('Rename Birds');
    await check('the name of a list');
    await desk.press('Escape');
    await desk.press('Escape');
    await desk.clickButton('Jay Carney');
    await desk.clickButton('Add to my list …');
    await desk.until(() => document.querySelector('[role=dialog] form [name=list]') !== null);
    await check('a card');
    await desk.close();
  });
}
