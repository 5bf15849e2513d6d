/**
 * Files that are written to hold their reader up: each of a kind that a pattern or a loop can be slow
 * on, and as long as one asks for.
 */

import { strToU8, zipSync } from 'fflate';

/** So many characters made of pieces, each told its number. @param {number} length @param {(i: number) => string} piece */
function filled(length, piece) {
  const out = [];
  for (let i = 0, size = 0; size < length; i++) {
    const next = piece(i);
    out.push(next);
    size += next.length;
  }
  return out.join('');
}

/** @typedef {Record<string, (length: number) => string>} Kinds */

/** @param {string} piece @returns {(length: number) => string} */
const again = (piece) => (length) => filled(length, () => piece);

/** @param {string} open @param {string} close @returns {(length: number) => string} */
const within = (open, close) => (length) => open + ' '.repeat(length) + close;

/** Pieces that begin marks of Markdown and never end them, or end them late. */
const PIECES = [
  '<https:', '<a@', '<!--', '<!-- -', '<a ', '</', '<br ', '_', '*', '**a ', '*a', '_a ', '__', '~~', '~~a', '`', '``a', '[',
  '![', '[^', '[^a', '[a](', '[a](b', '[a][', '[a](()', '](', '][', '>', '> ', '>    ', '- ', '* * ', '1. ', '# ', '#', '|',
  '| ', '|--', '\\', '\\*', '&', '&amp;', '&#39', '"', "'", ':', '\n', ' \n', '\t', '---\n', '===\n', '```\n', '~~~\n', '- a\n', '| a | b |\n',
  '|---|---|\n', '> > a\n', '[a]: b\n', '# a #\n', 'a  \n', 'a\\\n', '*a*', '**a**', '_a_', '`a`', '[a](b)', '![a](b)', '<b>', '<a@b>', '\u00a0', '\u2028', '\u{1F600}',
];

/** @type {Kinds} */
export const MARKDOWN = {
  ...Object.fromEntries(PIECES.map((piece) => [JSON.stringify(piece), again(piece)])),
  'front matter of items': (n) => `---\n${again('- :\n')(n)}`,
  'front matter of items, closed': (n) => `---\n${again('- :\n')(n)}---\na`,
  'front matter of fields': (n) => `---\n${again('a:b\n')(n)}`,
  'front matter of names': (n) => `---\n${again('a-')(n)}`,
  'front matter of spaces': (n) => `---\n${again('  \n')(n)}`,
  'front matter of rules': (n) => `---\n${again('--- :\n')(n)}`,
  'a title of spaces': (n) => `---\ntitle: a${' '.repeat(n)}b\n---\n`,
  'a title of quotes': (n) => `---\ntitle: ${'"'.repeat(n)}b\n---\n`,
  'a title of white space alone': (n) => `---\ntitle:${' \t'.repeat(n / 2)}\n---\n`,
  'a date of spaces': (n) => `---\ndate: ${' '.repeat(n)}2020-01-01x\n---\n`,
  'a heading of spaces': within('# a', 'b'),
  'a heading of marks': (n) => `# a${' #'.repeat(n / 2)} b`,
  'headings of spaces': again(`# a${' '.repeat(300)}b\n`),
  'a line of spaces': within('a', 'b'),
  'a table rule of spaces': within('', '|'),
  'a table rule of spaces and lines': (n) => ' \t'.repeat(n / 4) + '|--'.repeat(n / 8) + ' '.repeat(n / 4) + 'x',
  'a table row of spaces': (n) => `|${' '.repeat(n)}|x`,
  'a table row of strokes': (n) => `${'| '.repeat(n / 2)}x`,
  'a rule of spaces': (n) => `${'*  '.repeat(n / 3)}x`,
  'an item of spaces': within('- ', 'x'),
  'a quotation of spaces': (n) => `${'>   '.repeat(n / 4)}x`,
  'a definition of brackets': (n) => `[${'['.repeat(n)}`,
  'emphasis of spaces': again(`*a${' '.repeat(400)}b`),
  'emphasis of lines': again(`*a${'\nb'.repeat(200)}`),
  'emphasis of blank lines': again('*a \n\n'),
  'emphasis never near its end': (n) => `${'*a '.repeat(n / 6)}${'b '.repeat(n / 4)}*`,
  'strong emphasis of three sorts': again('***a **b *c '),
  'links that share an end': (n) => `${'['.repeat(n / 2)}a](${'()'.repeat(n / 4)}`,
  'images that share an end': (n) => `${'!['.repeat(n / 4)}a](${'()'.repeat(n / 4)}`,
  'links with brackets and no end': again('[a](b(c)(d)(e)\n'),
  'a link with brackets and no end': (n) => `[a](${'(b)'.repeat(n / 3)}`,
  'footnotes that share an end': (n) => `${'[^'.repeat(n / 2)}]`,
  'addresses that share an end': (n) => `${'<https:'.repeat(n / 7)}>`,
  'addresses of people': (n) => `<${'a@'.repeat(n / 2)}>`,
  'code of three lengths': again('```a``b`c'),
  'comments with half an end': (n) => `<!--${'--'.repeat(n / 2)}`,
  'lines within lines': (n) => filled(n, (i) => `${' '.repeat(2 * (i % 100))}- a\n`),
  'quotations within quotations': (n) => filled(n, (i) => `${'> '.repeat(i % 200)}a\n`),
  'tags of spaces': again(`<a${' '.repeat(500)}`),
  'words joined by marks': again('a_b*c'),
};

