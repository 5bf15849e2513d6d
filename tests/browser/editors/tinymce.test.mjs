/** TinyMCE, whose text is in a frame, in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'tinymce', unsafe: ["style-src-attr 'unsafe-inline'"] }, useBrowser().open);
