// @ts-check
import 'whowhen/element/define';
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import 'tinymce/skins/ui/oxide/skin.css';
import { reader, showSaved } from '../page.js';
import { tinymceAdapter } from './adapter.js';

await tinymce.init({
  selector: '#editor',
  license_key: 'gpl',
  skin: false,
  content_css: 'content.css',
  height: 300,
  menubar: false,
  promotion: false,
  branding: false,
  toolbar: 'undo redo | bold italic',
  setup(editor) {
    const save = () => showSaved(editor.getContent());
    editor.on('init input change undo redo SetContent', save);
    editor.on('init', () => reader?.attach(tinymceAdapter(editor)));
  },
});
