/** A small static server for one folder, on this machine only, with the page's strict headers. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { headerPolicy } from './policy.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

/**
 * Serves a folder and resolves once it listens; a taken port leads to the next one, port 0 to any
 * free one.
 *
 * @param {string} folder
 * @param {number} port
 * @param {(path: string, status: number) => void} [answered] Told of every answer.
 * @param {string | null} [policy] Content-Security-Policy; `null` for pages that say theirs themselves.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, port, answered = () => {}, policy = headerPolicy) {
  const every = policy === null ? HEADERS : { ...HEADERS, 'content-security-policy': policy };
  const server = createServer((request, response) => {
    response.on('finish', () => answered(request.url ?? '', response.statusCode));
    answer(folder, every, request, response).catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  const close = () =>
    new Promise((/** @type {(done: void) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${taken}/`, close };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} The port that was free.
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const next = error.code === 'EADDRINUSE' && port > 0 && port < 65_535;
      if (next) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * @param {string} folder
 * @param {Record<string, string>} every The headers of every answer.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, every, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, every).end();
    return;
  }
  const file = await fileFor(folder, request.url ?? '/');
  if (!file) {
    response.writeHead(404, { ...every, 'content-type': 'text/plain' }).end('Not found\n');
    return;
  }
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  const headers = { ...every, 'content-type': type, etag: file.state };
  if (request.headers['if-none-match'] === file.state) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': file.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
}

/**
 * The file that a request means; `undefined` if it is none, or none of this folder.
 *
 * @param {string} folder
 * @param {string} url
 */
async function fileFor(folder, url) {
  try {
    const asked = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const path = normalize(join(folder, asked.endsWith('/') ? `${asked}index.html` : asked));
    if (!path.startsWith(normalize(folder) + sep)) return undefined;
    const found = await stat(path);
    const state = `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`;
    return found.isFile() ? { path, size: found.size, state } : undefined;
  } catch {
    return undefined;
  }
}
