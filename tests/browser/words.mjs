/**
 * What a user does in the page and sees there, whatever the browser: a harness says how its browser
 * presses keys and runs a function in the page, and the rest is the same for all.
 */

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** How long, in milliseconds, anything in the page may take. */
export const PATIENCE = 20_000;

/** How long, in milliseconds, marks may take to be the expected ones. */
const SOON = 3_000;

/** Milliseconds between two looks at the page. */
const PULSE = 50;

/**
 * @typedef {object} Driver How a browser is driven.
 * @property {<A, R>(inPage: (argument: A) => R | Promise<R>, argument: A) => Promise<R>} evaluate
 * @property {(keys: string) => Promise<void>} press `Enter`, `Shift+F8`, `ControlOrMeta+V`
 * @property {(words: string) => Promise<void>} type Key by key.
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(x: number, y: number) => Promise<void>} point Moves the pointer.
 * @property {(url: string) => Promise<void>} go
 * @property {() => Promise<void>} reload
 * @property {(factor: number) => Promise<void>} zoom As a person zooms the page: its pixels are larger, and fewer.
 * @property {() => Promise<string>} screenshot What is seen of the page, a PNG in Base64.
 * @property {() => Promise<Words>} another The page once more, in a window beside this one.
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} OpenOptions
 * @property {string | undefined} [url]
 * @property {() => void} [before] Runs in the page before its own scripts.
 * @property {boolean} [ready] Whether to wait until the desk has read its text; `false` for pages
 *   that are not ours.
 */

