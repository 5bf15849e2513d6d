// @ts-check
/** A newer version of the page: the line that offers it, and says why it was not loaded. */

import { h, required } from '../platform/dom.js';
import { strings } from '../page-strings.js';

const line = () => required('update', HTMLElement);

/** @param {() => void} apply */
export function offerUpdate(apply) {
  const button = h('button', { type: 'button', click: apply }, strings.update.apply);
  line().replaceChildren(strings.update.there, ' ', button);
}

/** The text would be lost. */
export function refuseUpdate() {
  line().replaceChildren(strings.update.notKept);
}
