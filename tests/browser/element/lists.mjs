/** The newsroom's lists that a page gives to an element: by their addresses, and by itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @import { Words } from '../words.mjs' */

// Neither name is one that the reader finds by itself.
const STORY = 'The adviser saw quillon vash at brindle yard.';
const DEFINE = '<script src="noted.js"></script><script type="module" src="whowhen/element/define.js"></script>';

/** @param {string} attributes */
const page = (attributes) => `<p id="story">${STORY}</p><who-when for="story" ${attributes}></who-when>${DEFINE}`;

export const pages = {
  // What is asked of servers and said to developers.
  'noted.js': `globalThis.asked = []; globalThis.warned = [];
    const { fetch: before } = globalThis;
    globalThis.fetch = (address, how) => {
      asked.push([String(address), how?.cache ?? '']);
      return before(globalThis.instead?.(String(address)) ?? address, how);
    };
    console.warn = (message) => warned.push(message);`,
  'listed.html': page('lists=" council.json\n style.csv "'),
  'council.json': JSON.stringify({ name: 'Council desk', version: '3', people: ['quillon vash'] }),
  'council-later.json': JSON.stringify({ name: 'Council desk', version: '4', people: ['quillon vash'], places: ['brindle yard'] }),
  'style.csv': 'kind,name,message,replacement\nstyle,adviser,write “advisor”,advisor\n',
  'foreign.html': page('lists="http://elsewhere.invalid/council.json council.json"'),
  'no-list-file.html': page('lists="nowhere.json council.json"'),
  'left-out.html': page('lists="left-out.json"'),
  'left-out.json': JSON.stringify({ name: 'Old desk', people: ['quillon vash', { aliases: ['Q'] }] }),
  'ignored.html': page('layers="person persons" published="5 May" lang="tlh"') + '<who-when for="story" layers="persons"></who-when>',
};

