// @ts-check
/** Scrolls words into view: in all that scrolls around them, and only what does not show them already. */

/**
 * @param {Range} range May be in a frame of this page.
 * @param {Element | null} around What scrolls first, where that does not hold the range.
 * @param {() => void} [scrolled] Told after each step, for a range that does not move along by itself.
 */
export function reveal(range, around = parentOf(range.startContainer), scrolled = () => {}) {
  const own = range.startContainer.ownerDocument;
  for (let box = around; box; box = parentOf(box)) {
    const place = box.ownerDocument;
    if (place !== own && place !== document) return;
    const words = range.getBoundingClientRect();
    const frame = place === own ? null : own?.defaultView?.frameElement?.getBoundingClientRect();
    const { innerHeight = 0, innerWidth = 0 } = place.defaultView ?? {};
    const isView = box === place.scrollingElement;
    const room = isView ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
    const top = missing(words.top + (frame?.top ?? 0), words.height, room.top, room.height);
    const left = missing(words.left + (frame?.left ?? 0), words.width, room.left, room.width);
    if (!top && !left) continue;
    // What cannot scroll stays where it is.
    box.scrollBy({ top, left, behavior: 'instant' });
    scrolled();
  }
}

/**
 * How far to scroll; of words that are longer than the room the beginning counts.
 *
 * @param {number} from
 * @param {number} length
 * @param {number} start Of the room.
 * @param {number} room
 */
function missing(from, length, start, room) {
  const isSeen = from >= start && from + Math.min(length, room / 2) <= start + room;
  return isSeen ? 0 : from - start - room / 4;
}

/** @param {Node} node @returns {Element | null} Across shadow roots and frames. */
function parentOf(node) {
  const { parentElement, parentNode, ownerDocument } = node;
  return parentElement ?? /** @type {ShadowRoot | null} */ (parentNode)?.host ?? ownerDocument?.defaultView?.frameElement ?? null;
}