/** Beyond what is deep for a browser. */
const nested = (/** @type {string} */ open, /** @type {string} */ close = '') => (/** @type {number} */ n) =>
  open.repeat(n / open.length) + 'x' + close.repeat(n / open.length);

/** @type {Kinds} */
export const HTML = {
  'spaces in pre': (n) => `<pre>a${' '.repeat(n)}b</pre>`,
  'tabs and spaces at line ends in pre': (n) => `<pre>${filled(n, () => `a${' \t'.repeat(200)}\n`)}b</pre>`,
  'no-break spaces': (n) => `<p>a${'&nbsp;'.repeat(n / 6)}b`,
  'soft hyphens': (n) => `<p>a${'&shy; '.repeat(n / 6)}b`,
  'blank lines in pre': (n) => `<pre>${'\n \n'.repeat(n / 3)}`,
  'elements within elements': nested('<div>', '</div>'),
  'open elements': nested('<span>'),
  'elements within elements, as deep as is read': (n) => filled(n, () => `${'<div>'.repeat(400)}x${'</div>'.repeat(400)}`),
  'open elements and paragraphs': (n) => `${'<span>'.repeat(500)}${'<p>x</p>'.repeat(n / 8)}`,
  'open elements and ends of others': (n) => `${'<span>'.repeat(500)}${'</q>'.repeat(n / 4)}`,
  'open formatting': (n) => `<p>${filled(n / 2, (i) => `<font a=${i}>`)}</p>${'<p>x'.repeat(n / 8)}`,
  'open formatting that each paragraph has again': (n) => `<p>${filled(200, (i) => `<b a=${i}>`)}</p>${'<p>x'.repeat(n / 8)}`,
  'crossed formatting': again('<b><p></b>x'),
  'crossed formatting in steps': again('<a><div><b><i></a></b></i></div>'),
  'formatting of many attributes': (n) => `<p><b ${filled(n / 2, (i) => `a${i} `)}>${'x</p><p>'.repeat(n / 16)}`,
  'formatting of a long class': (n) => `<p><b class="${'updat '.repeat(n / 12)}">${'x</p><p>'.repeat(n / 16)}`,
  'formatting of a long style': (n) => `<p><b style="${'display : '.repeat(n / 20)}">${'x</p><p>'.repeat(n / 16)}`,
  'attributes': (n) => `<p ${filled(n, (i) => `a${i} `)}>x`,
  'attributes of one name': (n) => `<p ${'a '.repeat(n / 2)}>x`,
  'a long attribute': (n) => `<p title="${'>'.repeat(n)}">x`,
  'a long style': (n) => `<p style="${'white-space '.repeat(n / 12)}">x`,
  'a style of spaces': (n) => `<p style="display:${' '.repeat(n)}x">x`,
  'html again': (n) => `<html ${filled(n / 2, (i) => `a${i} `)}>${'<html b>'.repeat(n / 16)}x`,
  'body again': (n) => `<body ${filled(n / 2, (i) => `a${i} `)}>${'<body b>'.repeat(n / 16)}x`,
  'elements put before a table': (n) => `<table>${'<b></b>'.repeat(n / 7)}`,
  'words put before a table': (n) => `<table>${'x<tr>'.repeat(n / 5)}`,
  'tables within tables': nested('<table><tr><td>'),
  'tables': again('<table><tr><td>a<td>b</table>'),
  'rows': (n) => `<table>${'<tr><td>a<td>b'.repeat(n / 14)}`,
  'empty cells': (n) => `<table><tr>${'<td>'.repeat(n / 4)}`,
  'lists within lists': nested('<ul><li>a'),
  'items': (n) => `<ul>${'<li>a'.repeat(n / 5)}`,
  'articles': again('<article>a</article>'),
  'articles within articles': nested('<article>'),
  'articles, deep': (n) => `${'<div>'.repeat(400)}${'<article>a</article>'.repeat(n / 20)}`,
  'footers, deep': (n) => `${'<div>'.repeat(400)}${'<footer>a</footer>'.repeat(n / 18)}`,
  'times in bylines': (n) => `<p class=byline>${'<time datetime="2024-05-06">a</time>'.repeat(n / 36)}`,
  'times, deep': (n) => `${'<p class=publish>'.repeat(1)}${'<span>'.repeat(400)}${'<time>a</time>'.repeat(n / 14)}`,
  'linked data within linked data': (n) => `<script type="application/ld+json">${'['.repeat(n / 2)}${']'.repeat(n / 2)}</script>x`,
  'graphs within graphs': (n) => `<script type="application/ld+json">${'{"@graph":['.repeat(n / 13)}${']}'.repeat(n / 13)}</script>x`,
  'linked articles': (n) => `<script type="application/ld+json">[${'[{"@type":"Report"}],'.repeat(n / 21)}1]</script>x`,
  'linked articles, deep': (n) => `<script type="application/ld+json">${'['.repeat(2000)}${'{"@type":"Article"},'.repeat(n / 20)}1${']'.repeat(2000)}</script>x`,
  'a linked type of arrays': (n) => `<script type="application/ld+json">{"@type":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}</script>x`,
  'entities': again('&amp;'),
  'half entities': again('&notit'),
  'numbers that are no characters': again('&#x110000;'),
  'a long number': (n) => `&#${'1'.repeat(n)};`,
  'open comments': again('<!--'),
  'comments': again('<!-- a -->b'),
  'a comment with half an end': (n) => `<!--${'--!'.repeat(n / 3)}`,
  'open tags': again('<a '),
  'open angles': again('<'),
  'open declarations': again('<!'),
  'open questions': again('<?'),
  'open scripts': again('<script>'),
  'script in script': (n) => `<script>${'<!--<script>'.repeat(n / 12)}`,
  'open titles': again('<title>'),
  'open text areas': again('<textarea></textare'),
  'open templates': nested('<template>'),
  'open selects': again('<select><option>a'),
  'forms': again('<form>'),
  'pictures': nested('<svg>'),
  'formulas': nested('<math><mi>'),
  'html in pictures': nested('<svg><desc>'),
  'frames': (n) => `<frameset>${'<frame>'.repeat(n / 7)}`,
  'headings': again('<h1>'),
  'buttons': again('<button>a'),
  'ruby': again('<ruby>a<rt>b'),
  'quotations': nested('<q>'),
  'line breaks': again('<br>'),
  'paragraph ends': again('</p>'),
  'null characters': (n) => `<p>a${'\0'.repeat(n)}`,
  'surrogates': again('\u{1F600}<b>'),
  'definitions': again('<dl><dt>a<dd>b'),
  'links': again('<a href="x">a'),
  'metas': again('<meta property="article:published_time" content="2024-05-06">'),
};

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** @param {string} inside @param {string} [attributes] */
const word = (inside, attributes = '') => `<w:document ${SPACE}${attributes}><w:body>${inside}</w:body></w:document>`;

