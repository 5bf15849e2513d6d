// @ts-check
/** Defines `<who-when>`: the one import that a page needs. */

import { WhoWhenElement } from './element.js';

if (!customElements.get('who-when')) customElements.define('who-when', WhoWhenElement);

export { WhoWhenElement };
