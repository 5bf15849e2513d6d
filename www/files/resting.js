// @ts-check
/** Long work on the page's thread in short pieces, so that the page answers in between. */

/** @import { Rest } from './files.js' */

/** Milliseconds of work without a rest, at most: what nobody notices. */
const SPELL = 16;

/**
 * What long work calls between two pieces of it: it gives the page its turn when that is due.
 *
 * @param {AbortSignal} signal With it the work ends: the next rest rejects with its reason.
 * @returns {Rest}
 */
export function resting(signal) {
  let began = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - began < SPELL) return;
    await nextTask();
    signal.throwIfAborted();
    began = performance.now();
  };
}

/** Ends when the page has done what was waiting. A timer would wait a second where nobody sees the page. */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage('');
  });
}
