// @ts-check
/**
 * The stylesheets of the element: its own in its shadow root, that of the marks in the documents.
 * They are files, so that a strict policy (`style-src 'self'`) holds.
 *
 * `?no-inline` is for a bundler that would make a small file an address that holds all of it, which
 * such a policy refuses; to others it says nothing.
 */

const MARKS = new URL('../text/marks.css?no-inline', import.meta.url).href;

/** In the shadow root; those of the marks as well, for the mirror of a field: rules from outside do not reach it. */
const OWN = [
  MARKS,
  new URL('./element.css?no-inline', import.meta.url).href,
  new URL('../findings/findings.css?no-inline', import.meta.url).href,
  new URL('../cards/card.css?no-inline', import.meta.url).href,
];

/** How many elements use the marks' stylesheet of a document. @type {WeakMap<Document, {link: HTMLLinkElement, users: number}>} */
const shared = new WeakMap();

/**
 * @param {ShadowRoot} shadow
 * @param {Document} place The document with the text.
 * @returns {() => void} Takes away what was added to documents.
 */
export function addStyles(shadow, place) {
  shadow.append(...OWN.map((address) => linkTo(address, shadow.ownerDocument)));
  // In both, where the text is in a frame: cards and lists have the colours of the marks.
  const places = [...new Set([place, shadow.ownerDocument])];
  for (const one of places) addMarks(one);
  return () => {
    for (const one of places) takeMarks(one);
  };
}

/** @param {Document} place */
function addMarks(place) {
  const known = shared.get(place) ?? { link: linkTo(MARKS, place), users: 0 };
  // Before the page's own: they may say otherwise.
  if (known.users++ === 0) place.head.prepend(known.link);
  shared.set(place, known);
}

/** @param {Document} place */
function takeMarks(place) {
  const known = shared.get(place);
  if (!known || --known.users > 0) return;
  known.link.remove();
  shared.delete(place);
}

/** @param {string} address @param {Document} place */
function linkTo(address, place) {
  const link = place.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return link;
}
