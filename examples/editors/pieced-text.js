// @ts-check
/**
 * A text put together of pieces, each of which knows its place in an editor's document: what an
 * adapter needs to say where a mark stands.
 *
 * @template Place
 */
export class PiecedText {
  text = '';
  /** @type {{start: number, place: Place | null}[]} */
  #pieces = [];
  #due = false;

  /** Whatever comes next begins a paragraph. */
  begin() {
    this.#due = this.text !== '';
  }

  /**
   * Adds words that stand in a place; those in none, such as a line break or a formula, are part of
   * the text and never of a mark.
   *
   * @param {string} words
   * @param {Place | null} [place]
   */
  add(words, place = null) {
    if (words === '') return;
    const due = this.#due;
    this.#due = false;
    if (due) this.add('\n\n');
    this.#pieces.push({ start: this.text.length, place });
    this.text += words;
  }

  /**
   * The places of the first and of the last unit of a stretch, and how far into each piece the
   * stretch begins and ends; `null` if one of them has no place.
   *
   * @param {number} start
   * @param {number} end
   */
  ends(start, end) {
    const first = this.#pieceAt(start);
    const last = this.#pieceAt(end - 1);
    if (first?.place == null || last?.place == null) return null;
    return {
      first: { place: first.place, offset: start - first.start },
      last: { place: last.place, offset: end - last.start },
    };
  }

  /** The last piece that begins at an offset or before it. @param {number} offset */
  #pieceAt(offset) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1];
  }
}

/** Stands for what is no text, as in Unicode: a picture, a formula. */
export const OBJECT = '\uFFFC';

/**
 * A range between two points of a document, if both are in text as it is rendered now: an editor
 * may lag behind what somebody types, or show a part of its document in another way.
 *
 * @param {{node: Node, offset: number}} from
 * @param {{node: Node, offset: number}} to
 */
export function rangeBetween(from, to) {
  for (const { node, offset } of [from, to]) {
    if (node.nodeType !== Node.TEXT_NODE || offset > (node.nodeValue ?? '').length) return null;
  }
  const range = /** @type {Document} */ (from.node.ownerDocument).createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
