// @ts-check
/**
 * Paints marks over the text of an element, by the CSS Custom Highlight API: no node is added,
 * moved or changed, so cursor, selection and undo history stay as they were.
 *
 * One `Highlight` a kind, named `whowhen-person` and so on; `marks.css` says how each looks.
 * They are the document's, and shared by every painter in it: each adds and takes away its own
 * ranges only. Beyond `LIMIT` marks only those in view are registered, because the time of a
 * frame grows with the ranges.
 */

import { moved } from './edits.js';
import { countBefore } from './pieces.js';
import { TextMap } from './text-map.js';

/** @import { Edit, Kind, Span, Stretch } from '../contract.js' */

/**
 * @typedef {object} TextSource A text and where its parts are in a document, as they were when it was
 *   made; `TextMap` is one.
 * @property {string} text
 * @property {(start: number, end: number) => Range | null} range A live range; `null` where nothing
 *   is rendered.
 * @property {(before: any) => boolean} hasNodesOf Whether it is in the same nodes as another one.
 */

/** Frames stay fluent to about this many ranges. */
const LIMIT = 8_000;
/** How far beyond the view marks are kept, in parts of its height. */
const MARGIN = 1;

const PREFIX = 'whowhen-';

/** From below to above. @type {readonly Layer[]} */
const PRIORITIES = ['quote', 'place', 'organization', 'date', 'role', 'person', 'related', 'current'];

/**
 * Whether this browser can paint marks.
 *
 * @param {Window & typeof globalThis} [view] The window of the document that holds the text.
 */
export function canPaint(view = window) {
  return typeof view.Highlight === 'function' && Boolean(view.CSS.highlights);
}

/** The layers painted below the others. @type {ReadonlySet<Kind>} */
const FURTHER = new Set(['organization', 'place']);

/** @param {Stretch} stretch */
const length = ({ start, end }) => end - start;

/** A mark as painted: where its span is now, or `null` since an edit touched it. */
/** @typedef {{kind: Kind, at: Stretch | null, range: Range | null}} Painted */

/** @typedef {Kind | 'current' | 'related'} Layer */

export class Painter {
  #root;
  #view;
  #textSource;
  /** @type {TextSource} */
  #map;
  /** @type {Painted[]} In the order of the spans, which are sorted by start. */
  #marks = [];
  /** @type {Set<Kind>} */
  #hidden = new Set();
  /** @type {Range | null} */
  #current = null;
  /** @type {Range[]} */
  #related = [];
  #scrolled = throttled(() => this.#register());

  /**
   * @param {HTMLElement} root Holds the text; may be of another document than this module.
   * @param {() => TextSource} [textSource] Its text as it is now.
   */
  constructor(root, textSource = () => new TextMap(root)) {
    this.#root = root;
    this.#view = /** @type {Window & typeof globalThis} */ (root.ownerDocument.defaultView ?? window);
    this.#textSource = textSource;
    this.#map = textSource();
    this.#view.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    this.#view.addEventListener('resize', this.#scrolled);
  }

