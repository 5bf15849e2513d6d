// @ts-check
/** The module that matches patterns of lists, from the folder beside this one, for those who have some. */

import { fetched } from './loading.js';

export const loadPatterns = () => fetched(new URL('../wasm/whowhen_patterns_bg.wasm', import.meta.url));
