/**
 * What a script leaves in a page: listeners, observers, workers, highlights, stylesheets. They are
 * counted from the start, so that a page that had whowhen can be held against one that never did.
 */

/** @import { Words } from '../words.mjs' */

/** Runs in the page before its own scripts. */
export function countTraces() {
  /** @type {Map<EventTarget, Map<string, Set<unknown>>>} */
  const heard = new Map();
  /** @type {Map<unknown, Set<Node>>} */
  const observed = new Map();
  /** @type {Set<Worker>} */
  const workers = new Set();

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  /** @param {string} type @param {unknown} options */
  const keyOf = (type, options) => {
    const capture = typeof options === 'object' ? Boolean(/** @type {any} */ (options)?.capture) : Boolean(options);
    return capture ? `${type} capture` : type;
  };
  /** @param {EventTarget} target @param {string} key @param {unknown} listener */
  const forget = (target, key, listener) => heard.get(target)?.get(key)?.delete(listener);

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    const settings = typeof options === 'object' ? options : {};
    if (listener && !settings.once && !settings.signal?.aborted) {
      const key = keyOf(type, options);
      const kinds = heard.get(target) ?? new Map();
      heard.set(target, kinds);
      kinds.set(key, (kinds.get(key) ?? new Set()).add(listener));
      if (settings.signal) add.call(settings.signal, 'abort', () => forget(target, key, listener));
    }
    add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    forget(target, keyOf(type, options), listener);
    remove.call(target, type, listener, options);
  };

  for (const Observer of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = Observer.prototype;
    Observer.prototype.observe = function (/** @type {[Node, ...any[]]} */ ...what) {
      observed.set(this, (observed.get(this) ?? new Set()).add(what[0]));
      return Reflect.apply(observe, this, what);
    };
    Observer.prototype.disconnect = function () {
      observed.delete(this);
      disconnect.call(this);
    };
  }

  const NativeWorker = Worker;
  globalThis.Worker = class extends NativeWorker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      workers.add(this);
    }
    terminate() {
      workers.delete(this);
      super.terminate();
    }
  };

  /** @param {EventTarget} target */
  const nameOf = (target) => {
    if (target === window) return 'window';
    if (target instanceof Node && target !== document) return document.contains(target) ? target.nodeName : null;
    return target.constructor.name;
  };

  Reflect.set(globalThis, 'traces', () => {
    /** @type {string[]} */
    const listeners = [];
    for (const [target, kinds] of heard) {
      const name = nameOf(target);
      for (const [key, { size }] of name ? kinds : []) if (size) listeners.push(`${name} ${key} ${size}`);
    }
    return {
      listeners: listeners.sort(),
      observers: [...observed.values()].filter((nodes) => [...nodes].some((node) => node.isConnected)).length,
      workers: workers.size,
      highlights: [...CSS.highlights.keys()],
      styles: document.styleSheets.length + document.adoptedStyleSheets.length,
      html: document.documentElement.outerHTML,
    };
  });
}

/**
 * What there is now, in the page and in the frame of its editor, if that has one.
 *
 * @param {Words} page
 * @param {RegExp} [invented] Names that the editor gives anew each time; all are one here.
 */
export async function tracesOf(page, invented = /(?!)/g) {
  const traces = await page.see(() => {
    const windows = [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)];
    return windows.map((view) => /** @type {any} */ (view).traces());
  });
  return traces.map(({ html, ...rest }) => ({ ...rest, html: html.replaceAll(invented, 'invented') }));
}
