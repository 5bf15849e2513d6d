// @ts-check
/**
 * The page without a network: registers the service worker, and says when a newer version of the
 * site is there. A version is never applied by itself.
 *
 * A browser without service workers, or one that keeps nothing, is left as it is.
 */

import { trustedScriptUrl } from '../platform/trusted.js';

/**
 * @param {object} page
 * @param {(apply: () => void) => void} page.updated A newer version is there; `apply` loads it.
 * @param {() => boolean} page.keep Called before the page is loaded anew: whether what is in it
 *   is safe. If not, it is not loaded.
 */
export async function keepOffline({ updated, keep }) {
  const { serviceWorker } = navigator;
  const registration = await register();
  if (!registration) return;

  let asked = false;
  let controlled = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) reload();
    // Another window has applied it; this one still runs the version before.
    else if (controlled) updated(apply);
    controlled = true;
  });
  registration.addEventListener('updatefound', () => watch(registration.installing));
  watch(registration.installing);
  announce();

  /** @param {ServiceWorker | null} worker */
  function watch(worker) {
    worker?.addEventListener('statechange', announce);
  }

  function announce() {
    // The very first version replaces none.
    if (registration?.waiting && registration.active) updated(apply);
  }

  function apply() {
    const waiting = registration?.waiting;
    if (!waiting) return reload();
    // What cannot be kept is known before anything has changed.
    if (!keep()) return;
    asked = true;
    waiting.postMessage('apply');
  }

  function reload() {
    if (keep()) location.reload();
  }
}

async function register() {
  const url = new URL('../service-worker.js', import.meta.url).href;
  try {
    return await navigator.serviceWorker?.register(trustedScriptUrl(url));
  } catch {
    return undefined;
  }
}
