/** The element in Firefox. */

import { testElement } from './element-everywhere.mjs';
import { useBrowser } from './firefox-harness.mjs';

testElement(useBrowser().open);
