// @ts-check
/**
 * The plain text of an element, and which node holds which part of it.
 *
 * It is the element's `textContent`, but for the line breaks that browsers write as elements: a
 * `<br>` is one, unless it only gives a last empty line its height; a `<div>` (Chromium, for text
 * inserted by a program) begins a line.
 */

import { countBefore, haveSameNodes, offsetIn, pieceAt } from './pieces.js';

/** @typedef {{node: Text | HTMLElement, start: number, length: number}} Piece */

export class TextMap {
  /** @param {Node} root */
  constructor(root) {
    /** @readonly */
    this.root = root;
    /** @type {Piece[]} */
    this.pieces = piecesOf(root);
    /** @readonly */
    this.text = this.pieces.map(textOf).join('');
  }

  /**
   * Whether the text is in the same nodes, in the same order, as it was.
   *
   * @param {TextMap} before
   */
  hasNodesOf(before) {
    return haveSameNodes(this.pieces, before.pieces);
  }

  /**
   * A live range over a stretch of the text.
   *
   * @param {number} start
   * @param {number} end
   */
  range(start, end) {
    const range = document.createRange();
    const from = this.#place(start, 'begins');
    const to = this.#place(end, 'ends');
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /**
   * The offset in the text of a place in the document; `null` if it is outside.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    if (!this.root.contains(node)) return null;
    const point = document.createRange();
    point.setStart(node, offset);
    const count = countBefore(this.pieces, (piece) => point.comparePoint(piece.node, 0) < 0);
    // The piece that begins last before the point; the point may be inside of it or after it.
    const first = this.pieces[count];
    if (first?.node === node) return first.start + offset;
    const before = this.pieces[count - 1];
    if (!before) return 0;
    return before.start + (before.node === node ? offset : before.length);
  }

  /**
   * Where an offset is in the document: between two nodes, the end of one or the start of the
   * other.
   *
   * @param {number} offset
   * @param {'ends' | 'begins'} side
   * @returns {{node: Node, offset: number}}
   */
  #place(offset, side) {
    const piece = pieceAt(this.pieces, offset, side);
    if (!piece) return { node: this.root, offset: 0 };
    const inside = offsetIn(piece, offset);
    if (piece.node instanceof Text) return { node: piece.node, offset: inside };
    // After the line break of a block is the block's inside.
    if (piece.node instanceof HTMLDivElement && inside > 0) return { node: piece.node, offset: 0 };
    const parent = piece.node.parentNode ?? this.root;
    return { node: parent, offset: [...parent.childNodes].indexOf(piece.node) + inside };
  }
}

/** @param {Node} root @returns {Piece[]} */
function piecesOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  /** @type {Piece[]} */
  const pieces = [];
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = lengthOf(node, root);
    if (length === 0 || !(node instanceof Text || node instanceof HTMLElement)) continue;
    pieces.push({ node, start, length });
    start += length;
  }
  return pieces;
}

/**
 * How many characters a node is, without those inside of it.
 *
 * @param {Node} node
 * @param {Node} root
 */
function lengthOf(node, root) {
  if (node instanceof Text) return node.length;
  if (node instanceof HTMLBRElement) {
    const last = !node.nextSibling && (node.parentNode === root || node.parentNode instanceof HTMLDivElement);
    return last ? 0 : 1;
  }
  return node instanceof HTMLDivElement && node !== root.firstChild ? 1 : 0;
}

/** @param {Piece} piece */
function textOf({ node, length }) {
  return node instanceof Text ? node.data : '\n'.repeat(length);
}
