/** ProseMirror in Firefox. */

import { useBrowser } from '../firefox-harness.mjs';
import { testEditor } from './editors.mjs';

testEditor({ name: 'prosemirror' }, useBrowser().open);
