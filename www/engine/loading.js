// @ts-check
/** Where the wasm module comes from, the forms in which it may come, and what is wrong if it does not. */

import { failure } from './failure.js';

/** @import { Failure, WasmSource } from '../contract.js' */

/** How every module begins. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
/** The smallest module there is. */
const SMALLEST = Uint8Array.of(...MAGIC, 1, 0, 0, 0);

/**
 * Compiles what somebody loads, while it arrives if it is an answer of the network.
 *
 * @param {() => WasmSource | Promise<WasmSource>} load
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(load) {
  if (typeof WebAssembly !== 'object') throw failure('no-webassembly', {});
  const source = await load();
  if (source instanceof WebAssembly.Module) return source;
  if (!isAnswer(source)) return compiledBytes(source, () => failure('module-unknown', {}));
  const file = source.url || null;
  if (!source.ok) throw failure('module-not-served', { file, status: source.status });
  const type = source.headers.get('content-type');
  if (type === 'application/wasm') return compiledStream(source, file);
  // A server that does not know the type of wasm files is no reason to fail.
  const bytes = await source.arrayBuffer().catch((error) => {
    throw failure('module-not-reached', { file, reason: error.message });
  });
  return compiledBytes(bytes, () =>
    isModule(bytes) ? failure('module-damaged', { file }) : failure('module-of-other-type', { file, type }),
  );
}

/** @param {Response} answer @param {string | null} file */
async function compiledStream(answer, file) {
  try {
    return await WebAssembly.compileStreaming(answer);
  } catch (error) {
    const { message: reason } = /** @type {Error} */ (error);
    const isHere = error instanceof WebAssembly.CompileError;
    throw await unlessForbidden(isHere ? failure('module-damaged', { file }) : failure('module-not-reached', { file, reason }));
  }
}

/** @param {ArrayBuffer | ArrayBufferView<ArrayBuffer>} bytes @param {() => Failure} whatIsWrong */
async function compiledBytes(bytes, whatIsWrong) {
  try {
    return await WebAssembly.compile(bytes);
  } catch {
    throw await unlessForbidden(whatIsWrong());
  }
}

/** What is wrong with a module, unless the page allows none at all. @param {Failure} wrong */
async function unlessForbidden(wrong) {
  const allowed = await WebAssembly.compile(SMALLEST).catch(() => null);
  return allowed ? wrong : failure('webassembly-forbidden', {});
}

/** @param {WasmSource} source @returns {source is Response} */
function isAnswer(source) {
  return typeof source === 'object' && source !== null && 'headers' in source;
}

/** Whether it begins as modules do, as far as it goes. @param {ArrayBuffer} bytes */
function isModule(bytes) {
  const first = new Uint8Array(bytes);
  return MAGIC.every((byte, place) => byte === (first[place] ?? byte));
}

/** The module from the folder beside this one. */
export const loadModule = () => fetched(new URL('../wasm/whowhen_bg.wasm', import.meta.url));

/**
 * A file from beside the package's modules, wherever these are.
 *
 * @param {URL} url
 * @returns {Promise<WasmSource>}
 */
export async function fetched(url) {
  try {
    return await (fileSystem(url)?.readFile(url) ?? fetch(url));
  } catch (error) {
    throw failure('module-not-reached', { file: url.href, reason: /** @type {Error} */ (error).message });
  }
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
