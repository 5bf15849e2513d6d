/// <reference path="./global.d.ts" preserve="true" />
// @ts-check
/** Defines `<who-when>`: the one import that a page needs. */

import { WhoWhenElement } from './element.js';

// A server may import this as well, and has no registry.
if (globalThis.customElements && !customElements.get('who-when')) {
  customElements.define('who-when', WhoWhenElement);
}

export { WhoWhenElement };
