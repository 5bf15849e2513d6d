// @ts-check
/** Reads texts off the page's thread. */

import { createRequestHandler } from './reader.js';

/** @import { Greeting, Request } from '../contract.js' */

const page = /** @type {Pick<Worker, 'postMessage' | 'addEventListener'>} */ (
  /** @type {unknown} */ (globalThis)
);

const answer = createRequestHandler();

page.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => {
  answer(data)
    .then((message) => message && page.postMessage(message))
    .catch((error) => {
      // A promise's failure is no `error` event; thrown from a task of its own it is one, and
      // the engine replaces this worker at once.
      setTimeout(() => {
        throw error;
      });
    });
});

// Now it is known that this page may have a worker.
page.postMessage(/** @type {Greeting} */ ({ id: 0, greeting: true }));
