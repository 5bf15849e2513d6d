/**
 * `node build.mjs [PORT]`: puts every example together in `dist/editors/` and serves them.
 *
 * An editor's modules are bundled; whowhen is not. Its package lies beside the page as it is, and
 * the page imports its files by their addresses, as any site does that has no bundler.
 */

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { serve } from '../../www/tools/server.mjs';

/** @import { Plugin } from 'esbuild' */

const EXAMPLES = fileURLToPath(new URL('.', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../dist/npm', import.meta.url));

/** The editors that have an example, by the names of their folders. */
export const editors = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'adapter.js')));

/**
 * Puts an editor's example into a folder: `index.html`, and `plain.html`, which is the same page
 * without whowhen.
 *
 * @param {string} editor
 * @param {string} folder
 */
export async function buildExample(editor, folder) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: readdirSync(join(EXAMPLES, editor))
      .filter((name) => name === 'page.js' || name.endsWith('.css'))
      .map((name) => join(EXAMPLES, editor, name)),
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    plugins: [besideThePage],
    logLevel: 'error',
  });
  const html = readFileSync(join(EXAMPLES, editor, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'plain.html'), html.replace(/<who-when.*<\/who-when>/, ''));
  // Browsers ask for it unasked.
  writeFileSync(join(folder, 'favicon.ico'), '');
  cpSync(PACKAGE, join(folder, 'whowhen'), { recursive: true });
}

/** Leaves whowhen's modules where its package has them. @type {Plugin} */
const besideThePage = {
  name: 'whowhen beside the page',
  setup({ onResolve }) {
    const { exports } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
    onResolve({ filter: /^whowhen(\/|$)/ }, ({ path }) => {
      const file = exports[path.replace(/^whowhen/, '.')]?.default;
      if (!file) return { errors: [{ text: `${path} is not a part of the package` }] };
      return { path: `./whowhen/${file}`, external: true };
    });
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = fileURLToPath(new URL('../../dist/editors', import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  for (const editor of editors) await buildExample(editor, join(folder, editor));
  const { url } = await serve(folder, Number(process.argv[2] ?? 8080), undefined, null);
  for (const editor of editors) process.stdout.write(`${url}${editor}/\n`);
}
