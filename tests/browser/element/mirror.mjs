/**
 * The mirror of a field stands where the field's text stands, however the page is zoomed. What is
 * compared is what is seen: the field's letters alone, then the mirror's letters alone.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @import { Words } from '../words.mjs' */

/** Pixels of ink that there are at least in a field. */
const LEAST = 20;

/** Those that browsers offer. */
const ZOOMS = [0.67, 0.9, 1, 1.1, 1.25, 1.5, 2];

const WORDS = 'White House spokesman Jay Carney met Marie Harf, Wendy Sherman and the others in Geneva on Monday.';
const LONG = `${WORDS}\nIt was not said of what they spoke; nobody asked.\n\n`.repeat(3);

/** `mirror.css` says how each looks. */
const FIELDS = {
  // Words that end right at the edge, with one space after them or more.
  edges: `<textarea id="edges">aaaa bbbb cccc dddd eeee ffff  gggg hhh iiiiii jjjj   kkkkk llllll mmm nnnn</textarea>`,
  columns: `<textarea id="columns" cols="40">${WORDS}</textarea>`,
  plain: `<textarea id="plain">${WORDS}</textarea>`,
  scrolled: `<textarea id="scrolled">${LONG}</textarea>`,
  leftwards: `<textarea id="leftwards" dir="rtl">${LONG}</textarea>`,
  unwrapped: `<textarea id="unwrapped" wrap="off">${LONG}</textarea>`,
  fractions: `<textarea id="fractions">${WORDS}</textarea>`,
  line: `<input id="line" value="Jay Carney met Marie Harf.">`,
  longline: `<input id="longline" value="${WORDS}">`,
  zoomed: `<textarea id="zoomed">${WORDS}</textarea>`,
  scaled: `<div class="scaled"><textarea id="scaled">${WORDS}</textarea></div>`,
};

const NAMES = Object.keys(FIELDS);
const ELEMENTS = NAMES.map((name) => `<who-when for="${name}" layers=""></who-when>`).join('');
const page = (/** @type {string} */ around) =>
  `<link rel="stylesheet" href="mirror.css"><div class="${around}"><div class="fields">${Object.values(FIELDS).join('')}</div>${ELEMENTS}</div>
   <script type="module" src="whowhen/element/define.js"></script>`;

const MARKED = '<who-when for="story" layers="person"></who-when><script type="module" src="whowhen/element/define.js"></script>';

export const pages = {
  'seen-field.html': `<textarea id="story" rows="3" cols="60">Yes, Jay Carney left, and nobody saw him go.</textarea>${MARKED}`,
  'seen-line.html': `<input id="story" size="60" value="Yes, Jay Carney left, and nobody saw him go.">${MARKED}`,
  'seen-paragraph.html': `<p id="story">Yes, Jay Carney left, and nobody saw him go.</p>${MARKED}`,
  'moving.html': `<link rel="stylesheet" href="mirror.css"><div class="room"><p id="above"></p><textarea id="story">${WORDS}</textarea></div>
    <who-when for="story"></who-when><script type="module" src="whowhen/element/define.js"></script>`,
  'mirror.html': page('as-it-is'),
  'mirror-zoomed.html': page('all-zoomed'),
  'mirror-scaled.html': page('all-scaled'),
  'mirror.css': `
    body { margin: 0; }
    .room { height: 500px; overflow: hidden; }
    .fields { display: grid; grid-template-columns: repeat(3, 176px); gap: 7px; height: 420px; align-content: start; }
    textarea, input { box-sizing: border-box; width: 170px; height: 90px; padding: 4px 6px; font: 13px/1.4 serif; resize: none;
      border: 1px solid #ccc; background: white; color: black; outline: none; }
    input { height: 60px; align-self: center; }
    #fractions { box-sizing: content-box; width: 141.3px; padding: 3.3px 0.45em; font: 12.7px/1.37 sans-serif; letter-spacing: 0.03em; border-width: 1.5px; }
    #leftwards::-webkit-scrollbar { width: 7px; }
    #edges { width: calc(19ch + 16px); font: 13px/1.2 monospace; }
    #columns { grid-column: span 2; box-sizing: content-box; width: auto; height: 45px; padding: 2px; font: 13.3333px monospace; justify-self: start; }
    #plain { font-family: monospace; }
    #zoomed { zoom: 1.2; width: 140px; height: 75px; }
    .scaled { transform: scale(0.85); transform-origin: 0 0; }
    .all-zoomed { zoom: 0.8; }
    .all-scaled { transform: scale(0.9) translate(3px, 2px); transform-origin: 0 0; }`,
};