/** @param {(name: string) => Promise<Words>} visit */
export function testLists(visit) {
  /** @param {Words} desk */
  const said = (desk) =>
    desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.status-line')?.textContent ?? '');
  /** @param {Words} desk @param {string} words */
  const says = (desk, words) =>
    desk.until(
      (wanted) => document.querySelector('who-when')?.shadowRoot?.querySelector('.status-line')?.textContent.includes(wanted),
      words,
    );
  /** What a page of these tests notes. @param {Words} desk @param {'asked' | 'warned'} what */
  const noted = (desk, what) => desk.see((name) => Reflect.get(globalThis, name), what);
  /** The lists that count, as the analysis tells them. @param {Words} desk */
  const used = (desk) =>
    desk.see(() => {
      const { lists } = /** @type {any} */ (document.querySelector('who-when')).analysis;
      return lists?.map((/** @type {any} */ { name, version, rows }) => [name, version, rows]);
    });

  test('lists are loaded from their addresses, and the analysis says which editions count', async () => {
    const desk = await visit('listed.html');
    await desk.expectPainted('person', ['quillon vash']);
    assert.deepEqual(await used(desk), [['Council desk', '3', 1], ['style.csv', '', 1]]);
    const checks = await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).analysis.checks.map((/** @type {any} */ { check }) => check));
    assert.deepEqual(checks, ['house-style']);
    assert.equal(await said(desk), '');
    const asked = (await noted(desk, 'asked')).filter((/** @type {string[]} */ [address]) => /council|style/.test(address ?? ''));
    assert.deepEqual(asked.map((/** @type {string[]} */ [, cache]) => cache), ['no-cache', 'no-cache']);
    const loaded = await noted(desk, 'asked');
    assert.ok(loaded.every((/** @type {string[]} */ [address]) => !address?.includes('patterns')), 'no list has patterns');
    await desk.close();
  });

  test('lists that changed at the server count when they are asked for again, and go with the attribute', async () => {
    const desk = await visit('listed.html');
    await desk.expectPainted('place', []);
    await desk.expectPainted('person', ['quillon vash']);
    await desk.see(() => {
      Reflect.set(globalThis, 'instead', (/** @type {string} */ address) => address.replace('council', 'council-later'));
      return /** @type {any} */ (document.querySelector('who-when')).refreshLists();
    });
    await desk.expectPainted('place', ['brindle yard']);
    assert.deepEqual((await used(desk))[0], ['Council desk', '4', 2]);
    await desk.see(() => document.querySelector('who-when')?.removeAttribute('lists'));
    await desk.expectPainted('person', []);
    assert.equal(await used(desk), undefined);
    await desk.close();
  });

  test('a list that cannot be loaded again counts as before, and that is said', async () => {
    const desk = await visit('listed.html');
    await desk.expectPainted('person', ['quillon vash']);
    await desk.see(() => {
      Reflect.set(globalThis, 'instead', (/** @type {string} */ address) => address.replace('council', 'nowhere'));
      return /** @type {any} */ (document.querySelector('who-when')).refreshLists();
    });
    await says(desk, 'The list council.json was not loaded anew and counts as it was before. The server answered with HTTP status 404.');
    await desk.expectPainted('person', ['quillon vash']);
    assert.deepEqual((await used(desk))[0], ['Council desk', '3', 1]);
    await desk.close();
  });

  test('a list of another origin is not asked for, and that is said; the others count', async () => {
    const desk = await visit('foreign.html');
    await desk.expectPainted('person', ['quillon vash']);
    const origin = await desk.see(() => location.origin);
    const words = `The list http://elsewhere.invalid/council.json was not loaded and does not count. It is of another origin; serve it from ${origin}.`;
    assert.equal(await said(desk), words);
    assert.ok(!JSON.stringify(await noted(desk, 'asked')).includes('elsewhere'));
    await desk.close();
  });

  test('a list that is not there is told while the text is read by the others, until it is', async () => {
    const desk = await visit('no-list-file.html');
    await says(desk, 'The list nowhere.json was not loaded and does not count. The server answered with HTTP status 404.');
    await desk.expectPainted('person', ['quillon vash']);
    await desk.see(() => document.querySelector('who-when')?.setAttribute('lists', 'council-later.json'));
    await desk.expectPainted('place', ['brindle yard']);
    assert.equal(await said(desk), '');
    await desk.close();
  });

  test('a row that cannot be used is told with its list, and the others count', async () => {
    const desk = await visit('left-out.html');
    await desk.expectPainted('person', ['quillon vash']);
    assert.match(await said(desk), /^1 part of a list is left out: Old desk, people 2, name: .+/);
    await desk.close();
  });

  test('lists that the page gives itself count after those of the attribute, and as it gives them anew', async () => {
    const desk = await visit('listed.html');
    await desk.expectPainted('person', ['quillon vash']);
    /** @param {unknown[]} lists */
    const give = (lists) => desk.see((given) => void Object.assign(document.querySelector('who-when') ?? {}, { lists: given }), lists);
    await give([{ name: 'Ours', organizations: ['quillon vash'] }, 'kind,name\nplace,brindle yard\n']);
    await desk.expectPainted('organization', ['quillon vash']);
    await desk.expectPainted('place', ['brindle yard']);
    assert.deepEqual((await used(desk)).map(([name = '']) => name), ['Council desk', 'style.csv', 'Ours', '4']);
    await give([]);
    await desk.expectPainted('person', ['quillon vash']);
    const wrong = await desk.see(() => {
      try {
        /** @type {any} */ (document.querySelector('who-when')).lists = 'council.json';
      } catch (error) {
        return String(error);
      }
      return '';
    });
    assert.match(wrong, /TypeError: "lists" takes a list, but this is "council\.json"/);
    await desk.close();
  });

  test('what an element cannot use of its attributes is left alone, and developers are told once', async () => {
    const desk = await visit('ignored.html');
    await says(desk, '“5 May” is no day of publication and does not count; write it as 2013-11-05.');
    await desk.until(() => [...document.querySelectorAll('who-when')].every((one) => /** @type {any} */ (one).analysis));
    const layers = await desk.see(() => [...document.querySelectorAll('who-when')].map((one) => /** @type {any} */ (one).layers));
    assert.deepEqual(layers, [['person'], []]);
    assert.deepEqual((await noted(desk, 'warned')).sort(), [
      '<who-when>: "5 May" in published is no day and is ignored; write it as YYYY-MM-DD, such as 2013-11-05',
      '<who-when>: "persons" in layers is no kind of mark and is ignored; give some of person, role, date, organization, place, quote',
      '<who-when>: "tlh" in lang has no wording, so it is ignored; there is en, and languages takes more',
    ]);
    await desk.see(() => document.querySelector('who-when')?.setAttribute('published', '2013-11-05'));
    await desk.until(() => /** @type {any} */ (document.querySelector('who-when')).analysis.published?.value === '2013-11-05');
    assert.equal(await said(desk), '');
    assert.equal((await noted(desk, 'warned')).length, 3);
    await desk.close();
  });
}
