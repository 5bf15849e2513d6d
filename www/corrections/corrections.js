// @ts-check
/** Corrections from what a person decides about a mark. Data in, data out; no DOM. */

/** @import { Anchor, Check, Correction, Kind, Stretch, Unusable } from '../contract.js' */

/** How many UTF-16 units to each side distinguish a position from others with the same words. */
const CONTEXT = 24;

/**
 * The place of a stretch, to be found again after edits elsewhere.
 *
 * @param {string} text
 * @param {Stretch} stretch
 * @returns {Anchor}
 */
export function anchorOf(text, { start, end }) {
  return {
    text: text.slice(start, end),
    before: withoutHalves(text.slice(Math.max(0, start - CONTEXT), start)),
    after: withoutHalves(text.slice(end, end + CONTEXT)),
  };
}

/**
 * Every place with these words.
 *
 * @param {Anchor} anchor
 * @returns {Anchor}
 */
export function everywhere({ text }) {
  return { text };
}

/** @param {Kind} kind @param {Anchor} at @returns {Correction[]} */
export function confirm(kind, at) {
  return [{ do: 'mark', kind, ...at }];
}

/** @param {Kind} kind @param {Anchor} at @returns {Correction[]} */
export function reject(kind, at) {
  return [{ do: 'reject', kind, ...at }];
}

/** @param {Kind} from @param {Kind} to @param {Anchor} at @returns {Correction[]} */
export function changeKind(from, to, at) {
  return [...reject(from, at), ...confirm(to, at)];
}

/** Who holds a role: these, or nobody. @param {string[]} names @param {Anchor} at @returns {Correction[]} */
export function holds(names, at) {
  return [{ do: 'holders', names, ...at }];
}

/** Who speaks a quotation; null for nobody. @param {string | null} name @param {Anchor} at @returns {Correction[]} */
export function speaks(name, at) {
  return [{ do: 'speaker', name, ...at }];
}

/** @param {Check} check @param {string} text @returns {Correction[]} */
export function dismiss(check, text) {
  return [{ do: 'dismiss', check: check.check, ...anchorOf(text, check) }];
}

/**
 * The corrections that the engine can use, in their order.
 *
 * @param {Correction[]} corrections
 * @param {Unusable[]} unusable As `validate` tells them.
 * @returns {Correction[]}
 */
export function withoutUnusable(corrections, unusable) {
  const left = new Set(unusable.map(({ index }) => index));
  return corrections.filter((_, index) => !left.has(index));
}

/**
 * Text without the halves of characters that a cut left at its ends: a half reads as another
 * character and fits nowhere.
 *
 * @param {string} text
 */
function withoutHalves(text) {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
