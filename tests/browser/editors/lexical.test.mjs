/** Lexical in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'lexical' }, useBrowser().open);
