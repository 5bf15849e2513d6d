/** ProseMirror in Chromium. */

import { useBrowser } from '../harness.mjs';
import { testEditor } from './editors.mjs';

await testEditor({ name: 'prosemirror' }, useBrowser);
