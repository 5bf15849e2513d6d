// @ts-check
/**
 * Keeps the site for use without a network, and answers for it from then on.
 *
 * It asks the network once, when it is installed: every file must arrive as it was built, else the
 * version before stays. What few need is asked for when it is needed, and kept from then on. A new
 * version waits until the page asks for it. Requests that are not for a file of the site, or of
 * another origin, it leaves alone.
 */

/** @typedef {Event & {waitUntil(work: Promise<unknown>): void}} Lasting */
/** @typedef {Lasting & {request: Request, respondWith(answer: Promise<Response>): void}} Asked */

/**
 * @typedef {object} OwnScope
 * @property {ServiceWorkerRegistration} registration
 * @property {{claim(): Promise<void>}} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {(kind: string, listener: (event: any) => void) => void} addEventListener
 */

/**
 * The site's files by their hashes, as tools/offline.mjs writes them here when the site is built, and
 * those of them that are kept when they are first used.
 *
 * @type {{version: string, files: Record<string, string>, later: string[]}}
 */
const SITE = { version: 'unbuilt', files: {}, later: [] };

const worker = /** @type {OwnScope} */ (/** @type {unknown} */ (globalThis));
const { scope } = worker.registration;

/** Two sites of one origin share its caches, so the name says whose each is. */
const PREFIX = `whowhen ${scope} `;
const CACHE = PREFIX + SITE.version;

worker.addEventListener('install', (/** @type {Lasting} */ event) => event.waitUntil(keep()));

worker.addEventListener('activate', (/** @type {Lasting} */ event) => {
  event.waitUntil(Promise.all([forgetOthers(), worker.clients.claim()]));
});

worker.addEventListener('message', (/** @type {MessageEvent} */ { data }) => {
  if (data === 'apply') worker.skipWaiting();
});

worker.addEventListener('fetch', (/** @type {Asked} */ event) => {
  const file = fileOf(event.request);
  if (file !== undefined) event.respondWith(answer(event.request, file));
});

async function keep() {
  try {
    const cache = await caches.open(CACHE);
    const used = await Promise.all(SITE.later.map(wasUsed));
    const unused = SITE.later.filter((_, index) => !used[index]);
    const files = Object.keys(SITE.files).filter((file) => !unused.includes(file));
    await Promise.all(files.map((file) => keepFile(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Whether a version before this one has a file: who used it will want it. @param {string} file */
async function wasUsed(file) {
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(PREFIX));
  const found = await Promise.all(own.map((cacheName) => caches.match(new URL(file, scope), { cacheName, ignoreVary: true })));
  return found.some((kept) => kept !== undefined);
}

/** Asks the network for a file and keeps it. @param {Cache} cache @param {string} file */
async function keepFile(cache, file) {
  const url = new URL(file, scope);
  // `no-cache` asks the server whether the browser's own copy still holds, and takes it if so.
  const response = await fetch(url, { cache: 'no-cache', redirect: 'error', integrity: SITE.files[file] ?? '' });
  if (!response.ok) throw new Error(`${file}: HTTP status ${response.status}`);
  const answer = response.clone();
  await cache.put(url, response);
  return answer;
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/**
 * The file of the site that a request is for; `undefined` if it is for none.
 *
 * @param {Request} request
 */
function fileOf({ method, url }) {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  const path = url.slice(scope.length).replace(/[?#].*/, '');
  const file = path === '' || path === 'index.html' ? './' : path;
  return Object.hasOwn(SITE.files, file) ? file : undefined;
}

/** @param {Request} request @param {string} file */
async function answer(request, file) {
  const kept = await caches.match(new URL(file, scope), { cacheName: CACHE, ignoreVary: true });
  if (kept) return kept;
  // A server that has another version by now is asked like any other.
  if (SITE.later.includes(file)) return keepFile(await caches.open(CACHE), file).catch(() => fetch(request));
  // A browser that is short of room may have thrown it away.
  return fetch(request);
}
