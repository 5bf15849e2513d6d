// @ts-check
/** The page: starts the desk with the engine from beside it, and keeps both for use offline. */

import { App } from './app.js';
import { createEngine } from './engine/engine.js';
import { keepOffline } from './offline/offline.js';
import { offerUpdate, refuseUpdate } from './offline/update.js';

const engine = createEngine();
const app = new App(engine);

/** Whether what is on the desk outlives a newer version's loading. */
function keep() {
  const isSafe = app.keep();
  if (!isSafe) refuseUpdate();
  return isSafe;
}

// An engine that is ready has all its files: to keep them now fetches none of them twice, and the first
// visit did not wait. One that is not has said why at the desk.
engine.ready().then(
  () => keepOffline({ updated: offerUpdate, keep }),
  () => {},
);
