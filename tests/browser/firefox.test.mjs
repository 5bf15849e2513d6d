/** The page in Firefox. */

import { testEverywhere } from './everywhere.mjs';
import { useBrowser } from './firefox-harness.mjs';

const { open } = useBrowser();

await testEverywhere(open);
