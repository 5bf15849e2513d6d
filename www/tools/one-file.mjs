/** `node one-file.mjs SITE OUT.html`: the whole page in one file that works from file://. */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { oneFilePolicy } from './policy.mjs';

const [site, out] = process.argv.slice(2);
if (!site || !out) throw new Error('usage: one-file.mjs SITE OUT.html');

/**
 * What other tools made stands in the site alone.
 *
 * @type {import('esbuild').Plugin}
 */
const made = {
  name: 'made',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/(?:vendor|wasm)\// }, ({ path }) => ({
      path: resolve(site ?? '', path.slice('../'.length)),
    }));
    // How an engine reads without a worker; this page brings a worker.
    onResolve({ filter: /^\.\/reader\.js$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Bundles a module of the page into one classic script. @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    define: { 'import.meta.url': '""' },
    plugins: [made],
    logLevel: 'error',
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

/** @param {string | Buffer} data */
const packed = (data) => gzipSync(data, { level: 9 }).toString('base64');
/** @param {string} text */
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
/** @param {string} id @param {string | Buffer} data */
const block = (id, data) => `<script type="application/gzip" id="${id}">${packed(data)}</script>`;

/**
 * Replaces what a pattern finds, which must be there.
 *
 * @param {string} text @param {RegExp} pattern @param {string} by
 */
function replace(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`index.html has nothing like ${pattern}`);
  return text.replace(pattern, () => by);
}

const page = readFileSync(join(site, 'index.html'), 'utf8');
// Those that the page names come first; the others it would load when they are needed.
const linked = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, name = '']) => name);
const others = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css') && !linked.includes(name));
const styles = [...linked, ...others].map((name) => readFileSync(join(site, name), 'utf8')).join('\n');
const script = await bundle(fileURLToPath(new URL('./one-file-page.js', import.meta.url)));
const worker = await bundle(fileURLToPath(new URL('../engine/worker.js', import.meta.url)));
const icon = readFileSync(join(site, 'icon.svg')).toString('base64');
const policy = oneFilePolicy({ scripts: [hash(script)], styles: [hash(styles)] });
const data = [
  block('whowhen-wasm', readFileSync(join(site, 'wasm', 'whowhen_bg.wasm'))),
  block('whowhen-patterns', readFileSync(join(site, 'wasm', 'whowhen_patterns_bg.wasm'))),
  block('whowhen-worker', worker),
];

/** What the site links to is here a part of the page, readable without a script and in its source. */
const notice = readFileSync(join(site, 'notice.txt'), 'utf8').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const NOTICE = `<details class="notice"><summary data-say="notices"></summary><pre tabindex="0">${notice}</pre></details>`;

let file = page.replaceAll(/^ *<link rel="(?:stylesheet|modulepreload)"[^>]*>\n/gm, '');
file = replace(file, /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/, policy);
file = replace(file, /<!-- Nothing may be loaded[\s\S]*?-->/, '<!-- Nothing may be loaded, from nowhere: all of the page stands in this file. -->');
file = replace(file, /(?<=<link rel="icon" href=")[^"]*/, `data:image/svg+xml;base64,${icon}`);
file = replace(file, / *<link rel="manifest"[^>]*>\n/, '');
file = replace(file, / *<!-- Nothing is shown[^\n]*\n *<script type="module"[^>]*><\/script>\n/, `    <style>${styles}</style>\n`);
file = replace(file, /<p><a href="notice\.txt"[^>]*><\/a><\/p>/, NOTICE);
file = replace(file, /(?=\s*<\/body>)/, `\n    ${data.join('\n    ')}\n    <script>${script}</script>`);
writeFileSync(out, file);
