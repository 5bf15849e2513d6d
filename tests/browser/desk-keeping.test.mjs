/** What is on the desk outlives what only Chromium lets a test do: a crash, a copy of the tab, the way back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { article } from './articles.mjs';
import { useBrowser } from './harness.mjs';
import { oneFile } from './site.mjs';
import { Words } from './words.mjs';

/** @import { CDPSession } from 'playwright-core' */
/** @import { App } from './harness.mjs' */

const { open } = useBrowser();
const geneva = article('01-geneva');

/** Milliseconds after which a change to a short text is kept, and some more. */
const KEPT = 900;

/** The text letter for letter. @param {Words} desk */
const letters = (desk) => desk.see(() => document.getElementById('text')?.textContent ?? '');

/** @param {Words} desk */
const standing = (desk) => desk.see(() => document.getElementById('standing')?.textContent ?? '');

/**
 * Crashes the tab and loads it anew. Playwright takes a tab that crashed for dead: from then on the
 * browser's own protocol drives it.
 *
 * @param {App} desk
 */
async function crash(desk) {
  const { page } = desk;
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  await session.send('Page.reload');
  const after = driven(session);
  await until(() => after.see(() => document.readyState === 'complete' && location.protocol !== 'about:'));
  return after;
}

/** @param {() => Promise<unknown>} asked */
async function until(asked) {
  for (let left = 200; left > 0; left--) {
    // Between two pages there is none to ask.
    if (await asked().catch(() => false)) return;
    await pause(50);
  }
  assert.fail(`never: ${asked}`);
}

