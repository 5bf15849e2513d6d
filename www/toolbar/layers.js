// @ts-check
/** The legend: a row of buttons that shows how each kind is marked and switches it off and on. */

import { h } from '../platform/dom.js';
import { KINDS } from '../kinds.js';
import { strings } from '../page-strings.js';

/** @import { Kind } from '../contract.js' */

/**
 * @param {HTMLElement} container
 * @param {ReadonlySet<Kind>} hidden Kinds that are switched off at first.
 * @param {(kind: Kind, shown: boolean) => void} switched
 */
export function showLayers(container, hidden, switched) {
  container.replaceChildren(
    ...KINDS.map((kind) => {
      const button = h(
        'button',
        { type: 'button', class: 'layer', 'aria-pressed': String(!hidden.has(kind)) },
        h('span', { class: `swatch swatch-${kind}` }, strings.layers[kind]),
      );
      button.addEventListener('click', () => {
        const shown = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(shown));
        switched(kind, shown);
      });
      return button;
    }),
  );
}
