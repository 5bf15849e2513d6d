// @ts-check
/**
 * `<who-when>` over Lexical.
 *
 * The text is the editor state's, not the page's: decorators show words that are no text of it.
 * Changes are heard from the editor, and from the page, where the editor takes back what others
 * wrote into it.
 *
 * Not read: text in decorator nodes.
 */

import { $getRoot, $isElementNode, $isLineBreakNode, $isTextNode } from 'lexical';
import { domAdapter } from 'whowhen/element/dom-adapter';
import { OBJECT, PiecedText, rangeBetween } from '../pieced-text.js';

/** @import { LexicalEditor, LexicalNode, NodeKey } from 'lexical' */
/** @import { WhoWhenElement } from 'whowhen/element' */

/**
 * Lets an element read and mark an editor whenever that has a place in the page.
 *
 * @param {WhoWhenElement} element
 * @param {LexicalEditor} editor
 * @returns {() => void} Lets go of it.
 */
export function attachToLexical(element, editor) {
  return editor.registerRootListener((root) =>
    root ? element.attach(lexicalAdapter(editor, root)) : undefined,
  );
}

/**
 * @param {LexicalEditor} editor
 * @param {HTMLElement} root
 * @returns {Parameters<WhoWhenElement['attach']>[0]}
 */
function lexicalAdapter(editor, root) {
  let read = textOf(editor);
  return {
    root,
    text() {
      read = textOf(editor);
      return read.text;
    },
    range(start, end) {
      const ends = read.ends(start, end);
      const from = ends && nodeOf(editor, ends.first.place);
      const to = ends && nodeOf(editor, ends.last.place);
      if (!from || !to) return null;
      return rangeBetween({ node: from, offset: ends.first.offset }, { node: to, offset: ends.last.offset });
    },
    watch(changed) {
      const stopEditor = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) changed();
      });
      const stopPage = domAdapter(root).watch(changed);
      return () => {
        stopEditor();
        stopPage();
      };
    },
  };
}

/** The text, its pieces placed by the keys of text nodes. @param {LexicalEditor} editor */
function textOf(editor) {
  /** @type {PiecedText<NodeKey>} */
  const text = new PiecedText();
  editor.getEditorState().read(() => $addChildren($getRoot().getChildren(), text));
  return text;
}

/** @param {LexicalNode[]} nodes @param {PiecedText<NodeKey>} text */
function $addChildren(nodes, text) {
  for (const node of nodes) {
    if ($isTextNode(node)) {
      text.add(node.getTextContent(), node.getKey());
    } else if ($isLineBreakNode(node)) {
      text.add('\n');
    } else if ($isElementNode(node)) {
      if (!node.isInline()) text.begin();
      $addChildren(node.getChildren(), text);
      if (!node.isInline()) text.begin();
    } else {
      text.add(OBJECT);
    }
  }
}

/** The page's node of a text node, which formats wrap in elements. @param {LexicalEditor} editor @param {NodeKey} key */
function nodeOf(editor, key) {
  /** @type {Node | null} */
  let node = editor.getElementByKey(key);
  while (node instanceof Element) node = node.firstChild;
  return node;
}
