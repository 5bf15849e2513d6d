// @ts-check
/** Reads texts off the page's thread. Every question is answered once, whatever happens. */

import { createReader, isBroken } from './reader.js';

/** @import { Answer, Question, Request } from '../contract.js' */

const page = /** @type {Pick<Worker, 'postMessage' | 'addEventListener'>} */ (
  /** @type {unknown} */ (globalThis)
);

/** @type {ReturnType<typeof createReader> | undefined} */
let reader;

page.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => {
  if (data.type === 'start') {
    reader = createReader(data.module);
    // Whoever asks next is told; until then nobody is there to hear of it.
    reader.catch(() => {});
  } else {
    answer(data)
      .then((message) => page.postMessage(message))
      .catch((error) => {
        // A promise's failure is no `error` event; thrown from a task of its own it is one, and
        // the engine replaces this worker at once.
        setTimeout(() => {
          throw error;
        });
      });
  }
});

/**
 * @param {Question & {id: number}} question
 * @returns {Promise<Answer>}
 */
async function answer({ id, ...question }) {
  try {
    if (!reader) throw new TypeError('The worker was asked before it was started');
    const read = await reader;
    return { id, ok: true, result: read(question) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, ok: false, message, broken: isBroken(error) };
  }
}
