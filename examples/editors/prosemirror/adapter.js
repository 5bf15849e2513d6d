// @ts-check
/**
 * `<who-when>` over ProseMirror, as a plugin.
 *
 * The text is the document's, not the page's: widgets and node views show words that are no text of
 * it. Changes are heard from the editor, which may take what the browser wrote later than the page
 * has it, and from the page, because decorations are drawn anew without any change of the document.
 *
 * Not read: text inside of leaf nodes, but for what their `leafText` says; it is never marked.
 */

import { Plugin } from 'prosemirror-state';
import { domAdapter } from 'whowhen/element/dom-adapter';
import { OBJECT, PiecedText, rangeBetween } from '../pieced-text.js';

/** @import { Node as Content } from 'prosemirror-model' */
/** @import { EditorView } from 'prosemirror-view' */
/** @import { WhoWhenElement } from 'whowhen/element' */

/** What schemas call a line break. */
const LINE_BREAKS = new Set(['hard_break', 'hardBreak']);

/**
 * Lets an element read and mark an editor for as long as its view lives.
 *
 * @param {WhoWhenElement} element
 */
export function whoWhen(element) {
  return new Plugin({
    view(view) {
      const adapter = new ProseMirrorAdapter(view);
      return {
        update: (_view, before) => adapter.updated(before.doc),
        destroy: element.attach(adapter),
      };
    },
  });
}

class ProseMirrorAdapter {
  #view;
  /** Offsets of `text` into positions of the document. @type {PiecedText<number>} */
  #read = new PiecedText();
  #changed = () => {};

  /** @param {EditorView} view */
  constructor(view) {
    this.#view = view;
    this.root = view.dom;
  }

  text = () => {
    this.#read = textOf(this.#view.state.doc);
    return this.#read.text;
  };

  /** @param {number} start @param {number} end */
  range = (start, end) => {
    const ends = this.#read.ends(start, end);
    if (!ends) return null;
    const from = this.#view.domAtPos(ends.first.place + ends.first.offset, 1);
    const to = this.#view.domAtPos(ends.last.place + ends.last.offset, -1);
    return rangeBetween(from, to);
  };

  /** @param {() => void} changed */
  watch = (changed) => {
    this.#changed = changed;
    const stop = domAdapter(this.root).watch(changed);
    return () => {
      this.#changed = () => {};
      stop();
    };
  };

  /** Told by the editor that its view is up to date. @param {Content} before */
  updated(before) {
    if (before !== this.#view.state.doc) this.#changed();
  }
}

/** @param {Content} content */
function textOf(content) {
  /** @type {PiecedText<number>} */
  const text = new PiecedText();
  content.descendants((node, position) => {
    if (node.isTextblock) text.begin();
    if (node.isText) text.add(node.text ?? '', position);
    else if (node.isInline && node.isLeaf) text.add(leafText(node));
  });
  return text;
}

/** @param {Content} node */
function leafText(node) {
  if (LINE_BREAKS.has(node.type.name)) return '\n';
  return node.type.spec.leafText?.(node) ?? OBJECT;
}