  /** Takes every mark away and stops listening. */
  dispose() {
    this.#view.removeEventListener('scroll', this.#scrolled, { capture: true });
    this.#view.removeEventListener('resize', this.#scrolled);
    for (const mark of this.#marks) this.#release(mark);
    this.#marks = [];
    this.setCurrent(null);
    this.setRelated([]);
  }

  /**
   * Paints these marks and no others. Offsets are those of `TextMap`'s text of the element.
   *
   * @param {readonly Span[]} spans
   */
  paint(spans) {
    const before = this.#map;
    this.setCurrent(null);
    this.setRelated([]);
    this.#map = this.#textSource();
    // Most marks are where they were: to take a range away and add it again costs a repaint.
    const kept = this.#map.hasNodesOf(before) ? new Map(this.#marks.map((mark) => [keyOf(mark), mark])) : new Map();
    const marks = spans.map(({ kind, start, end }) => {
      const mark = { kind, at: { start, end }, range: null };
      return kept.get(keyOf(mark)) ?? mark;
    });
    const now = new Set(marks);
    for (const mark of this.#marks) {
      if (!now.has(mark)) this.#release(mark);
    }
    this.#marks = marks;
    this.#register();
  }

  /**
   * Follows an edit at once: marks after it move with it, marks it touched are hidden until the
   * text is read again.
   *
   * @param {Edit} edit
   */
  edited(edit) {
    const before = this.#map;
    this.#map = this.#textSource();
    // A live range follows by itself, except where the edit begins or ends at its border, and
    // where the browser put the text into other nodes.
    const sameNodes = this.#map.hasNodesOf(before);
    for (const mark of this.#marks) {
      if (!mark.at) continue;
      const { start, end } = mark.at;
      mark.at = moved(mark.at, edit, this.#map.text);
      const beside = start <= edit.start + edit.removed && end >= edit.start;
      if (!mark.at || beside || !sameNodes) this.#release(mark);
    }
    this.setCurrent(null);
    this.setRelated([]);
    this.#register();
  }

  /** @param {Kind} kind @param {boolean} shown */
  setLayer(kind, shown) {
    if (shown) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    for (const mark of this.#marks) {
      if (mark.kind === kind) this.#release(mark);
    }
    this.#register();
  }

  /** @param {Kind} kind */
  isShown(kind) {
    return !this.#hidden.has(kind);
  }

  /**
   * Where a mark is now; `null` if an edit touched it.
   *
   * @param {number} index
   */
  place(index) {
    return this.#marks[index]?.at ?? null;
  }

  /**
   * A range of its own over a stretch of the text as it is now; `null` where nothing is rendered.
   *
   * @param {Stretch} place
   */
  rangeOver({ start, end }) {
    return this.#map.range(start, end);
  }

  /**
   * The marks of visible layers at an offset: organizations and places after the others, which say
   * more about the same words, and of each the shortest first. A mark's end counts as in it, for a
   * cursor that stands after its last letter, unless `inside` is asked for. Without an offset, all.
   *
   * @param {number | null} offset
   * @param {boolean} [inside]
   */
  marksAt(offset, inside = false) {
    return this.#shown()
      .filter(({ at }) => offset === null || at.start <= offset && (inside ? offset < at.end : offset <= at.end))
      .sort((a, b) => Number(a.further) - Number(b.further) || length(a.at) - length(b.at))
      .map(({ index }) => index);
  }

  /**
   * The next mark of a visible layer from an offset on, or the one before; `null` if there is none.
   *
   * @param {number} offset
   * @param {1 | -1} direction
   */
  step(offset, direction) {
    const shown = this.#shown();
    const found =
      direction === 1
        ? shown.find(({ at }) => at.start > offset)
        : shown.findLast(({ at }) => at.start < offset);
    return found?.index ?? null;
  }

  /**
   * Sets one stretch of the text off from the others (`whowhen-current`), or none.
   *
   * @param {Stretch | null} place
   */
  setCurrent(place) {
    if (this.#current) this.#remove('current', this.#current);
    this.#current = place && this.rangeOver(place);
    if (this.#current) this.#add('current', this.#current);
  }

  /**
   * Sets marks off that belong together (`whowhen-related`), all mentions of one person.
   *
   * @param {readonly number[]} indexes
   */
  setRelated(indexes) {
    for (const range of this.#related) this.#remove('related', range);
    this.#related = indexes.flatMap((index) => {
      const at = this.place(index);
      return (at && this.rangeOver(at)) ?? [];
    });
    for (const range of this.#related) this.#add('related', range);
  }

  /** The marks of visible layers that no edit has touched. */
  #shown() {
    return this.#marks.flatMap(({ kind, at }, index) =>
      at && this.isShown(kind) ? [{ at, index, further: FURTHER.has(kind) }] : [],
    );
  }

  /** Registers the ranges that should be painted, and no others. */
  #register() {
    if (!canPaint(this.#view)) return;
    const all = this.#marks.length <= LIMIT;
    const view = all ? { start: 0, end: Infinity } : this.#inView();
    for (const mark of this.#marks) {
      const { at, kind } = mark;
      const wanted = at && this.isShown(kind) && at.end > view.start && at.start < view.end;
      if (!wanted) this.#release(mark);
      else if (!mark.range) {
        mark.range = this.#map.range(at.start, at.end);
        if (mark.range) this.#add(kind, mark.range);
      }
    }
  }

  /** @param {Painted} mark */
  #release(mark) {
    if (mark.range) this.#remove(mark.kind, mark.range);
    mark.range = null;
  }

  /** @param {Layer} name @param {Range} range */
  #add(name, range) {
    if (!canPaint(this.#view)) return;
    const { highlights } = this.#view.CSS;
    const known = highlights.get(PREFIX + name);
    if (known) {
      known.add(range);
      return;
    }
    const highlight = new this.#view.Highlight(range);
    highlight.priority = PRIORITIES.indexOf(name);
    highlights.set(PREFIX + name, highlight);
  }

  /** An empty one is removed: other tools list what is registered. @param {Layer} name @param {Range} range */
  #remove(name, range) {
    if (!canPaint(this.#view)) return;
    const { highlights } = this.#view.CSS;
    const known = highlights.get(PREFIX + name);
    known?.delete(range);
    if (known?.size === 0) highlights.delete(PREFIX + name);
  }

  /** What is in view or near it, as offsets. Marks are sorted, so both ends are searched for. */
  #inView() {
    const box = this.#root.getBoundingClientRect();
    const top = Math.max(0, box.top);
    const bottom = Math.min(this.#view.innerHeight, box.bottom);
    const margin = Math.max(0, bottom - top) * MARGIN;
    const places = this.#marks.flatMap(({ at }) => at ?? []);
    const first = this.#firstBelow(places, top - margin);
    const last = this.#firstBelow(places, bottom + margin);
    return { start: places[first]?.start ?? Infinity, end: places[last]?.start ?? Infinity };
  }

  /**
   * The first of these places that begins below a height.
   *
   * @param {Stretch[]} places
   * @param {number} height
   */
  #firstBelow(places, height) {
    return countBefore(places, ({ start }) => {
      const letter = this.#map.range(start, start + 1);
      return letter !== null && letter.getBoundingClientRect().bottom < height;
    });
  }
}

/** What a mark is and where; one that an edit touched is like none. @param {Painted} mark */
function keyOf({ kind, at }) {
  return at ? `${kind} ${at.start} ${at.end}` : '';
}

/**
 * At most once a frame.
 *
 * @param {() => void} action
 */
function throttled(action) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      action();
    });
  };
}
