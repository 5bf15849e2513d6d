// @ts-check
/** The words of the panel of lists that are not the page's as well, a language a row. They are loaded with it. */

import { strings } from '../page-strings.js';

/** @import { LeftOut } from '../contract.js' */

const {
  layers,
  decide,
  card: { rows },
} = strings;

/** @param {number} count @param {string} one @param {string} [many] */
const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** @param {LeftOut} leftOut */
const why = ({ row, column, message }) => [[row, column].filter(Boolean).join(', '), message].filter(Boolean).join(': ');

const english = {
  kept: 'Kept in this browser. Where lists differ, the lower one wins.',
  none: 'No lists yet. A list says what the newsroom knows: people, their posts, places, house style.',
  create: 'New list',
  open: 'Import …',
  mine: 'My list',
  mineNew: 'My list (new)',
  untitled: 'List without a name',
  lists: 'Lists',
  use: 'Use',
  /** @param {string} verb As a button has it. @param {string} name */
  doing: (verb, name) => `${verb} ${name}`,
  rows: (/** @type {number} */ count) => plural(count, 'row counts', 'rows count'),
  off: (/** @type {number} */ count) => `${plural(count, 'row')}, switched off`,
  leftOut: (/** @type {number} */ count) => `${plural(count, 'part is', 'parts are')} left out`,
  why,
  up: (/** @type {string} */ name) => `Move ${name} up`,
  down: (/** @type {string} */ name) => `Move ${name} down`,
  rename: 'Rename',
  remove: 'Remove',
  edit: 'Edit',

  search: 'Search rows',
  list: 'List',
  allLists: 'All lists',
  section: 'Part',
  allSections: 'Everything',
  add: 'Add a row',
  addHere: 'Add',
  found: 'Rows',
  /** @param {number} first @param {number} last @param {number} of */
  shown: (first, last, of) =>
    of ? `Rows ${first.toLocaleString('en')} to ${last.toLocaleString('en')} of ${of.toLocaleString('en')}` : 'No rows',
  before: 'Rows before',
  after: 'More rows',

  sections: {
    people: layers.person,
    organizations: layers.organization,
    places: layers.place,
    roles: layers.role,
    never: 'Never a name',
    dates: layers.date,
    patterns: 'Patterns',
    style: 'House style',
  },
  fields: {
    name: rows.name,
    aliases: rows.aliases,
    posts: 'Posts',
    post: 'Post',
    organization: rows.organization,
    from: 'From',
    until: 'Until',
    rule: 'Every year',
    value: 'Date',
    pattern: 'Pattern',
    kind: decide.kind,
    words: 'Words',
    message: 'Message',
    severity: 'Severity',
    replacement: 'Write instead',
    case: 'capitals and small letters alike',
    note: 'Note',
    version: 'Version',
  },
  /** @type {Record<string, string>} */
  hints: {
    aliases: 'one a line',
    words: 'one a line',
    from: '2021 or 2021-05-06',
    until: '2025 or 2025-05-06',
    rule: '1st Saturday of June',
    value: '2026-07-01',
    pattern: 'PC \\d{4}',
    replacement: '$1 is the first group of a pattern',
  },
  addPost: 'Add a post',
  newRow: 'New row',
  ok: 'Save',
  cancel: 'Cancel',

  /** @param {string} title @param {string} list */
  added: (title, list) => `“${title}” added to ${list}.`,
  saved: (/** @type {string} */ title) => `“${title}” changed.`,
  removed: (/** @type {string} */ title) => `“${title}” removed.`,
  notKept: (/** @type {string} */ reason) =>
    `Lists cannot be kept in this browser (${reason}). They count until you close this page; export them to files.`,
  overtaken: 'Another tab changed this list first, so the change was not made.',
  undone: 'The last change is taken back.',
  notUndone: 'Another tab changed this list since, so nothing was taken back.',
  gone: 'Another tab changed or removed this row. Cancel, and look for it again.',
  /** @param {string} name @param {number} rows @param {LeftOut[]} leftOut @param {boolean} replaces */
  imported(name, rows, leftOut, replaces) {
    const [first] = leftOut;
    const said = `${name} imported${replaces ? ' in place of the list of that name' : ''}: ${english.rows(rows)}.`;
    if (!first) return said;
    return `${said} ${english.leftOut(leftOut.length)}: ${why(first)}`;
  },
  /** @param {string} file @param {string} reason */
  notImported: (file, reason) => `${file} was not imported. ${reason}`,
  notText: 'It is not UTF-8: save it as UTF-8.',
  tooLarge: (/** @type {number} */ bytes) => `It is larger than ${bytes / 1_000_000} MB: part it into several lists.`,
};

/** @type {Record<string, typeof english>} */
const languages = { en: english };

export const words = languages[strings.language] ?? english;
