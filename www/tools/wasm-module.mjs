/**
 * What a WebAssembly module is made of, as far as its size is concerned: its functions with their names
 * and its data. The JavaScript interface tells neither, so the binary format is read (WebAssembly Core
 * Specification 2.0, chapter 5). Nothing of the module is run.
 */

/** The sections that are read, by their id. */
const SECTION = { custom: 0, code: 10, data: 11 };

/** In the custom section `name`: the names of functions. */
const FUNCTION_NAMES = 1;

/** `\0asm` and the version. */
const HEADER = 8;

/**
 * @typedef {object} WasmModule
 * @property {{name: string, size: number}[]} functions Those with a body, in order. The size counts
 *   the body and the bytes that say how long it is; the name is '' where the module has none.
 * @property {Set<string>} exported What can be called from outside.
 * @property {Uint8Array} data The content of the data section.
 * @property {number} rest Bytes of all that is neither code, nor data, nor a custom section: types,
 *   imports, tables, exports. Custom sections are left out; what is shipped has none.
 */

/**
 * @param {BufferSource & Uint8Array} bytes
 * @returns {WasmModule}
 * @throws {WebAssembly.CompileError} If they are no module.
 */
export function readModule(bytes) {
  const module = new WebAssembly.Module(bytes);
  const names = functionNames(WebAssembly.Module.customSections(module, 'name'));
  // They are numbered before the module's own.
  const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === 'function').length;
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  /** @type {WasmModule} */
  const read = { functions: [], exported, data: new Uint8Array(), rest: HEADER };
  for (const { id, content, size } of sections(bytes)) {
    if (id === SECTION.code) read.functions = bodies(content).map((size, index) => ({ name: names.get(imported + index) ?? '', size }));
    else if (id === SECTION.data) read.data = content;
    else if (id !== SECTION.custom) read.rest += size;
  }
  return read;
}

/** Reads numbers and strings one after the other. */
class Cursor {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error('the module ends in the middle');
    return byte;
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    if (this.at + length > this.bytes.length) throw new Error('the module ends in the middle');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return Buffer.from(this.take(this.number())).toString('utf8');
  }
}

/** @param {Uint8Array} bytes */
function* sections(bytes) {
  const cursor = new Cursor(bytes);
  cursor.take(HEADER);
  while (!cursor.done) {
    const start = cursor.at;
    const id = cursor.byte();
    const content = cursor.take(cursor.number());
    yield { id, content, size: cursor.at - start };
  }
}

/** The size of each function's body. @param {Uint8Array} content */
function bodies(content) {
  const cursor = new Cursor(content);
  return Array.from({ length: cursor.number() }, () => {
    const start = cursor.at;
    cursor.take(cursor.number());
    return cursor.at - start;
  });
}

/** @param {ArrayBuffer[]} sections Called `name`. */
function functionNames(sections) {
  /** @type {Map<number, string>} */
  const names = new Map();
  for (const section of sections) {
    const cursor = new Cursor(new Uint8Array(section));
    while (!cursor.done) {
      const id = cursor.byte();
      const part = new Cursor(cursor.take(cursor.number()));
      if (id !== FUNCTION_NAMES) continue;
      for (let left = part.number(); left > 0; left--) names.set(part.number(), part.text());
    }
  }
  return names;
}
