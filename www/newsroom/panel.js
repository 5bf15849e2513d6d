// @ts-check
/**
 * The panel of the newsroom's lists: shows them, searches their rows, changes them. It is loaded when
 * somebody first asks for it. What counts and is kept, `kept-lists.js` says.
 */

import { nameOf } from '../findings/describe.js';
import { h } from '../platform/dom.js';
import { strings } from '../page-strings.js';
import { button, keepingFocus, labelled, option } from './controls.js';
import { listForm, rowForm } from './forms.js';
import { KeptLists, Overtaken } from './kept-lists.js';
import { ListChanges } from './list-changes.js';
import { contentOf } from './list-content.js';
import { SECTIONS, rowNamed, search, textsOf, titleOf } from './list-file.js';
import { exportList, importLists } from './list-files.js';
import { words } from './panel-strings.js';

/** @import { Analysis, Kind, LeftOut, Span } from '../contract.js' */
/** @import { Searched } from './list-content.js' */
/** @import { Found, Section } from './list-file.js' */
/** @import { KeptList, Newsroom } from './newsroom.js' */

/** Rows that are shown at once: one that is looked for is found by searching. */
const PAGE = 40;

/** The parts of a list that marks of a kind are offered for. @type {Partial<Record<Kind, Section>>} */
const OFFERED = { person: 'people', organization: 'organizations', place: 'places', role: 'roles', date: 'dates' };

/** @param {Newsroom} newsroom */
export async function openPanel(newsroom) {
  await styled();
  return new Panel(newsroom);
}

/** Loads the panel's styles; those of the page in one file are there. */
function styled() {
  if (!import.meta.url) return undefined;
  const link = h('link', { rel: 'stylesheet', href: new URL('./panel.css', import.meta.url).href });
  document.head.append(link);
  return new Promise((resolve) => {
    for (const end of ['load', 'error']) link.addEventListener(end, resolve);
  });
}

export class Panel {
  #newsroom;
  #kept;
  #changes;
  /** The first row that is shown, of those that are found. */
  #first = 0;

