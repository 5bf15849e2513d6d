/** CKEditor 5 in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'ckeditor', invented: /e[0-9a-f]{32,}/g }, useBrowser().open);
