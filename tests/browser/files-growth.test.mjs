/** Reading a file, or what was copied, grows with it and no faster, whatever is in it. */

import { test } from 'node:test';
import { expectLinear } from './growth.mjs';
import { HTML, MARKDOWN, TEXT, WORD, docx } from './hostile.mjs';
import { bodyOf, htmlTreeAtOnce, isBetter, readFile, textOf } from './readers.mjs';

const SIZE = 50_000;
const noRest = async () => {};

for (const [ending, kinds] of Object.entries({ md: MARKDOWN, html: HTML, docx: WORD, txt: TEXT })) {
  test(`reading .${ending} grows with the file and no faster`, async (t) => {
    for (const [kind, make] of Object.entries(kinds)) {
      await t.test(kind, () =>
        expectLinear(SIZE, (size) => {
          const text = make(size);
          const file = new File([ending === 'docx' ? docx(text) : text], `a.${ending}`);
          return () => readFile(file, noRest);
        }),
      );
    }
  });
}

test('reading what was copied grows with it and no faster', async (t) => {
  for (const [kind, make] of Object.entries(HTML)) {
    await t.test(kind, () =>
      expectLinear(SIZE, (size) => {
        const markup = make(size);
        return () => isBetter(textOf(bodyOf(htmlTreeAtOnce(markup))), 'x'.repeat(size));
      }),
    );
  }
});