  #file = h('input', { type: 'file', accept: '.json,.csv,.tsv,.txt', multiple: true, hidden: true });
  #undo = button(strings.decide.undo, 'undo', () => this.#takeBack());
  #note = h('p', { class: 'none' });
  #lists = h('ul', { role: 'list', 'aria-label': words.lists });
  #query = h('input', { type: 'search', name: 'query', autocomplete: 'off', spellcheck: 'false' });
  #list = h('select', { name: 'list' });
  #section = h('select', { name: 'section' }, option('', words.allSections), ...SECTIONS.map((one) => option(one, words.sections[one])));
  #sieve = h(
    'div',
    { class: 'sieve' },
    labelled(words.search, this.#query),
    labelled(words.list, this.#list),
    labelled(words.section, this.#section),
    button(words.add, 'add', () => this.#add()),
  );
  #form = h('div', {});
  #count = h('p', { class: 'none', role: 'status' });
  #found = h('ul', { role: 'list', 'aria-label': words.found });
  #before = button(words.before, 'before', () => this.#turn(-PAGE));
  #after = button(words.after, 'after', () => this.#turn(PAGE));

  /** @param {Newsroom} newsroom */
  constructor(newsroom) {
    const { engine, say } = newsroom.page;
    this.#newsroom = newsroom;
    this.#kept = new KeptLists(newsroom, (error) => this.failed(error));
    this.#changes = new ListChanges(this.#kept, engine, say);
    newsroom.body.replaceChildren(
      h(
        'div',
        { class: 'actions' },
        button(words.create, 'new', () => this.#create()),
        button(words.open, 'open', () => this.#file.click()),
        this.#undo,
        this.#file,
      ),
      this.#note,
      this.#lists,
      this.#sieve,
      this.#form,
      this.#count,
      this.#found,
      h('div', { class: 'actions' }, this.#before, this.#after),
    );
    this.#file.addEventListener('change', () => this.#import());
    for (const field of [this.#query, this.#list, this.#section]) field.addEventListener('input', () => this.#search());
    this.show();
  }

  /** Shows the lists as they are now; the focus stays where it is, and what somebody writes. */
  show() {
    const { lists } = this.#kept;
    const chosen = this.#list.value;
    this.#note.textContent = lists.length ? words.kept : words.none;
    this.#list.replaceChildren(option('', words.allLists), ...this.#names().map(([id, name]) => option(id, name)));
    this.#list.value = this.#changes.get(chosen) ? chosen : '';
    keepingFocus(this.#newsroom.body, () => {
      this.#undo.disabled = !this.#changes.canUndo;
      this.#sieve.hidden = this.#count.hidden = !lists.length;
      this.#lists.replaceChildren(...lists.map((list, index) => this.#listItem(list, index)));
      this.#showRows();
    });
  }

  /** Another tab has changed what is kept. */
  look() {
    this.#kept.look();
  }

  /** Says that lists cannot be kept; without an error, that they are. @param {unknown} [error] */
  failed(error) {
    const { say, standing } = this.#newsroom.page;
    if (error instanceof Overtaken) return say(words.overtaken);
    const why = error instanceof Error ? error.message || error.name : String(error ?? '');
    standing.say('lists', ...(why ? [words.notKept(why)] : []));
  }

  /** What adds a mark or other words to a list. @param {Span | string} what @param {Analysis} analysis */
  offer(what, analysis) {
    const isMark = typeof what !== 'string';
    const section = (isMark && OFFERED[what.kind]) || 'people';
    const text = isMark ? what.text : what;
    // A list has the whole name, by which the rest is known.
    const name = (isMark && what.kind === 'person' && nameOf(analysis, what.person)) || text.replace(/\s+/g, ' ');
    const value = isMark && what.kind === 'date' && what.value;
    return rowForm({
      found: { section, index: -1, row: value ? { name, value } : rowNamed(section, name) },
      title: words.addHere,
      lists: [...this.#names(), ['', words.mineNew]],
      asksSection: !isMark,
      only: ['name', 'rule', 'value', 'words', 'pattern', 'kind', 'message', 'replacement'],
      ok: words.addHere,
      put: (list, found, row) => this.#changes.put(list, found, row),
    });
  }

  /** The lists by their ids. @returns {[id: string, name: string][]} */
  #names() {
    return this.#kept.lists.map((list) => [list.id, contentOf(list).name]);
  }

  /** @param {KeptList} list @param {number} index */
  #listItem(list, index) {
    const { lists } = this.#kept;
    const { id } = list;
    const { name, object, rows } = contentOf(list);
    const read = this.#read(list);
    const count = list.on ? words.rows(read?.rows ?? rows.length) : words.off(rows.length);
    const on = h('input', { type: 'checkbox', 'data-key': `use ${id}`, checked: list.on, 'aria-label': words.doing(words.use, name) });
    const remove = () => this.#changes.take([{ id, now: null }], words.removed(name));
    on.addEventListener('change', () => this.#changes.take([{ id, now: { ...list, on: on.checked } }], words.saved(name)));
    return h(
      'li',
      {},
      on,
      described(name, [object['version'], count].filter(Boolean).join(' · ')),
      h(
        'span',
        { class: 'verdict' },
        button('↑', `up ${id}`, () => this.#swap(list, lists[index - 1]), words.up(name), !index),
        button('↓', `down ${id}`, () => this.#swap(list, lists[index + 1]), words.down(name), index === lists.length - 1),
        button(words.rename, `rename ${id}`, () => this.#rename(list), words.doing(words.rename, name)),
        button(strings.page.export, `save ${id}`, () => this.#newsroom.page.say(exportList(list)), words.doing(strings.page.export, name)),
        button(words.remove, `remove ${id}`, remove, words.doing(words.remove, name)),
      ),
      read?.leftOut.length ? leftOutOf(id, read.leftOut) : null,
    );
  }

  /** What the reader made of a list, if it has read the lists as they are. @param {KeptList} list */
  #read(list) {
    const { used } = this.#newsroom;
    const on = this.#kept.lists.filter((one) => one.on);
    return used.length === on.length ? used[on.indexOf(list)] : undefined;
  }

  /** @param {KeptList} list @param {KeptList | undefined} other */
  #swap(list, other) {
    if (!other) return;
    const changed = [{ ...list, rank: other.rank }, { ...other, rank: list.rank }];
    this.#changes.take(changed.map((now) => ({ id: now.id, now })), words.saved(contentOf(list).name));
  }

  #search() {
    this.#first = 0;
    this.#showRows();
  }

  /** @param {number} by */
  #turn(by) {
    this.#first += by;
    keepingFocus(this.#newsroom.body, () => this.#showRows());
    this.#count.scrollIntoView({ block: 'nearest' });
  }

  #showRows() {
    const [list, section] = [this.#list.value, this.#section.value];
    const rows = this.#kept.lists.filter(({ id }) => !list || id === list).flatMap((one) => contentOf(one).rows);
    const found = search(section ? rows.filter((row) => row.section === section) : rows, this.#query.value);
    this.#first = Math.max(0, Math.min(this.#first, found.length - 1));
    const shown = found.slice(this.#first, this.#first + PAGE);
    const last = this.#first + shown.length;
    this.#count.textContent = words.shown(this.#first + 1, last, found.length);
    this.#before.disabled = this.#first === 0;
    this.#after.disabled = last >= found.length;
    this.#before.hidden = this.#after.hidden = found.length <= PAGE;
    this.#found.replaceChildren(...shown.map((row) => this.#rowItem(row)));
  }

  /** @param {Searched} found */
  #rowItem(found) {
    const { section, row, list } = found;
    const title = titleOf(row);
    const others = textsOf(row).filter((text) => text !== title);
    const where = this.#kept.lists.length > 1 ? [contentOf(list).name] : [];
    const key = keyOf(list.id, found);
    return h(
      'li',
      {},
      described(title, [words.sections[section], ...where, ...others].join(' · ')),
      h(
        'span',
        { class: 'verdict' },
        button(words.edit, `edit ${key}`, () => this.#edit(list, found), words.doing(words.edit, title)),
        button(words.remove, `drop ${key}`, () => this.#changes.remove(list, found), words.doing(words.remove, title)),
      ),
    );
  }

  /** @param {KeptList} list @param {Found} found */
  #edit({ id }, found) {
    const close = () => this.#close(`edit ${keyOf(id, found)}`);
    this.#open(
      rowForm({
        found,
        title: words.doing(words.edit, titleOf(found.row)),
        lists: [],
        asksSection: false,
        ok: words.ok,
        put: async (_, one, row) => this.#closed(await this.#changes.put(id, one, row), close),
        cancel: close,
      }),
    );
  }

  #add() {
    const section = /** @type {Section} */ (this.#section.value || 'people');
    const id = this.#list.value;
    const close = () => this.#close('add');
    this.#open(
      rowForm({
        found: { section, index: -1, row: rowNamed(section, this.#query.value.trim()) },
        title: words.newRow,
        lists: id ? [] : this.#names().reverse(),
        asksSection: true,
        ok: words.addHere,
        put: async (list, found, row) => this.#closed(await this.#changes.put(id || list, found, row), close),
        cancel: close,
      }),
    );
  }

  #create() {
    const list = this.#changes.fresh({ name: words.mine });
    this.#changes.take([{ id: list.id, now: list }], words.saved(words.mine));
    this.#rename(list);
  }

  /** @param {KeptList} list */
  #rename({ id }) {
    const list = this.#changes.get(id);
    if (!list) return;
    const { object, name } = contentOf(list);
    const close = () => this.#close(`rename ${id}`);
    const put = async (/** @type {Record<string, unknown>} */ now) => this.#closed(await this.#changes.rename(id, now), close);
    this.#open(listForm(object, words.doing(words.rename, name), put, close));
  }

  /** @param {HTMLElement} form */
  #open(form) {
    this.#form.replaceChildren(form);
    /** @type {HTMLElement | null} */ (form.querySelector('input, textarea, select'))?.focus();
    form.scrollIntoView({ block: 'nearest' });
  }

  /** @param {LeftOut | null} problem @param {() => void} close */
  #closed(problem, close) {
    if (!problem) close();
    return problem;
  }

  /** Takes the form away; the focus goes to what opened it. @param {string} key */
  #close(key) {
    this.#form.replaceChildren();
    const find = (/** @type {string} */ one) => /** @type {HTMLElement | null} */ (this.#newsroom.body.querySelector(`[data-key="${one}"]`));
    (find(key) ?? this.#query).focus();
  }

  #takeBack() {
    this.#changes.undo();
    this.show();
  }

  async #import() {
    const files = [...(this.#file.files ?? [])];
    this.#file.value = '';
    const { engine, say } = this.#newsroom.page;
    await importLists(files, { kept: this.#kept, engine, say, changes: this.#changes });
  }
}

/** @param {string} title @param {string} rest */
function described(title, rest) {
  return h('span', { class: 'described' }, h('strong', {}, title), h('span', {}, rest));
}

/** @param {string} id Of the list. @param {Found} found */
function keyOf(id, { section, index }) {
  return `${id} ${section} ${index}`;
}

/** @param {string} id @param {LeftOut[]} rows */
function leftOutOf(id, rows) {
  const why = rows.map((one) => h('li', {}, words.why(one)));
  return h('details', {}, h('summary', { 'data-key': `why ${id}` }, words.leftOut(rows.length)), h('ul', {}, ...why));
}
