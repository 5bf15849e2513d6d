/** What goes wrong around an element is said until it is over, and the rest is read all the same. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @import { Words } from '../words.mjs' */

const STORY = 'White House spokesman Jay Carney met Marie Harf on Monday.';
const OUT = { do: 'reject', kind: 'person', text: 'Jay Carney' };
const DEFINE = '<script type="module" src="whowhen/element/define.js"></script>';

/** @param {string} address */
const page = (address) => `<p id="story">${STORY}</p><who-when for="story" corrections="${address}"></who-when>${DEFINE}`;

export const pages = {
  'no-worker.html': `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="worker-src 'none'">
    <title>host</title><body><p id="story">${STORY}</p><who-when for="story"></who-when>${DEFINE}`,
  'missing.html': page('nowhere.json'),
  'no-address.html': page('http://'),
  'no-json.html': page('login.html'),
  'login.html': 'Log in',
  'no-list.html': page('object.json'),
  'object.json': JSON.stringify({ corrections: [OUT] }),
  'in-part.html': page('in-part.json'),
  'in-part.json': JSON.stringify([{ ...OUT, text: 'Marie Harf', befor: 'met ' }, OUT, { do: 'levitate' }]),
  'whole.json': JSON.stringify([OUT]),
  'failing.html': `<p id="story">${STORY}</p><who-when for="story"></who-when><script type="module" src="failing.js"></script>`,
  'failing.js': `import { WhoWhenElement } from './whowhen/element/define.js';
    import { createEngine } from './whowhen/engine/index.js';
    const engine = createEngine();
    globalThis.broken = true;
    const analyze = (...given) => globalThis.broken ? Promise.reject(new Error('No reader today.')) : engine.analyze(...given);
    WhoWhenElement.engine = () => ({ ...engine, analyze });`,
};

/** @param {(name: string) => Promise<Words>} visit */
export function testTroubles(visit) {
  /** @param {Words} desk */
  const said = (desk) =>
    desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.status-line')?.textContent ?? '');
  /** @param {Words} desk @param {string} words */
  const says = async (desk, words) => {
    await desk.until(
      (wanted) => document.querySelector('who-when')?.shadowRoot?.querySelector('.status-line')?.textContent.includes(wanted),
      words,
    );
  };
  /** Adds words to the text and waits until they are read. @param {Words} desk @param {string[]} people */
  const goesOn = async (desk, people) => {
    await desk.see(() => document.getElementById('story')?.append(' Ruth Calder agreed.'));
    await desk.expectPainted('person', [...people, 'Ruth Calder']);
  };
  /** @param {Words} desk @param {string} address */
  const takes = (desk, address) =>
    desk.see((value) => document.querySelector('who-when')?.setAttribute('corrections', value), address);

  test('where a page may have no worker, the text is read, and nothing is said', async () => {
    const desk = await visit('no-worker.html');
    await goesOn(desk, ['Jay Carney', 'Marie Harf']);
    assert.equal(await said(desk), '');
    await desk.close();
  });

  for (const [name, words] of [
    ['missing.html', 'The corrections of nowhere.json were not loaded and do not count. The server answered with HTTP status 404.'],
    ['no-address.html', 'The corrections of http:// were not loaded and do not count. That is not an address.'],
    ['no-json.html', 'The corrections of login.html were not loaded and do not count. It is not JSON: the server sent text/html'],
    ['no-list.html', 'The corrections of object.json were not loaded and do not count. It holds no list of corrections.'],
  ]) {
    test(`${name}: corrections that did not load are told while the text is read, until they did`, async () => {
      const desk = await visit(name ?? '');
      await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
      await says(desk, words ?? '');
      await goesOn(desk, ['Jay Carney', 'Marie Harf']);
      assert.ok((await said(desk)).startsWith(words ?? ''), await said(desk));
      await takes(desk, 'whole.json');
      await desk.expectPainted('person', ['Marie Harf', 'Ruth Calder']);
      assert.equal(await said(desk), '');
      await desk.close();
    });
  }

  test('corrections that cannot be used are told, the others count, and a decision is told beside them', async () => {
    const desk = await visit('in-part.html');
    await desk.expectPainted('person', ['Marie Harf']);
    const told =
      '2 corrections of in-part.json cannot be used and are left out. The first is number 1: a correction that says "reject" has no field "befor"; it takes "do", "kind", "text", "before" and "after".';
    await says(desk, told);
    await goesOn(desk, ['Marie Harf']);
    assert.equal(await said(desk), told);
    await desk.see(() => {
      /** @type {any} */ (document.querySelector('who-when')).corrections = [{ do: 'reject', kind: 'person', text: 'Ruth Calder' }, {}];
    });
    await desk.expectPainted('person', ['Marie Harf']);
    await says(desk, `${told} 1 correction cannot be used and is left out. It is number 2: a correction needs "do", one of "reject"`);
    await takes(desk, '');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    assert.match(await said(desk), /^1 correction cannot be used and is left out/);
    await desk.see(() => { /** @type {any} */ (document.querySelector('who-when')).corrections = []; });
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf', 'Ruth Calder']);
    assert.equal(await said(desk), '');
    await desk.close();
  });

  test('a file that came too late for the first asking is asked for again when it is named again', async () => {
    const desk = await visit('missing.html');
    await says(desk, 'HTTP status 404');
    await desk.see(() => {
      const { fetch: before } = globalThis;
      globalThis.fetch = (address, ...rest) => before(String(address).replace('nowhere', 'whole'), ...rest);
    });
    await takes(desk, 'nowhere.json');
    await desk.expectPainted('person', ['Marie Harf']);
    assert.equal(await said(desk), '');
    await desk.close();
  });

  test('a reader that fails is told until it reads again', async () => {
    const desk = await visit('failing.html');
    await says(desk, 'The text could not be read. No reader today.');
    await desk.see(() => document.getElementById('story')?.append(' They left.'));
    await says(desk, 'The text could not be read. No reader today.');
    const isBusy = await desk.see(() => document.querySelector('who-when')?.shadowRoot?.querySelector('.lists')?.hasAttribute('aria-busy'));
    assert.equal(isBusy, false);
    await desk.see(() => { Reflect.set(globalThis, 'broken', false); });
    await goesOn(desk, ['Jay Carney', 'Marie Harf']);
    assert.equal(await said(desk), '');
    await desk.close();
  });
}