/** Runs in the page before its own scripts: what its policy refuses becomes a complaint. */
export function reportViolations() {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

/** What a driver's page tells of, in every browser. */
/** @typedef {{on(event: string, listener: (what: any) => void): unknown}} Source */

/** The page as somebody uses it, and everything it complained about. */
export class Words {
  #driver;
  /** @type {string[]} Console errors, exceptions and policy violations. */
  complaints = [];
  /** @type {string[]} Addresses asked for. */
  requests = [];

  /** @param {Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /** Takes note of what the page asks for and complains of. @param {Source} page */
  hears(page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /**
   * Runs a function in the page.
   *
   * @template R
   * @template [A=undefined]
   * @param {(argument: A) => R | Promise<R>} inPage
   * @param {A} [argument]
   * @returns {Promise<R>}
   */
  see(inPage, argument) {
    return this.#driver.evaluate(inPage, /** @type {A} */ (argument));
  }

  /**
   * Waits until a function in the page says something other than no.
   *
   * @template R
   * @template [A=undefined]
   * @param {(argument: A) => R | Promise<R>} inPage
   * @param {A} [argument]
   * @returns {Promise<NonNullable<R>>} What it said.
   */
  async until(inPage, argument) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(PULSE)) {
      const said = await this.see(inPage, argument);
      if (said) return said;
    }
    throw new Error(`The page never came to: ${inPage}`);
  }

  /** Waits until the text as it stands was read. */
  settled() {
    return this.until(() => {
      const busy = document.getElementById('text')?.hasAttribute('aria-busy');
      return !busy && document.getElementById('status')?.textContent !== '';
    });
  }

  /** Goes to an address in the same window. @param {string} url */
  async go(url) {
    await this.#driver.go(url);
    await this.settled();
  }

  /** Loads the page anew, as the browser's own button does. */
  async reload() {
    await this.#driver.reload();
    await this.settled();
  }

  /** Opens the page in a window beside this one, which shares what the browser keeps for it. */
  another() {
    return this.#driver.another();
  }

  /** Waits until the browser keeps the site for use offline. */
  async kept() {
    await this.until(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === 'activated';
    });
  }

  /** Pastes from the clipboard, as a person does. @param {string} words */
  async paste(words) {
    await this.see((clip) => {
      document.getElementById('text')?.focus();
      return navigator.clipboard.writeText(clip);
    }, words);
    await this.press('ControlOrMeta+V');
    await this.settled();
  }

  /** Puts a text in without the clipboard, which changes some. @param {string} words */
  async put(words) {
    await this.see((all) => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      box.textContent = all;
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
    }, words);
    await this.settled();
  }

  /** @param {string} day `YYYY-MM-DD` */
  async publish(day) {
    await this.see((value) => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById('published'));
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, day);
    await this.settled();
  }

  /** @param {string} keys */
  press(keys) {
    return this.#driver.press(keys);
  }

  /** @param {string} words */
  type(words) {
    return this.#driver.type(words);
  }

  /** Clicks on a kind's first mark. @param {string} kind */
  async clickMark(kind) {
    const { x, y } = await this.middleOf(kind);
    await this.#driver.click(x, y);
  }

  /** Rests the pointer on a kind's first mark. @param {string} kind */
  async restOnMark(kind) {
    const { x, y } = await this.middleOf(kind);
    await this.#driver.point(x, y);
  }

  /** @param {number} x @param {number} y */
  click(x, y) {
    return this.#driver.click(x, y);
  }

  /** @param {number} x @param {number} y */
  point(x, y) {
    return this.#driver.point(x, y);
  }

  /** @param {number} factor */
  zoom(factor) {
    return this.#driver.zoom(factor);
  }

  screenshot() {
    return this.#driver.screenshot();
  }

  /** Sets a field of the open card by its name. @param {string} name @param {string | boolean} value */
  set(name, value) {
    return this.until(
      (wanted) => {
        const field = /** @type {HTMLInputElement | null} */ (
          document.querySelector(`[role=dialog] [name="${wanted.name}"]`)
        );
        if (!field) return false;
        if (typeof wanted.value === 'boolean') field.checked = wanted.value;
        else field.value = wanted.value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      { name, value },
    );
  }

  /** Chooses of a list in the open card by what it shows. @param {string} name @param {string} shown */
  choose(name, shown) {
    return this.until(
      (wanted) => {
        const list = /** @type {HTMLSelectElement | null} */ (
          document.querySelector(`[role=dialog] select[name="${wanted.name}"]`)
        );
        const option = [...(list?.options ?? [])].find(({ text }) => text === wanted.shown);
        if (!list || !option) return false;
        list.value = option.value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      { name, shown },
    );
  }

  /** Selects words of the text, as a pointer would. @param {string} words */
  select(words) {
    return this.see((wanted) => {
      const box = /** @type {HTMLElement} */ (document.getElementById('text'));
      const node = /** @type {Text} */ (box.firstChild);
      const start = node.data.indexOf(wanted);
      box.focus();
      getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
    }, words);
  }

  /** Gives a hidden file field a file, as its dialog would. @param {string} id @param {string} name @param {string} content */
  async choosesFile(id, name, content) {
    await this.see(
      (file) => {
        const input = /** @type {HTMLInputElement} */ (document.querySelector(file.id));
        const transfer = new DataTransfer();
        transfer.items.add(new File([file.content], file.name));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change'));
      },
      { id, name, content },
    );
  }

  /** What the page offers as a file from now on; see `saved`. */
  watchSaving() {
    return this.see(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        Reflect.set(globalThis, 'savedFile', blob);
        return create.call(URL, blob);
      };
      // The browser would ask where to put it.
      HTMLAnchorElement.prototype.click = () => {};
    });
  }

  /** The content of the file that the page offered last. */
  saved() {
    return this.until(async () => {
      const file = /** @type {Blob | undefined} */ (Reflect.get(globalThis, 'savedFile'));
      Reflect.deleteProperty(globalThis, 'savedFile');
      return file?.text();
    });
  }

  /** The line about what was done. */
  noticed() {
    return this.see(() => document.getElementById('notice')?.textContent ?? '');
  }

  /** Waits for the line about what was done to say this. @param {RegExp} words */
  async expectNotice(words) {
    for (const end = Date.now() + SOON; Date.now() < end; await pause(PULSE)) {
      if (words.test(await this.noticed())) return;
    }
    assert.match(await this.noticed(), words);
  }

  /** A list beside the text, as its visible text. @param {'people' | 'dates' | 'quotes' | 'checks'} name */
  list(name) {
    return this.see((list) => /** @type {HTMLElement} */ (document.querySelector(`.list-${list}`)).innerText, name);
  }

  /** Waits for a list to say this. @param {'people' | 'dates' | 'quotes' | 'checks'} name @param {RegExp} words */
  async expectList(name, words) {
    for (const end = Date.now() + SOON; Date.now() < end; await pause(PULSE)) {
      if (words.test(await this.list(name))) return;
    }
    assert.match(await this.list(name), words);
  }

  /** Clicks on the button of that name. @param {string} name */
  async clickButton(name) {
    const { x, y } = await this.#button(name);
    await this.#driver.click(x, y);
  }

  /** Moves the focus to the button of that name. @param {string} name */
  async focusButton(name) {
    await this.#button(name, true);
  }

  /**
   * Waits for a button to be there, visible, uncovered and at rest, and says where its middle is: a card
   * that still grows or moves would have it elsewhere by the time of the click.
   *
   * @param {string} name
   * @param {boolean} [focus] Whether to move the focus to it.
   */
  #button(name, focus = false) {
    return this.until(
      async (wanted) => {
        const found = [...document.querySelectorAll(/** @type {'button'} */ ('button, summary'))].find(
          (button) => button.checkVisibility() && (button.ariaLabel ?? button.textContent).trim() === wanted.name,
        );
        if (!found) return null;
        found.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        if (wanted.focus) found.focus();
        const middle = () => {
          const { x, y, width, height } = found.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        };
        const before = middle();
        await new Promise((done) => setTimeout(done, 50));
        const after = middle();
        if (after.x !== before.x || after.y !== before.y) return null;
        return found.contains(document.elementFromPoint(after.x, after.y)) ? after : null;
      },
      { name, focus },
    );
  }

  /** The words that a kind's highlights cover, in text order. @param {string} kind */
  painted(kind) {
    return this.see((name) => {
      const ranges = /** @type {Range[]} */ ([...(CSS.highlights.get(name) ?? [])]);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      return ranges.map((range) => range.toString());
    }, `whowhen-${kind}`);
  }

  /** Waits for the highlights to cover exactly these words. @param {string} kind @param {string[]} words */
  async expectPainted(kind, words) {
    /** @type {string[]} */
    let seen = [];
    for (const end = Date.now() + SOON; Date.now() < end; await pause(PULSE)) {
      seen = await this.painted(kind);
      if (JSON.stringify(seen) === JSON.stringify(words)) return;
    }
    assert.deepEqual(seen, words, kind);
  }

  /** Waits for a complaint that has these words in it. @param {string} words */
  async expectComplaint(words) {
    const heard = () => this.complaints.some((complaint) => complaint.includes(words));
    for (const end = Date.now() + SOON; Date.now() < end && !heard(); await pause(PULSE));
    assert.ok(heard(), `${words} is not in: ${this.complaints.join(' ')}`);
  }

  /** The middle of a kind's first mark, in the window. @param {string} kind */
  middleOf(kind) {
    return this.see((name) => {
      const [range] = CSS.highlights.get(name) ?? [];
      const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, `whowhen-${kind}`);
  }

  /** The card, once it is open, as its visible text. */
  card() {
    return this.until(() => {
      const card = /** @type {HTMLElement | null} */ (document.querySelector('[role=dialog]'));
      return card?.checkVisibility() ? card.innerText : null;
    });
  }

  /** Whether a card is open. */
  hasCard() {
    return this.see(() => document.querySelector('[role=dialog]')?.checkVisibility() ?? false);
  }

  /** The text as the page holds it. */
  written() {
    return this.see(() => /** @type {HTMLElement} */ (document.getElementById('text')).innerText);
  }

  /** The line below the text. */
  said() {
    return this.see(() => document.getElementById('status')?.textContent ?? '');
  }

  /** The id of what has the focus, else its words. */
  focused() {
    return this.see(() => document.activeElement?.id || document.activeElement?.textContent);
  }

  close() {
    return this.#driver.close();
  }
}
