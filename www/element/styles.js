// @ts-check
/**
 * The stylesheets of the element: its own in its shadow root, that of the marks in the document with
 * the text as well. They are files, so that a strict policy (`style-src 'self'`) holds.
 */

const MARKS = new URL('../text/marks.css', import.meta.url).href;

/** In the shadow root, from the outside in. */
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
 * @returns {() => void} Takes away what was added to the document.
 */
export function addStyles(shadow, place) {
  shadow.append(...OWN.map((address) => linkTo(address, shadow.ownerDocument)));
  const known = shared.get(place) ?? { link: linkTo(MARKS, place), users: 0 };
  if (known.users++ === 0) place.head.append(known.link);
  shared.set(place, known);
  return () => {
    if (--known.users > 0) return;
    known.link.remove();
    shared.delete(place);
  };
}

/** @param {string} address @param {Document} place */
function linkTo(address, place) {
  const link = place.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return link;
}