/** The page as the browser's own protocol drives it. @param {CDPSession} session */
function driven(session) {
  const never = () => Promise.reject(new Error('not here'));
  const mouse = (/** @type {'mousePressed' | 'mouseReleased'} */ type, /** @type {number} */ x, /** @type {number} */ y) =>
    session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  return new Words({
    async evaluate(inPage, argument) {
      const expression = `(${inPage})(${JSON.stringify(argument) ?? ''})`;
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    async click(x, y) {
      await mouse('mousePressed', x, y);
      await mouse('mouseReleased', x, y);
    },
    type: async (words) => void (await session.send('Input.insertText', { text: words })),
    reload: async () => void (await session.send('Page.reload')),
    press: never, point: never, go: never, zoom: never, screenshot: never, another: never, close: never,
  });
}

for (const [name, url] of Object.entries({ 'the site': undefined, 'the page in one file': oneFile })) {
  test(`${name}: a crash of the tab brings back text, date, kinds shown and scroll positions`, async () => {
    const desk = await open({ url });
    await desk.publish(geneva.published);
    await desk.put(geneva.text);
    await desk.clickButton('Quotes');
    await desk.see(() => document.getElementById('text')?.scrollTo(0, 321));
    await pause(KEPT);
    const after = await crash(desk);
    await after.settled();
    assert.equal(await letters(after), geneva.text);
    const seen = await after.see(() => ({
      day: /** @type {HTMLInputElement} */ (document.querySelector('#published')).value,
      off: [...document.querySelectorAll('.layer[aria-pressed="false"]')].map((layer) => layer.textContent),
      top: document.getElementById('text')?.scrollTop,
    }));
    assert.deepEqual(seen, { day: geneva.published, off: ['Quotes'], top: 321 });
    assert.ok((await after.painted('person')).includes('Jay Carney'));
    await desk.close();
  });
}

test('somebody who writes without a pause loses half a second to a crash and no more', async () => {
  const desk = await open();
  await desk.text.focus();
  const words = 'Jay Carney spoke to Marie Harf on Monday. ';
  const began = Date.now();
  let written = '';
  while (Date.now() - began < 2500) {
    await desk.type(words);
    written += words;
  }
  const after = await crash(desk);
  await after.settled();
  const kept = await letters(after);
  assert.ok(written.startsWith(kept));
  assert.ok(kept.length > written.length / 2, `${kept.length} of ${written.length}`);
  await desk.close();
});

/** Runs in the page before its scripts: the reader never answers, so that nothing is ever brought back. */
function silenceReader() {
  if (sessionStorage.getItem('silent')) Worker.prototype.postMessage = () => {};
}

test('a text over which the page stops is offered and not put back, and what is written meanwhile is no loss', async () => {
  const desk = await open({ before: silenceReader });
  await desk.publish('2013-11-05');
  await desk.put('Marie Harf spoke on Monday.');
  await desk.see(() => sessionStorage.setItem('silent', 'yes'));
  await desk.page.reload();
  await desk.see(() => sessionStorage.removeItem('silent'));
  assert.equal(await letters(desk), 'Marie Harf spoke on Monday.');
  const after = await crash(desk);
  await after.settled();
  assert.equal(await letters(after), '');
  assert.match(await standing(after), /came to a stop/);
  await after.see(() => document.getElementById('text')?.focus());
  await after.type('Jay Carney slept.');
  await after.expectPainted('person', ['Jay Carney']);
  await pause(KEPT);
  assert.equal(await after.see(() => sessionStorage.getItem('whowhen-text')), 'Marie Harf spoke on Monday.');
  await after.clickButton('Put it back');
  await after.expectPainted('person', ['Marie Harf']);
  await after.expectList('dates', /4 November 2013/);
  assert.equal(await standing(after), '');
  await after.see(() => document.execCommand('undo'));
  assert.equal(await letters(after), 'Jay Carney slept.');
  await after.see(() => document.execCommand('redo'));
  await pause(KEPT);
  await after.reload();
  await pause(KEPT);
  await until(async () => (await letters(after)) === 'Marie Harf spoke on Monday.');
  assert.equal(await standing(after), '');
  await desk.close();
});

test('a text that is offered can be forgotten, and what was written meanwhile stays', async () => {
  const desk = await open();
  await desk.see(() => {
    sessionStorage.setItem('whowhen-text', 'Marie Harf spoke.');
    sessionStorage.setItem('whowhen-bringing-back', 'begun');
    Storage.prototype.removeItem = () => {};
  });
  await desk.reload();
  assert.equal(await letters(desk), '');
  await desk.reload();
  assert.match(await standing(desk), /came to a stop/, 'as long as nobody has decided');
  await desk.put('Jay Carney spoke.');
  await desk.clickButton('Forget it');
  assert.equal(await standing(desk), '');
  assert.equal(await letters(desk), 'Jay Carney spoke.');
  await desk.reload();
  assert.equal(await letters(desk), 'Jay Carney spoke.');
  await desk.clickButton('Forget it');
  await desk.expectNotice(/forgotten/);
  assert.equal(await desk.see(() => sessionStorage.length), 0);
  await desk.close();
});

test('the way back to the page leads to its text', async () => {
  const desk = await open();
  await desk.put('Marie Harf spoke.');
  for (const elsewhere of ['about:blank', `${desk.page.url()}icon.svg`]) {
    await desk.page.goto(elsewhere);
    await desk.page.goBack();
    await desk.settled();
    assert.equal(await letters(desk), 'Marie Harf spoke.');
  }
  await desk.close();
});

test('a tab that is duplicated has a copy of its own', async () => {
  const desk = await open();
  await desk.put('Marie Harf spoke.');
  const [copied] = await Promise.all([
    desk.page.waitForEvent('popup'),
    // The browser gives the new tab a copy, as “Duplicate” does.
    desk.see(() => void globalThis.open(location.href)),
  ]);
  const copy = () => copied.evaluate(() => document.getElementById('text')?.textContent);
  await copied.waitForFunction(() => document.getElementById('text')?.textContent === 'Marie Harf spoke.');
  await copied.locator('#text').press('End');
  await copied.keyboard.type(' Jay Carney slept.');
  await copied.reload();
  assert.equal(await copy(), 'Marie Harf spoke. Jay Carney slept.');
  await desk.reload();
  assert.equal(await letters(desk), 'Marie Harf spoke.');
  await desk.clickButton('Forget it');
  await copied.reload();
  assert.equal(await copy(), 'Marie Harf spoke. Jay Carney slept.');
  await desk.close();
});

test('two million characters are kept, and keeping them takes no time from writing', async () => {
  const desk = await open();
  const line = 'В чащах юга жил бы цитрус? Да, но фальшивый экземпляр! “Ы”\n';
  const text = line.repeat(Math.ceil(2_000_000 / line.length)).slice(0, 2_000_000);
  await desk.see((all) => {
    const write = Storage.prototype.setItem;
    Reflect.set(globalThis, 'written', []);
    Storage.prototype.setItem = function (key, value) {
      Reflect.get(globalThis, 'written').push(key);
      write.call(this, key, value);
    };
    const box = /** @type {HTMLElement} */ (document.getElementById('text'));
    box.textContent = all;
    box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
    // Writing does not write it again and again.
    for (let i = 1; i <= 5; i++) {
      /** @type {Text} */ (box.firstChild).appendData('x');
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
    }
  }, text);
  const written = await desk.see(() => Reflect.get(globalThis, 'written'));
  assert.deepEqual(written.filter((/** @type {string} */ key) => key === 'whowhen-text'), ['whowhen-text']);
  await desk.page.reload();
  assert.equal(await letters(desk), text + 'x'.repeat(5));
  assert.equal(await standing(desk), '');
  await desk.close();
});

test('a text that the browser has no room for is asked about before the page is left', async () => {
  const desk = await open();
  /** @type {string[]} */
  const asked = [];
  let stay = true;
  desk.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return stay ? dialog.dismiss() : dialog.accept();
  });
  const put = (/** @type {number} */ count) =>
    desk.see((size) => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      box.textContent = 'Marie Harf spoke. '.repeat(size);
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
    }, count);
  // Browsers ask only on behalf of somebody who has touched the page.
  await desk.text.click();
  await desk.see(() => {
    const write = Storage.prototype.setItem;
    // The room of a browser, made smaller.
    Storage.prototype.setItem = function (key, value) {
      if (value.length > 1000) throw new DOMException('full', 'QuotaExceededError');
      write.call(this, key, value);
    };
  });
  await put(10);
  assert.equal(await standing(desk), '');
  await put(100);
  assert.match(await standing(desk), /a reload would lose it/);
  await desk.page.reload({ timeout: 1500 }).catch(() => {});
  assert.deepEqual(asked, ['beforeunload']);
  assert.equal((await letters(desk)).length, 1800);
  await put(10);
  assert.equal(await standing(desk), '');
  stay = false;
  await desk.reload();
  assert.deepEqual(asked, ['beforeunload'], 'nothing is asked about a text that is kept');
  assert.equal((await letters(desk)).length, 180);
  await desk.close();
});
