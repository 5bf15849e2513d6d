/** A project that webpack builds. */

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';

/** @type {import('../package.mjs').Host} */
export async function make({ folder, out }) {
  const compiler = webpack({
    context: folder,
    mode: 'production',
    entry: './main.js',
    output: { path: out, filename: 'main.js', publicPath: 'auto', trustedTypes: 'host' },
    // The page is as large as the wasm module, which it has to be told of once only.
    performance: false,
  });
  try {
    await new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors() || stats?.hasWarnings()) reject(new Error(stats.toString()));
        else resolve(undefined);
      });
    });
  } finally {
    await new Promise((resolve) => compiler.close(resolve));
  }
  copyFileSync(join(folder, 'index.html'), join(out, 'index.html'));
}