/** @param {(name: string) => Promise<Words>} visit @param {string} [browser] What kind of browser it is. */
export function testMirror(visit, browser = 'as it is') {
  for (const name of ['mirror.html', 'mirror-zoomed.html', 'mirror-scaled.html']) {
    test(`the mirror stands where the field's text is, at every zoom: ${name}, browser ${browser}`, async () => {
      const desk = await visit(name);
      await desk.until((count) => [...document.querySelectorAll('who-when')].filter((one) => one.shadowRoot?.querySelector('.mirror')).length === count, NAMES.length);
      await desk.until(() => [...document.querySelectorAll('who-when')].every((one) => [...(one.shadowRoot?.querySelectorAll('link') ?? [])].every((link) => link.sheet)));
      /** @type {string[]} */
      const off = [];
      for (const factor of name === 'mirror.html' ? ZOOMS : [0.9, 1, 1.25]) {
        await desk.zoom(factor);
        await desk.until((wanted) => Math.abs(devicePixelRatio - wanted) < 0.01, factor);
        for (const down of [0, 45]) {
          await scroll(desk, down);
          await show(desk, 'field');
          const field = await desk.screenshot();
          await show(desk, 'mirror');
          const mirror = await desk.screenshot();
          for (const [id, found] of Object.entries(await compare(desk, field, mirror))) {
            // Letters are there at all, in both; one may be cut at a border.
            if (found.field < LEAST || found.mirror < LEAST || found.alone > found.field / 100) off.push(`${id}, zoom ${factor}, scrolled ${down}: ${JSON.stringify(found)}`);
          }
        }
      }
      assert.deepEqual(off, []);
      await desk.close();
    });
  }
}

/** The mirror follows a field that is pushed aside. @param {(name: string) => Promise<Words>} visit */
export function testMoving(visit) {
  test('the mirror follows a field that something pushes aside', async () => {
    const desk = await visit('moving.html');
    const isOver = () =>
      desk.until(() => {
        const mirror = document.querySelector('who-when')?.shadowRoot?.querySelector('.mirror')?.getBoundingClientRect();
        const field = document.getElementById('story')?.getBoundingClientRect();
        return mirror && field && Math.abs(mirror.top - field.top) < 1 && Math.abs(mirror.left - field.left) < 1;
      });
    await isOver();
    for (const [name, value] of /** @type {const} */ ([['height', '90px'], ['height', '20px'], ['margin', '33px']])) {
      const before = await desk.see(() => document.getElementById('story')?.getBoundingClientRect().top);
      // No window is resized by it, and nothing scrolled.
      await desk.see(({ property, to }) => document.getElementById('above')?.style.setProperty(property, to), { property: name, to: value });
      assert.notEqual(await desk.see(() => document.getElementById('story')?.getBoundingClientRect().top), before);
      await isOver();
    }
    await desk.see(() => document.getElementById('story')?.style.setProperty('translate', '40px 7px'));
    await isOver();
    await desk.close();
  });
}

