/** ProseMirror in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'prosemirror' }, useBrowser().open);