/** The text part of Word documents. @type {Kinds} */
export const WORD = {
  'a run of spaces': (n) => word(`<w:p><w:r><w:t xml:space="preserve">a${' '.repeat(n)}b</w:t></w:r></w:p>`),
  'runs': (n) => word(`<w:p>${'<w:r/>'.repeat(n / 6)}</w:p>`),
  'runs of spaces': (n) => word(`<w:p>${'<w:r><w:t xml:space="preserve"> </w:t></w:r>'.repeat(n / 44)}</w:p>`),
  'runs of words': (n) => word(`<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(n / 23)}</w:p>`),
  'paragraphs': (n) => word('<w:p/>'.repeat(n / 6)),
  'paragraphs that run on': (n) => word('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'.repeat(n / 77)),
  'properties': (n) => word(`<w:p><w:pPr>${'<w:x/>'.repeat(n / 6)}</w:pPr></w:p>`),
  'properties before those that count': (n) => word(`<w:p>${'<w:x/>'.repeat(n / 12)}${'<w:r><w:x/></w:r>'.repeat(n / 34)}</w:p>`),
  'tabs and breaks': (n) => word(`<w:p><w:r>${'<w:tab/><w:br/>'.repeat(n / 15)}</w:r></w:p>`),
  'tables within tables': (n) => word(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>')(n / 2)),
  'cells': (n) => word(`<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(n / 19)}</w:tr></w:tbl>`),
  'elements within elements': (n) => word(nested('<w:x>', '</w:x>')(n / 2)),
  'elements, deep': (n) => word(nested('<w:x>', '</w:x>')(2000).replace('x', '<w:r/>'.repeat(n / 6))),
  'text boxes': (n) => word(`<w:p><w:r>${'<w:txbxContent><w:p/></w:txbxContent>'.repeat(n / 37)}</w:r></w:p>`),
  'text boxes within text boxes': (n) => word(nested('<w:p><w:txbxContent>', '</w:txbxContent></w:p>')(n / 2)),
  'attributes': (n) => word(`<w:p ${filled(n, (i) => `a${i}="" `)}/>`),
  'namespaces': (n) => word('<w:r/>'.repeat(n / 12), filled(n / 2, (i) => ` xmlns:a${i}="b"`)),
  'namespaces at each element': (n) => word(`<w:r ${SPACE}/>`.repeat(n / 80)),
  'namespaces, deep': (n) => word(`${'<w:x xmlns:a="b">'.repeat(400)}${'<w:r/>'.repeat(n / 6)}${'</w:x>'.repeat(400)}`),
  'entities': (n) => word(`<w:p><w:r><w:t>${'&amp;'.repeat(n / 5)}</w:t></w:r></w:p>`),
  'sections of data': (n) => word(`<w:p><w:r><w:t>${'<![CDATA[a]]>'.repeat(n / 13)}</w:t></w:r></w:p>`),
  'comments': (n) => word('<!-- -->'.repeat(n / 8)),
  'instructions': (n) => word('<?a b?>'.repeat(n / 7)),
  'line breaks in a text': (n) => word(`<w:p><w:r><w:t xml:space="preserve">${'\r\n \r'.repeat(n / 4)}</w:t></w:r></w:p>`),
  'pairs of surrogates': (n) => word(`<w:p><w:r><w:t>${'\u{1F600}'.repeat(n / 2)}</w:t></w:r></w:p>`),
  'open elements': (n) => word('<w:x>'.repeat(n / 5)),
  'an open attribute': (n) => word(`<w:x a="${' '.repeat(n)}`),
  'an open comment': (n) => word(`<!--${' -'.repeat(n / 2)}`),
  'an open section of data': (n) => word(`<![CDATA[${']]'.repeat(n / 2)}`),
  'open ends': (n) => word('</'.repeat(n / 2)),
};

/** @type {Kinds} */
export const TEXT = {
  spaces: within('a', 'b'),
  'line ends': again('\r\n\r'),
  'spaces at line ends': again(`a${' '.repeat(500)}\n`),
  'white space alone': again(' \t\n'),
  'null characters': again('a\0'),
  'bytes of no encoding': again('\xff\xfe'),
  'half pairs': again('\ud800'),
};

/**
 * A Word document with this as its text part.
 *
 * @param {string} markup
 * @param {Record<string, string>} [others] Other parts, before it.
 */
export function docx(markup, others = {}) {
  const parts = Object.entries({ ...others, 'word/document.xml': markup });
  return Buffer.from(zipSync(Object.fromEntries(parts.map(([name, part]) => [name, strToU8(part)])), { level: 1 }));
}