/** Marks are seen, not only registered. @param {(name: string) => Promise<Words>} visit */
export function testPainting(visit) {
  for (const name of ['seen-field.html', 'seen-line.html', 'seen-paragraph.html']) {
    test(`marks are seen where their words are, and nowhere else: ${name}`, async () => {
      const desk = await visit(name);
      await desk.expectPainted('person', ['Jay Carney']);
      // As wide as a mark and without one: the words after it.
      const coloured = async () => {
        await desk.see(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const picture = await desk.screenshot();
        return desk.see(async (seen) => {
          const [mark] = /** @type {Range[]} */ ([...(CSS.highlights.get('whowhen-person') ?? [])]);
          const { left, top, width, height } = /** @type {Range} */ (mark).getBoundingClientRect();
          const image = await createImageBitmap(new Blob([Uint8Array.from(atob(seen), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context?.drawImage(image, 0, 0);
          const count = (/** @type {number} */ from) => {
            const { data } = /** @type {ImageData} */ (context?.getImageData(from, top, width, height));
            return data.filter((_, place) => place % 4 === 2 && (data[place] ?? 0) - (data[place - 2] ?? 0) > 10).length;
          };
          return [count(left), count(left + width + 5)];
        }, picture);
      };
      for (const end = Date.now() + 10_000; Date.now() < end && !(await coloured())[0]; );
      const [on = 0, beside = 0] = await coloured();
      assert.ok(on > 100, `${on} pixels`);
      assert.equal(beside, 0);
      await desk.close();
    });
  }
}

/** Scrolls every field. @param {Words} desk @param {number} down */
function scroll(desk, down) {
  return desk.see((top) => {
    for (const field of document.querySelectorAll('textarea')) field.scrollTop = top;
    const line = document.getElementById('longline');
    if (line) line.scrollLeft = top;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, down);
}

/** Shows the letters of one alone. @param {Words} desk @param {'field' | 'mirror'} which */
function show(desk, which) {
  return desk.see((wanted) => {
    const colour = (/** @type {string} */ one) => (one === wanted ? 'black' : 'transparent');
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('textarea, input'))) {
      field.style.color = colour('field');
    }
    for (const element of document.querySelectorAll('who-when')) {
      const mirror = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('.mirror'));
      mirror.style.color = colour('mirror');
    }
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, which);
}

/**
 * How many pixels of ink there are in each field, and how many of them have none of the other picture
 * within a pixel of the page.
 *
 * @param {Words} desk @param {string} field @param {string} mirror
 * @returns {Promise<Record<string, {field: number, mirror: number, alone: number}>>}
 */
function compare(desk, field, mirror) {
  return desk.see(async ({ pictures, names }) => {
    const read = async (/** @type {string} */ picture) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return /** @type {ImageData} */ (context?.getImageData(0, 0, image.width, image.height));
    };
    const [first, second] = /** @type {[ImageData, ImageData]} */ (await Promise.all(pictures.map(read)));
    const darkness = (/** @type {ImageData} */ { data, width }, /** @type {number} */ x, /** @type {number} */ y) =>
      255 - (data[4 * (y * width + x) + 1] ?? 255);
    const scale = first.width / innerWidth;
    if (Math.abs(scale - devicePixelRatio) > 0.01) throw new Error(`${first.width} pixels show a page of ${innerWidth}`);
    // A pixel of the page, in whole ones of the screen: the browser rounds the place of each line.
    const reach = Math.ceil(scale - 0.01);
    const near = (/** @type {ImageData} */ image, /** @type {number} */ x, /** @type {number} */ y) => {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) if (darkness(image, x + dx, y + dy) > 60) return true;
      }
      return false;
    };
    return Object.fromEntries(
      names.map((name) => {
        const element = /** @type {HTMLElement} */ (document.getElementById(name));
        const box = element.getBoundingClientRect();
        const larger = box.width / element.offsetWidth;
        // Whether a line is cut a hair's breadth before or after the padding is the browser's
        // affair.
        const cuts = element.nodeName === 'INPUT' ? [box.left + 7 * larger, box.right - 7 * larger].map((x) => x * scale) : [];
        // The same holds where its scroll bar begins.
        const bar = element.nodeName === 'INPUT' ? 0 : Math.max(0, element.offsetHeight - element.clientHeight - 2) * larger;
        const found = { field: 0, mirror: 0, alone: 0 };
        // Without the border, which is as grey as a letter.
        const inner = (/** @type {number} */ from, /** @type {number} */ to) => [(from + 3) * scale, (to - 3) * scale].map(Math.round);
        const [left = 0, right = 0] = inner(box.left, box.right);
        const [top = 0, bottom = 0] = inner(box.top, box.bottom - bar);
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            if (cuts.some((cut) => Math.abs(x - cut) <= reach)) continue;
            const [a, b] = [darkness(first, x, y) > 160, darkness(second, x, y) > 160];
            if (a) found.field++;
            if (b) found.mirror++;
            if ((a && !near(second, x, y)) || (b && !near(first, x, y))) found.alone++;
          }
        }
        return [name, found];
      }),
    );
  }, { pictures: [field, mirror], names: NAMES });
}
