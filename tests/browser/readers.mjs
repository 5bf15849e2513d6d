/** The page's readers, without a page: what they use of the libraries stands in the built site. */

import { register } from 'node:module';

const vendor = new URL('../../dist/site/vendor/', import.meta.url).href;

const HOOK = `export function resolve(name, context, next) {
  return next(name.startsWith('../vendor/') ? ${JSON.stringify(vendor)} + name.slice('../vendor/'.length) : name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);

export const { readFile } = await import('../../www/files/files.js');
export const { markdownText } = await import('../../www/files/format-markdown.js');
export const { documentNamed } = await import('../../www/files/docx-archive.js');
export const { bodyOf, textOf } = await import('../../www/files/html-text.js');
export const { htmlTreeAtOnce, readyForHtml } = await import('../../www/files/html-tree.js');
await readyForHtml();
export const { isBetter } = await import('../../www/files/pasting.js');
export const { DEPTH_LIMIT } = await import('../../www/files/limits.js');
export const { resting } = await import('../../www/files/resting.js');
