// @ts-check
/** The page: starts the desk with the engine from beside it. */

import { Desk } from './desk.js';
import { createEngine } from './engine.js';

new Desk(createEngine());
