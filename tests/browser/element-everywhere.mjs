/** `<who-when>` on pages of somebody else's, in every browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as hovering from './element/hovering.mjs';
import * as keys from './element/keys.mjs';
import * as language from './element/language.mjs';
import * as lists from './element/lists.mjs';
import * as mirror from './element/mirror.mjs';
import * as troubles from './element/troubles.mjs';
import { useHost } from './host.mjs';

/** @import { OpenOptions, Words } from './words.mjs' */

const STORY = 'White House spokesman <b>Jay</b> Carney met Marie Harf on Monday.';
const DEFINE = '<script type="module" src="whowhen/element/define.js"></script>';

const PAGES = {
  ...hovering.pages,
  ...keys.pages,
  ...language.pages,
  ...lists.pages,
  ...mirror.pages,
  ...troubles.pages,
  // The two lines of the README.
  'two-lines.html': `<article id="story"><h1>Talks</h1><p>${STORY}</p>\n   <p>They left in May 2013.</p></article>
    ${DEFINE}
    <who-when for="story" published="2013-11-05"></who-when>`,
  'own.html': `${DEFINE}<who-when><p>${STORY}</p></who-when>`,
  'textarea.html': `<textarea id="story" rows="4" cols="40">Jay Carney met Marie Harf.</textarea>${DEFINE}<who-when for="story"></who-when>`,
  'editable.html': `<div id="story" contenteditable="true"><p>${STORY}</p></div>${DEFINE}<who-when for="story" layers="person"></who-when>`,
  'twenty.html': `${Array.from({ length: 20 }, (_, n) => `<p id="story${n}">Jay Carney, number ${n}.</p><who-when for="story${n}"></who-when>`).join('')}${DEFINE}`,
  // Long by its own words, so that no moment shows the element before a script has moved it away.
  'below.html': `${'<p>Nobody is named here.</p>'.repeat(300)}<p id="story">Jay Carney spoke.</p><who-when for="story"></who-when>${DEFINE}`,
  'around.html': `<section data-whowhen-published="2013-11-05" data-whowhen-layers="date"><p id="story">Jay Carney spoke on Monday.</p><who-when for="story"></who-when></section>${DEFINE}`,
};

