/** What the element adds to the types of a page that uses it. */

import type { Analysis, Correction, Span } from '../contract.js';
import type { WhoWhenElement } from './element.js';

declare global {
  interface HTMLElementTagNameMap {
    'who-when': WhoWhenElement;
  }
  interface HTMLElementEventMap {
    'whowhen-analysis': CustomEvent<{ analysis: Analysis }>;
    'whowhen-select': CustomEvent<{ index: number; span: Span }>;
    'whowhen-correct': CustomEvent<{ corrections: Correction[] }>;
  }
}
