// @ts-check
/** The wording of the page, which its address chooses. The element has that of what is around it. */

import { english, languages } from './strings.js';

const asked = new URLSearchParams(globalThis.location?.search).get('lang') ?? '';

/** In the language that the page's address asks for (`?lang=en`), else in English. */
export const strings = (Object.hasOwn(languages, asked) && languages[asked]) || english;
