// @ts-check
import 'whowhen/element/define';
import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import { byId, reader, showSaved } from '../page.js';
import { quillAdapter } from './adapter.js';

const quill = new Quill(byId('editor'), { theme: 'snow' });
const save = () => showSaved(quill.getSemanticHTML());
quill.on('text-change', save);
save();
reader?.attach(quillAdapter(quill));
