// @ts-check
import 'whowhen/element/define';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $generateHtmlFromNodes, $generateNodesFromDOM } from '@lexical/html';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { $getRoot, $isElementNode, createEditor } from 'lexical';
import { byId, reader, showSaved } from '../page.js';
import { attachToLexical } from './adapter.js';

/** Milliseconds within which changes are one step to undo. */
const STEP = 300;

const editor = createEditor({
  namespace: 'story',
  nodes: [HeadingNode, QuoteNode],
  onError(error) {
    throw error;
  },
});
const story = byId('story');
editor.setRootElement(byId('editor'));
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), STEP);
editor.registerUpdateListener(() => showSaved(editor.read(() => $generateHtmlFromNodes(editor))));
editor.update(
  () => {
    const nodes = $generateNodesFromDOM(editor, story);
    $getRoot().append(...nodes.filter($isElementNode));
  },
  { tag: 'history-merge', discrete: true },
);
story.remove();
if (reader) attachToLexical(reader, editor);
