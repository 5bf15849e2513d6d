/** A project without a bundler: its modules name the package's files by where they are. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offered } from '../package.mjs';

/** @type {import('../package.mjs').Host} */
export async function make({ folder, out }) {
  cpSync(join(folder, 'node_modules'), join(out, 'node_modules'), { recursive: true });
  cpSync(join(folder, 'index.html'), join(out, 'index.html'));
  const files = offered(folder);
  const script = readFileSync(join(folder, 'main.js'), 'utf8').replaceAll(
    /'(whowhen[^']*)'/g,
    (_, name) => `'./node_modules/whowhen/${files[name]}'`,
  );
  writeFileSync(join(out, 'main.js'), script);
}
