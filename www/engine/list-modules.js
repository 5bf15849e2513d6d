// @ts-check
/** The modules that read lists and match patterns, from the folder beside this one, for those who have some. */

import { fetched } from './loading.js';

export const loadLists = () => fetched(new URL('../wasm/whowhen_lists_bg.wasm', import.meta.url));
export const loadPatterns = () => fetched(new URL('../wasm/whowhen_patterns_bg.wasm', import.meta.url));
