/** The element in Chromium. */

import { testElement } from './element-everywhere.mjs';
import { useBrowser } from './harness.mjs';

testElement(useBrowser().open);
