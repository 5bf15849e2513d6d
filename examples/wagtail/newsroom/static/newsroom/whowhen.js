/**
 * Ties each `<who-when>` of the page editor to its field and to the date of publication.
 *
 * It only reads: the fields stay Wagtail's. Not read: fields that come later, as those of an inline
 * panel or a stream field do.
 */

import '../whowhen/element/define.js';
import { domAdapter } from '../whowhen/element/dom-adapter.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Draftail hides the field and shows an editor beside it, once it has started. */
const EDITOR = '[data-draftail-editor-wrapper] [contenteditable="true"]';

for (const widget of document.querySelectorAll('who-when[data-field]')) {
  const { field, publishedField } = widget.dataset;
  followDate(widget, document.getElementById(publishedField));
  readField(widget, document.getElementById(field));
}

function followDate(widget, input) {
  const tell = () => {
    // A date that is not whole yet is no date.
    if (DAY.test(input.value)) widget.setAttribute('published', input.value);
    else widget.removeAttribute('published');
  };
  input?.addEventListener('change', tell);
  if (input) tell();
}

function readField(widget, field) {
  if (field.matches('[data-draftail-input]')) {
    whenShown(field.parentElement, (editor) => widget.attach(domAdapter(editor)));
  } else {
    widget.setAttribute('for', field.id);
  }
}

function whenShown(place, then) {
  const look = () => {
    const editor = place.querySelector(EDITOR);
    if (!editor) return;
    waiting.disconnect();
    then(editor);
  };
  const waiting = new MutationObserver(look);
  waiting.observe(place, { childList: true, subtree: true });
  look();
}
