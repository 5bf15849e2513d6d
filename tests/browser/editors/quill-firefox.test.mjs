/** Quill in Firefox. */

import { useBrowser } from '../firefox-harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'quill' }, useBrowser().open);
