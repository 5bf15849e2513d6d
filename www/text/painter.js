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
import { TextMap } from './text-map.js';

/** @import { Edit, Kind, Span, Stretch } from '../contract.js' */

/** Frames stay fluent to about this many ranges. */
const LIMIT = 8_000;
/** How far beyond the view marks are kept, in parts of its height. */
const MARGIN = 1;

const PREFIX = 'whowhen-';

/** @type {readonly Kind[]} From the layer below to the one above. */
export const KINDS = ['quote', 'place', 'organization', 'date', 'role', 'person'];

/** From below to above. @type {readonly Layer[]} */
const PRIORITIES = [...KINDS, 'related', 'current'];

/** Whether this browser can paint marks. */
export function canPaint() {
  return typeof Highlight === 'function' && 'highlights' in CSS && Boolean(CSS.highlights);
}

/** The layers behind the others. @type {ReadonlySet<Kind>} */
const FURTHER = new Set(['organization', 'place']);

/** @param {Stretch} stretch */
const length = ({ start, end }) => end - start;

/** A mark as painted: where its span is now, or `null` since an edit touched it. */
/** @typedef {{kind: Kind, at: Stretch | null, range: Range | null}} Painted */

/** @typedef {Kind | 'current' | 'related'} Layer */

export class Painter {
  #root;
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

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#map = new TextMap(root);
    addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    addEventListener('resize', this.#scrolled);
  }

  dispose() {
    removeEventListener('scroll', this.#scrolled, { capture: true });
    removeEventListener('resize', this.#scrolled);
    this.paint([]);
    this.#map = new TextMap(document.createElement('div'));
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
    this.#map = new TextMap(this.#root);
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
   * Follows an edit at once: marks behind it move with it, marks it touched are hidden until the
   * text is read again.
   *
   * @param {Edit} edit
   */
  edited(edit) {
    const before = this.#map;
    this.#map = new TextMap(this.#root);
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
   * A range of its own over a stretch of the text as it is now.
   *
   * @param {Stretch} place
   */
  rangeOver({ start, end }) {
    return this.#map.range(start, end);
  }

  /**
   * The marks of visible layers at an offset: organisations and places behind the others, which say
   * more about the same words, and of each the shortest first. A mark's end counts as in it, for a
   * cursor that stands behind its last letter, unless `inside` is asked for.
   *
   * @param {number} offset
   * @param {boolean} [inside]
   */
  marksAt(offset, inside = false) {
    return this.#shown()
      .filter(({ at }) => at.start <= offset && (inside ? offset < at.end : offset <= at.end))
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
    if (this.#current) remove('current', this.#current);
    this.#current = place && this.rangeOver(place);
    if (this.#current) add('current', this.#current);
  }

  /**
   * Sets marks off that belong together (`whowhen-related`), all mentions of one person.
   *
   * @param {readonly number[]} indexes
   */
  setRelated(indexes) {
    for (const range of this.#related) remove('related', range);
    this.#related = indexes.flatMap((index) => {
      const at = this.place(index);
      return at ? [this.rangeOver(at)] : [];
    });
    for (const range of this.#related) add('related', range);
  }

  /** The marks of visible layers that no edit has touched. */
  #shown() {
    return this.#marks.flatMap(({ kind, at }, index) =>
      at && this.isShown(kind) ? [{ at, index, further: FURTHER.has(kind) }] : [],
    );
  }

  /** Registers the ranges that should be painted, and no others. */
  #register() {
    if (!canPaint()) return;
    const all = this.#marks.length <= LIMIT;
    const view = all ? { start: 0, end: Infinity } : this.#view();
    for (const mark of this.#marks) {
      const { at, kind } = mark;
      const wanted = at && this.isShown(kind) && at.end > view.start && at.start < view.end;
      if (!wanted) this.#release(mark);
      else if (!mark.range) {
        mark.range = this.#map.range(at.start, at.end);
        add(kind, mark.range);
      }
    }
  }

  /** @param {Painted} mark */
  #release(mark) {
    if (mark.range) remove(mark.kind, mark.range);
    mark.range = null;
  }

  /** What is in view or near it, as offsets. Marks are sorted, so both ends are searched for. */
  #view() {
    const box = this.#root.getBoundingClientRect();
    const top = Math.max(0, box.top);
    const bottom = Math.min(innerHeight, box.bottom);
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
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = places[middle];
      const above = at && this.#map.range(at.start, at.start + 1).getBoundingClientRect().bottom < height;
      if (above) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a mark is and where; one that an edit touched is like none. @param {Painted} mark */
function keyOf({ kind, at }) {
  return at ? `${kind} ${at.start} ${at.end}` : '';
}

/** @param {Layer} name @param {Range} range */
function add(name, range) {
  if (!canPaint()) return;
  const known = CSS.highlights.get(PREFIX + name);
  if (known) {
    known.add(range);
    return;
  }
  const highlight = new Highlight(range);
  highlight.priority = PRIORITIES.indexOf(name);
  CSS.highlights.set(PREFIX + name, highlight);
}

/** @param {Layer} name @param {Range} range */
function remove(name, range) {
  if (canPaint()) CSS.highlights.get(PREFIX + name)?.delete(range);
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
