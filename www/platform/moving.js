// @ts-check
/** Where an element is in the window: the browser tells of scrolling, but not of what pushes it aside. */

/** How much of an element has to go out of sight, or come into it, to be told. */
const PART = 0.001;

/**
 * Calls back when an element has come to stand elsewhere. What is watched is how much of it is seen
 * through a hole of its own size.
 *
 * @param {HTMLElement} element
 * @param {() => void} moved
 * @returns {() => void} Ends it.
 */
export function watchPlace(element, moved) {
  /** @type {IntersectionObserver | undefined} */
  let observer;
  /** @param {number} part How much of it is seen now; less than all of it at the edge of the window. */
  const watch = (part) => {
    observer?.disconnect();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const insets = [top, innerWidth - right, innerHeight - bottom, left];
    const rootMargin = insets.map((inset) => `${-Math.floor(inset)}px`).join(' ');
    let isFirst = true;
    observer = new IntersectionObserver(
      ([entry]) => {
        const { boundingClientRect: now, intersectionRatio: ratio } = /** @type {IntersectionObserverEntry} */ (entry);
        if (!isFirst || now.left !== left || now.top !== top) {
          moved();
          watch(1);
        } else if (ratio && ratio !== part) watch(ratio);
        isFirst = false;
      },
      { root: document, rootMargin, threshold: [part, Math.min(1, part + PART)] },
    );
    observer.observe(element);
  };
  watch(1);
  return () => observer?.disconnect();
}
