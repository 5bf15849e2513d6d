// @ts-check
/** Where the wasm module comes from, and the forms in which it may come. */

import { strings } from '../strings.js';

/** @import { WasmSource } from '../contract.js' */

/**
 * Compiles what somebody loads, while it arrives if it is an answer of the network.
 *
 * @param {() => WasmSource | Promise<WasmSource>} load
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(load) {
  const source = await load();
  if (source instanceof WebAssembly.Module) return source;
  if (!('headers' in source)) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(strings.engine.notLoaded(source.status));
  // A server that does not know the type of wasm files is no reason to fail.
  return source.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(source)
    : WebAssembly.compile(await source.arrayBuffer());
}

/**
 * The module from the folder beside this one.
 *
 * @returns {Promise<WasmSource>}
 */
export async function loadModule() {
  const url = new URL('../wasm/whowhen_bg.wasm', import.meta.url);
  return fileSystem(url)?.readFile(url) ?? fetch(url);
}

/** @typedef {{readFile: (url: URL) => Promise<Uint8Array<ArrayBuffer>>}} Files */

/**
 * Node's files, which `fetch` does not read. Asked for at run time: an import would stop bundlers
 * that build for browsers.
 *
 * @param {URL} url
 * @returns {Files | undefined}
 */
function fileSystem({ protocol }) {
  const { process } = /** @type {any} */ (globalThis);
  return protocol === 'file:' ? process?.getBuiltinModule?.('node:fs/promises') : undefined;
}
