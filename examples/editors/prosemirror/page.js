// @ts-check
import 'whowhen/element/define';
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMParser, DOMSerializer } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import { byId, reader, showSaved } from '../page.js';
import { whoWhen } from './adapter.js';

const story = byId('story');

function save() {
  const whole = document.createElement('div');
  DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content, {}, whole);
  showSaved(whole.innerHTML);
}

const view = new EditorView(byId('editor'), {
  state: EditorState.create({
    doc: DOMParser.fromSchema(schema).parse(story),
    plugins: [
      history(),
      keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-b': toggleMark(schema.marks.strong) }),
      keymap(baseKeymap),
      ...(reader ? [whoWhen(reader)] : []),
    ],
  }),
  dispatchTransaction(transaction) {
    view.updateState(view.state.apply(transaction));
    save();
  },
});
story.remove();
save();
