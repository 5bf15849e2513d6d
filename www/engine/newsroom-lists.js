// @ts-check
/**
 * The newsroom's lists where texts are read. The reader of texts reads them; another module, which comes from
 * outside for those who have some, matches their patterns, and what it finds goes to the reader as it comes.
 */

/** @import { ListOfCsv, ListSource, ListUsed } from '../contract.js' */
/** @typedef {ReturnType<typeof import('../wasm/whowhen.js').instantiate>} Reader */
/** @typedef {ReturnType<typeof import('../wasm/whowhen_patterns.js').instantiate>} Matcher */

export class NewsroomLists {
  /** @type {ListUsed[]} */
  used = [];

  #reader;
  /** @type {Matcher | undefined} */
  #matcher;
  /** @type {string | null} Patterns that nothing matches yet. */
  #waiting = null;
  /** Whether the matcher has the patterns of these lists. */
  #matches = false;

  /** @param {Omit<Reader, 'analyze' | 'formats' | 'validate' | 'write'>} reader */
  constructor(reader) {
    this.#reader = reader;
  }

  /** Whether it has to be supplied with a module that matches patterns. */
  get wantsPatterns() {
    return this.#waiting !== null;
  }

  /**
   * Reads by other lists from now on.
   *
   * @param {ListSource[]} sources
   */
  use(sources) {
    for (const source of sources) {
      const { file, text } = asFile(source);
      this.#reader.add(file, text);
    }
    const patterns = this.#reader.read();
    this.#waiting = patterns.length ? JSON.stringify(patterns) : null;
    this.#matches = false;
    if (this.#waiting === null) this.#settle();
    else if (this.#matcher) this.#compile(this.#matcher, this.#waiting);
  }

  /**
   * Has the patterns matched from now on; or, if they cannot be, left out and reported.
   *
   * @param {WebAssembly.Module | string} patterns The module that does it, or why there is none.
   */
  async supply(patterns) {
    if (this.#waiting === null) return;
    try {
      if (typeof patterns === 'string') throw new Error(patterns);
      const { instantiate } = await import('../wasm/whowhen_patterns.js');
      const matcher = instantiate(patterns);
      this.#compile(matcher, this.#waiting);
      this.#matcher = matcher;
    } catch (error) {
      this.#reader.refuse_all(/** @type {Error} */ (error).message);
      this.#settle();
    }
  }

  /** What the patterns match in a text, as the reader takes it. @param {string} text */
  find(text) {
    return this.#matches ? this.#matcher?.find(this.#reader.written(text)) : undefined;
  }

  /** @param {string} text @returns {ListOfCsv} */
  ofCsv(text) {
    return this.#reader.list_of_csv(text);
  }

  /** @param {Matcher} matcher @param {string} patterns */
  #compile(matcher, patterns) {
    this.#reader.refuse(JSON.parse(matcher.compile(patterns)));
    this.#matches = true;
    this.#settle();
  }

  #settle() {
    this.#waiting = null;
    this.used = this.#reader.used();
    this.#reader.use_lists();
  }
}

/**
 * A list as a file: what it holds may be given as it is.
 *
 * @param {ListSource} source
 * @returns {{file: string, text: string}}
 */
function asFile(source) {
  if (typeof source === 'string') return { file: '', text: source };
  if (typeof source === 'object' && source && 'text' in source) return { file: String(source.file ?? ''), text: String(source.text) };
  return { file: '', text: JSON.stringify(source) ?? '' };
}
