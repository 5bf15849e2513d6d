/** What is seen of the first element of a page, from inside of it. */

/** @import { Words } from '../words.mjs' */

/** The card once it is open, as its visible text. @param {Words} desk */
export function card(desk) {
  return desk.until(() => {
    const found = /** @type {HTMLElement | null | undefined} */ (document.querySelector('who-when')?.shadowRoot?.querySelector('.card'));
    return found?.checkVisibility() ? found.innerText : null;
  });
}

/** Waits until no card is open. @param {Words} desk */
export function noCard(desk) {
  return desk.until(() => !document.querySelector('who-when')?.shadowRoot?.querySelector('.card')?.checkVisibility());
}

/** What has the focus: in the element its words or what a screen reader says, else its id. @param {Words} desk */
export function focused(desk) {
  return desk.see(() => {
    const inner = document.querySelector('who-when')?.shadowRoot?.activeElement;
    if (!inner) return document.activeElement?.id || document.activeElement?.nodeName || '';
    return inner.getAttribute('aria-label') ?? inner.textContent;
  });
}

/** Presses keys until something has the focus, as often as may be. @param {Words} desk @param {string} keys @param {string} wanted */
export async function pressUntil(desk, keys, wanted) {
  for (let often = 0; often < 30; often++) {
    await desk.press(keys);
    if ((await focused(desk)) === wanted) return;
  }
  throw new Error(`${keys} never led to ${wanted}, but to ${await focused(desk)}`);
}
