// @ts-check
/** The start of the one-file page: its modules and its worker stand in the file itself. */

import { App } from '../app.js';
import { createEngine } from '../engine/engine.js';
import { trustedScriptUrl } from '../platform/trusted.js';

/** @param {string} id Of a data block: gzip, then base64. */
async function unpack(id) {
  const packed = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** @type {string | undefined} The worker's address, once it is unpacked. */
let worker;

async function load() {
  const [source, module] = await Promise.all([unpack('whowhen-worker'), unpack('whowhen-wasm')]);
  worker ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return WebAssembly.compile(module);
}

// A module worker from a blob fails on file://, a classic one works. The engine spawns it only
// after the module was loaded.
const spawn = () => new Worker(trustedScriptUrl(worker ?? ''), { name: 'whowhen' });

const loadPatterns = () => unpack('whowhen-patterns');

new App(createEngine({ load, loadPatterns, spawn }));
