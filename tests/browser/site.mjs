/** What the tests open: the built site and the page in one file. */

import { fileURLToPath } from 'node:url';

export const site = fileURLToPath(new URL('../../dist/site', import.meta.url));
export const oneFile = new URL('../../dist/whowhen.html', import.meta.url).href;
