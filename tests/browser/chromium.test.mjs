/** The page in Chromium. */

import { testEverywhere } from './everywhere.mjs';
import { useBrowser } from './harness.mjs';

const { open } = useBrowser();

await testEverywhere(open);
