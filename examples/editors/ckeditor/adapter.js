// @ts-check
/**
 * `<who-when>` over CKEditor 5.
 *
 * The text is that of the editing view, not of the page: there, characters that nobody sees hold the
 * cursor, and widgets show words that are no text. Changes are heard when the editor has rendered,
 * and from the page, which has what is being composed earlier.
 *
 * Not read: what UI and raw elements render by themselves, and roots other than `main`.
 */

import { domAdapter } from 'whowhen/element/dom-adapter';
import { OBJECT, PiecedText, rangeBetween } from '../pieced-text.js';

/** @import { ClassicEditor } from '@ckeditor/ckeditor5-editor-classic' */
/** @import { EditingView, ViewElement, ViewText } from '@ckeditor/ckeditor5-engine' */
/** @import { WhoWhenElement } from 'whowhen/element' */

/**
 * @param {ClassicEditor} editor Once it is ready.
 * @returns {Parameters<WhoWhenElement['attach']>[0]}
 */
export function ckeditorAdapter(editor) {
  const { view } = editor.editing;
  const root = /** @type {HTMLElement} */ (view.getDomRoot());
  let read = textOf(view);
  return {
    root,
    text() {
      read = textOf(view);
      return read.text;
    },
    range(start, end) {
      const ends = read.ends(start, end);
      const from = ends && pointOf(view, ends.first);
      const to = ends && pointOf(view, ends.last);
      return from && to && rangeBetween(from, to);
    },
    watch(changed) {
      // The event gives a listener words of its own.
      const rendered = () => changed();
      view.document.on('layoutChanged', rendered);
      const stop = domAdapter(root).watch(changed);
      return () => {
        view.document.off('layoutChanged', rendered);
        stop();
      };
    },
  };
}

/** The text, its pieces placed by the view's text nodes. @param {EditingView} view */
function textOf(view) {
  /** @type {PiecedText<ViewText>} */
  const text = new PiecedText();
  const root = view.document.getRoot();
  if (root) addChildren(root, text, new Set(view.domConverter.blockElements));
  return text;
}

/** @param {ViewElement} parent @param {PiecedText<ViewText>} text @param {Set<string>} blocks */
function addChildren(parent, text, blocks) {
  for (const node of /** @type {Iterable<ViewText | ViewElement>} */ (parent.getChildren())) {
    if (node.is('$text')) text.add(node.data, node);
    else if (!isOfTheEditor(node)) addElement(node, text, blocks);
  }
}

/** @param {ViewElement} element @param {PiecedText<ViewText>} text @param {Set<string>} blocks */
function addElement(element, text, blocks) {
  const isBlock = blocks.has(element.name);
  const isEmpty = element.is('emptyElement');
  const isRaw = element.is('rawElement');
  if (isBlock) text.begin();
  if (element.name === 'br') text.add('\n');
  else if (isEmpty || isRaw) text.add(OBJECT);
  else addChildren(element, text, blocks);
  if (isBlock) text.begin();
}

/** Whether an element is a handle or a menu. @param {ViewElement} element */
function isOfTheEditor(element) {
  return element.is('uiElement');
}

/** Where a point of a text node is in the page. @param {EditingView} view @param {{place: ViewText, offset: number}} point */
function pointOf(view, { place, offset }) {
  const found = view.domConverter.viewPositionToDom(view.createPositionAt(place, offset));
  return found && { node: /** @type {Node} */ (found.parent), offset: found.offset };
}