/** @param {(options: OpenOptions & {ready?: boolean}) => Promise<Words>} open */
export function testElement(open) {
  const host = useHost(PAGES);
  const visit = (/** @type {string} */ name, /** @type {OpenOptions} */ options = {}) =>
    open({ ...options, url: host.url(name), ready: false });
  const listed = (/** @type {Words} */ desk) =>
    desk.see(() => /** @type {any} */ (document.querySelector('who-when'))?.shadowRoot?.querySelector('.lists')?.innerText ?? '');

  hovering.testHovering(visit);
  keys.testKeys(visit);
  language.testLanguage(visit);
  lists.testLists(visit);
  mirror.testMirror(visit);
  mirror.testMoving(visit);
  mirror.testPainting(visit);
  troubles.testTroubles(visit);

  test('two lines of HTML mark a text, list it, and change nothing of it', async () => {
    const desk = await visit('two-lines.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.expectPainted('role', ['White House spokesman']);
    await desk.expectPainted('date', ['Monday', 'May 2013']);
    assert.match(await listed(desk), /Jay Carney[\s\S]*White House spokesman[\s\S]*4 November 2013/);
    const html = await desk.see(() => document.getElementById('story')?.innerHTML);
    assert.equal(html, `<h1>Talks</h1><p>${STORY}</p>\n   <p>They left in May 2013.</p>`);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  test('its own content is read as well', async () => {
    const desk = await visit('own.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.close();
  });

  test('a field is marked on a mirror that stays exact, and its value is its own', async () => {
    const desk = await visit('textarea.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.see(() => {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('story'));
      field.focus();
      field.setSelectionRange(0, 0);
    });
    await desk.type('Then ');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    const value = () => desk.see(() => /** @type {HTMLTextAreaElement} */ (document.getElementById('story')).value);
    assert.equal(await value(), 'Then Jay Carney met Marie Harf.');
    const off = await desk.see(() => {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('story'));
      field.value = `${'A line of words that is not short at all.\n'.repeat(30)}Jay Carney met Marie Harf.`;
      field.style.direction = 'rtl';
      field.style.width = '333px';
      field.dispatchEvent(new Event('input'));
      field.scrollTop = field.scrollHeight;
      return new Promise((done) => {
        setTimeout(() => {
          const mirror = /** @type {any} */ (document.querySelector('who-when')).shadowRoot.querySelector('.mirror');
          const [a, b] = [field.getBoundingClientRect(), mirror.getBoundingClientRect()];
          done({
            height: field.scrollHeight - mirror.scrollHeight,
            scroll: field.scrollTop - mirror.scrollTop,
            left: Math.round(b.left - a.left),
            width: mirror.clientWidth - field.clientWidth,
          });
        }, 300);
      });
    });
    assert.deepEqual(off, { height: 0, scroll: 0, left: 0, width: 0 });
    await desk.close();
  });

  test('marks follow what is written in an editable element; the layers are those asked for', async () => {
    const desk = await visit('editable.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.expectPainted('role', []);
    await desk.see(() => {
      document.getElementById('story')?.focus();
      getSelection()?.selectAllChildren(/** @type {Node} */ (document.getElementById('story')));
      getSelection()?.collapseToEnd();
    });
    await desk.type(' Wendy Sherman left.');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf', 'Wendy Sherman']);
    await desk.close();
  });

  test('twenty elements share one worker and one module', async () => {
    const desk = await visit('twenty.html');
    await desk.until(() => (CSS.highlights.get('whowhen-person')?.size ?? 0) >= 5);
    await desk.see(() => scrollTo(0, document.body.scrollHeight));
    await desk.see(() => Promise.all([...document.querySelectorAll('who-when')].map((one) => /** @type {any} */ (one).analyze())));
    await desk.until(() => CSS.highlights.get('whowhen-person')?.size === 20);
    assert.equal(desk.requests.filter((url) => url.endsWith('.wasm')).length, 1);
    assert.equal(desk.requests.filter((url) => url.endsWith('/worker.js')).length, 1);
    await desk.close();
  });

  test('nothing is fetched for an element that nobody has seen or asked', async () => {
    const desk = await visit('below.html');
    await desk.see(() => new Promise((done) => setTimeout(done, 500)));
    assert.deepEqual(desk.requests.filter((url) => url.endsWith('.wasm')), []);
    await desk.see(() => document.querySelector('who-when')?.scrollIntoView());
    await desk.expectPainted('person', ['Jay Carney']);
    await desk.close();
  });

  test('settings are inherited from the page around', async () => {
    const desk = await visit('around.html');
    await desk.expectPainted('date', ['Monday']);
    await desk.expectPainted('person', []);
    const value = await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).analysis.published.value);
    assert.equal(value, '2013-11-05');
    await desk.close();
  });

  test('a decision in its card is told to the page, which may set it as well', async () => {
    const desk = await visit('two-lines.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.see(() => addEventListener('whowhen-correct', (event) => {
      Reflect.set(globalThis, 'told', /** @type {CustomEvent} */ (event).detail.corrections);
    }));
    await desk.see(() => {
      const shadow = /** @type {any} */ (document.querySelector('who-when')).shadowRoot;
      [...shadow.querySelectorAll('.name')].find((name) => name.textContent === 'Marie Harf').click();
      [...shadow.querySelectorAll('.card button')].find((button) => button.textContent === 'Wrong').click();
    });
    await desk.expectPainted('person', ['Jay Carney']);
    const [told] = /** @type {any[]} */ (await desk.until(() => Reflect.get(globalThis, 'told')));
    assert.deepEqual([told.do, told.kind, told.text], ['reject', 'person', 'Marie Harf']);
    await desk.see(() => { /** @type {any} */ (document.querySelector('who-when')).corrections = []; });
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    await desk.close();
  });

  test('what it read is written in every format, and a wrong one is an error', async () => {
    const desk = await visit('two-lines.html');
    const csv = await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).export('csv'));
    assert.match(csv, /person,Jay Carney/);
    const error = await desk.see(() => /** @type {any} */ (document.querySelector('who-when')).export('xml').catch((/** @type {Error} */ e) => e.message));
    assert.match(error, /csv/);
    await desk.close();
  });

  test('an element that is removed leaves no trace', async () => {
    const desk = await visit('textarea.html');
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    const before = await desk.see(() => document.head.innerHTML);
    assert.match(before, /marks\.css/);
    await desk.see(() => document.querySelector('who-when')?.remove());
    const left = await desk.until(() => {
      const own = [...CSS.highlights.keys()].filter((name) => name.startsWith('whowhen'));
      return own.length === 0 && !document.head.innerHTML.includes('marks.css');
    });
    assert.ok(left);
    await desk.close();
  });
}
