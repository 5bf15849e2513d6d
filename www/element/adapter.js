// @ts-check
/**
 * What the element needs of whatever holds a text: a page, a field, an editor with a model of its own.
 *
 * @typedef {object} Adapter
 * @property {HTMLElement} root Holds the rendered text; may be in a frame.
 * @property {() => import('../text/painter.js').TextSource} textSource The text as it is now.
 * @property {(changed: () => void) => (() => void)} watch Calls back after each change of the text or
 *   of the nodes it is rendered in; returns how to stop, after which nothing of it is left.
 * @property {(range: Range) => void} [reveal] Scrolls a range into view.
 * @property {HTMLElement} [over] What a pointer over the text is over, if that is not the root.
 */

/**
 * What an editor gives, in the simplest form; `range` may say `null` where nothing is rendered.
 *
 * @typedef {object} SimpleAdapter
 * @property {HTMLElement} root
 * @property {() => string} text Its paragraphs parted by line breaks.
 * @property {(start: number, end: number) => Range | null} range A range over `text()` from `start` to `end`.
 * @property {(changed: () => void) => (() => void)} watch
 * @property {(range: Range) => void} [reveal]
 */

/**
 * @param {Adapter | SimpleAdapter} adapter
 * @returns {Adapter}
 */
export function completed(adapter) {
  if ('textSource' in adapter) return adapter;
  const { text, range, ...rest } = adapter;
  return {
    ...rest,
    textSource: () => ({ text: text(), range, hasNodesOf: () => false }),
  };
}

