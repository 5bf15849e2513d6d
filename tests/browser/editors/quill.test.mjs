/** Quill in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'quill' }, useBrowser().open);
