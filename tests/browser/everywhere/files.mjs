/** Files opened in every browser: read to their words, undone in one step, refused in words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** @import { OpenOptions, Words } from '../words.mjs' */

/** @param {(options?: OpenOptions) => Promise<Words>} open */
export default function testFiles(open) {
  test('an HTML file is opened as its words and its date, runs nothing and loads nothing', async () => {
    const desk = await open();
    const loaded = desk.requests.length;
    await desk.choosesFile(
      '#file',
      'story.html',
      `<title>t</title><meta property="article:published_time" content="2013-11-05T10:00:00Z">
       <script>globalThis.ran = true</script><nav>Home</nav>
       <p>White House spokesman <b>Jay</b> Carney left
          on <i>Monday</i>.<img src="https://news.example/a.png" onerror="globalThis.ran = true"></p><p>Marie Harf &amp; others stayed.</p>`,
    );
    await desk.expectPainted('person', ['Jay Carney', 'Marie Harf']);
    assert.equal(
      (await desk.written()).trim(),
      'White House spokesman Jay Carney left on Monday.\n\nMarie Harf & others stayed.',
    );
    await desk.expectList('dates', /4 November 2013\s+Monday/);
    assert.equal(await desk.see(() => Reflect.get(globalThis, 'ran')), undefined);
    assert.deepEqual(desk.requests.slice(loaded).filter((url) => url.startsWith('https')), []);
    await desk.close();
  });

  test('opening a file is undone in one step', async () => {
    const desk = await open();
    await desk.paste('Jay Carney spoke.');
    await desk.choosesFile('#file', 'note.md', '# Late news\n\n**Marie Harf** spoke.\n');
    await desk.expectPainted('person', ['Marie Harf']);
    assert.match(await desk.written(), /^Late news\n\nMarie Harf spoke\.\s*$/);
    await desk.see(() => document.getElementById('text')?.focus());
    await desk.press('ControlOrMeta+Z');
    await desk.expectPainted('person', ['Jay Carney']);
    assert.equal((await desk.written()).trim(), 'Jay Carney spoke.');
    await desk.close();
  });

  test('a file that cannot be read is refused in words that say what to do', async () => {
    const desk = await open();
    await desk.put('Jay Carney spoke.');
    await desk.choosesFile('#file', 'story.pdf', '%PDF-1.7 …');
    await desk.expectNotice(/PDF/);
    assert.equal(await desk.written(), 'Jay Carney spoke.');
    await desk.close();
  });
}
