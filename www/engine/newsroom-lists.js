// @ts-check
/**
 * The newsroom's lists where texts are read. One module reads lists, another one matches the patterns that
 * some have, and what both make goes to the one that reads texts as it comes. They come from outside, for
 * those who have lists, and have patterns.
 */

/** @import { ListOfCsv, ListSource, ListUsed } from '../contract.js' */
/** @typedef {ReturnType<typeof import('../wasm/whowhen.js').instantiate>} Reader */
/** @typedef {ReturnType<typeof import('../wasm/whowhen_lists.js').instantiate>} ListReader */
/** @typedef {ReturnType<typeof import('../wasm/whowhen_patterns.js').instantiate>} Matcher */

export class NewsroomLists {
  /** @type {ListUsed[]} */
  used = [];

  #texts;
  #lists;
  /** @type {Matcher | undefined} */
  #matcher;
  /** @type {string | null} Patterns that nothing matches yet. */
  #waiting = null;
  /** Whether the matcher has the patterns of these lists. */
  #matches = false;

  /** @param {Pick<Reader, 'use_lists' | 'written'>} texts What reads texts. @param {ListReader} lists What reads lists. */
  constructor(texts, lists) {
    this.#texts = texts;
    this.#lists = lists;
  }

  /** @param {Pick<Reader, 'use_lists' | 'written'>} texts @param {WebAssembly.Module} module What reads lists. */
  static async over(texts, module) {
    const { instantiate } = await import('../wasm/whowhen_lists.js');
    return new NewsroomLists(texts, instantiate(module));
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
      this.#lists.add(file, text);
    }
    const { patterns } = JSON.parse(this.#lists.read());
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
      this.#lists.refuse_all(/** @type {Error} */ (error).message);
      this.#settle();
    }
  }

  /** What the patterns match in a text, as the reader takes it. @param {string} text */
  find(text) {
    return this.#matches ? this.#matcher?.find(this.#texts.written(text)) : undefined;
  }

  /** @param {string} text @returns {ListOfCsv} */
  ofCsv(text) {
    return JSON.parse(this.#lists.list_of_csv(text));
  }

  /** @param {Matcher} matcher @param {string} patterns */
  #compile(matcher, patterns) {
    this.#lists.refuse(matcher.compile(patterns));
    this.#matches = true;
    this.#settle();
  }

  #settle() {
    this.#waiting = null;
    this.used = JSON.parse(this.#lists.used());
    this.#texts.use_lists(this.#lists.packed());
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
