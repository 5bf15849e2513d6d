import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'parse5';
import { analysis, articles, write } from './program.mjs';
import { EMOJI, OVERLAP, SYNTAX } from './texts.mjs';

/** @typedef {{tagName?: string, nodeName: string, value?: string, childNodes?: Node[], attrs?: {name: string, value: string}[]}} Node */

/** @param {string} text @param {import('./program.mjs').Given} [given] */
function page(text, given) {
  const source = write('html', text, given);
  /** @type {string[]} */
  const errors = [];
  const root = /** @type {Node} */ (parse(source, { onParseError: (error) => errors.push(error.code) }));
  // Of controls in the text HTML says that they are errors, and keeps them. A carriage return can
  // only be written as a reference.
  assert.deepEqual(errors.filter((code) => !code.startsWith('control-character-')), []);
  return { source, root };
}

/** @param {Node} node @returns {Node[]} The node and everything in it. */
const within = (node) => [node, ...(node.childNodes ?? []).flatMap(within)];
/** @param {Node} node @param {string} tag */
const elements = (node, tag) => within(node).filter((one) => one.tagName === tag);
/** @param {Node} node */
const words = (node) => within(node).map((one) => (one.nodeName === '#text' ? one.value : '')).join('');
/** @param {Node} node @param {string} name */
const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;
/** @param {Node} root */
function body(root) {
  const [found] = elements(root, 'body');
  assert.ok(found);
  return found;
}

test('the body holds the text, letter for letter', () => {
  const odd = ['\n\nAda Marsh\n\n', ' leading', 'a\rb\r\nc', '\u{feff}x\u{202e}y', '“\u{85}\f\t”', ''];
  for (const text of [...odd, EMOJI, SYNTAX, OVERLAP.text, ...articles().map((a) => a.text)]) {
    assert.equal(words(body(page(text).root)), text);
  }
});

test('U+0000, which HTML cannot hold, keeps its place', () => {
  assert.equal(words(body(page('a\0 Ada Marsh').root)), 'a\u{fffd} Ada Marsh');
});

test('every mark is an element of its kind around its words', () => {
  for (const { name, text, published } of articles()) {
    const { spans } = analysis(text, { published });
    const marks = elements(page(text, { published }).root, 'mark');
    const shown = marks.map((mark) => `${attribute(mark, 'class')} ${words(mark)}`);
    assert.deepEqual(shown, spans.map((span) => `${span.kind} ${span.text}`), name);
    assert.ok(marks.every((mark) => attribute(mark, 'title')), name);
  }
});

test('marks that overlap are cut so that their parts make the whole', () => {
  const { root } = page(OVERLAP.text, { corrections: OVERLAP.corrections });
  assert.equal(words(body(root)), OVERLAP.text);
  const parts = (/** @type {string} */ kind) => elements(root, 'mark')
    .filter((mark) => attribute(mark, 'class') === kind).map(words);
  assert.equal(parts('quote').join(''), 'told Ada Mar');
  assert.equal(parts('organization').join(''), 'Marsh of Hull on');
  assert.equal(parts('role').join(''), 'on 5');
});

test('a date that HTML can write is a time, and no other', () => {
  const values = {
    'that day': [['2013-11-05', '2013-11-05'], ['2013-11', '2013-11'], ['2013', '2013'],
      ['XXXX-02-29', '02-29'], ['XXXX-02-30', null], ['197X', null], ['1998-22', null],
      ['2013-11-05/2013-11-08', null], ['2013~', null], ['-0044', null]],
  };
  for (const [phrase, cases] of Object.entries(values)) {
    for (const [value, datetime] of cases) {
      const corrections = [
        { do: 'mark', kind: 'date', text: phrase }, { do: 'value', text: phrase, value },
      ];
      let times;
      try {
        times = elements(page(`They met ${phrase}.`, { corrections }).root, 'time');
      } catch (error) {
        assert.match(String(/** @type {any} */ (error).stderr), /EDTF/, `${value}`);
        continue;
      }
      assert.deepEqual(times.map((t) => [attribute(t, 'datetime'), words(t)]),
        datetime ? [[datetime, phrase]] : [], `${value}`);
    }
  }
});

test('tooltips say who, what and when', () => {
  const text = 'White House spokesman Jay Carney said so on Tuesday.';
  const marks = elements(page(text, { published: '2013-11-05' }).root, 'mark');
  const title = (/** @type {string} */ kind) => attribute(
    /** @type {Node} */ (marks.find((mark) => attribute(mark, 'class') === kind)), 'title');
  assert.equal(title('person'), 'Jay Carney: White House spokesman');
  assert.equal(title('role'), 'role of Jay Carney');
  assert.match(title('date') ?? '', /^2013-11-05 \(/);
});

test('no text makes a script, an attribute or an element of its own', () => {
  const text = `${SYNTAX} "Ada \\" onmouseover=alert(1) Marsh" </title></style><script>x</script> <img src=x onerror=y>`;
  const corrections = [{ do: 'mark', kind: 'person', text: '\\" onmouseover=alert(1) Marsh"' }];
  const { root, source } = page(text, { corrections });
  assert.ok(!/<script/i.test(source));
  const tags = new Set(within(root).map((node) => node.tagName).filter(Boolean));
  assert.deepEqual([...tags].sort(),
    ['article', 'body', 'head', 'html', 'mark', 'meta', 'style', 'time', 'title']);
  const attributes = new Set(elements(body(root), 'mark').flatMap((m) => (m.attrs ?? []).map((a) => a.name)));
  assert.deepEqual([...attributes].sort(), ['class', 'title']);
});
