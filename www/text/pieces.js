// @ts-check
/**
 * Pieces of a text in their order, each with the node that holds it: which of them an offset is in.
 * What a piece is, and what a place in it means in the document, each map of a text says for itself.
 */

/** @typedef {{node: Node, start: number, length: number}} Piece UTF-16 units. */

/**
 * How many of some sorted items come before what is looked for.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => boolean} isBefore Holds for the first of them and for none after one for which
 *   it does not.
 */
export function countBefore(items, isBefore) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(/** @type {T} */ (items[middle]))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The piece that an offset is in, between two of them the one that ends there or the one that begins;
 * beyond the last one the last, and none only where there is none.
 *
 * @template {Piece} P
 * @param {readonly P[]} pieces
 * @param {number} offset
 * @param {'ends' | 'begins'} side
 * @returns {P | undefined}
 */
export function pieceAt(pieces, offset, side) {
  const limit = side === 'ends' ? offset - 1 : offset;
  return pieces[countBefore(pieces, ({ start, length }) => start + length <= limit)] ?? pieces.at(-1);
}

/**
 * How far into a piece an offset is, within its ends.
 *
 * @param {Piece} piece
 * @param {number} offset
 * @param {number} [length] Of the node as it is now.
 */
export function offsetIn({ start, length: own }, offset, length = own) {
  return Math.max(0, Math.min(offset - start, length));
}

/**
 * Whether pieces are in the same nodes, in the same order.
 *
 * @param {readonly Piece[]} pieces
 * @param {readonly Piece[]} others
 */
export function haveSameNodes(pieces, others) {
  return pieces.length === others.length && pieces.every(({ node }, index) => node === others[index]?.node);
}
