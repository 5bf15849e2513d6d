// @ts-check
/** Every word that the page and the element say to a person, a language a row. */

/** @import { Anchor, Correction, FailureCode, Failures, Kind, ListUsed, RoleStatus, Unusable } from './contract.js' */

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** @type {Record<Kind, {one: string, many: string}>} */
const kinds = {
  person: { one: 'person', many: 'people' },
  role: { one: 'role', many: 'roles' },
  date: { one: 'date', many: 'dates' },
  organization: { one: 'organisation', many: 'organisations' },
  place: { one: 'place', many: 'places' },
  quote: { one: 'quote', many: 'quotes' },
};

/** @type {Record<Kind, string>} */
const layers = {
  person: 'People',
  role: 'Roles',
  date: 'Dates',
  organization: 'Organisations',
  place: 'Places',
  quote: 'Quotes',
};

/** @type {Record<RoleStatus, string>} */
const statuses = {
  current: 'current',
  former: 'former',
  acting: 'acting',
  elect: 'elect',
  honorific: 'form of address',
};

/** Which places a correction means. @param {Anchor} anchor */
function where({ before, after }) {
  return before || after ? ' here' : ' everywhere';
}

// A correction that was kept may be of another version.
/** @param {{kind: Kind}} correction */
const kindOf = ({ kind }) => kinds[kind]?.one ?? String(kind);
/** @param {{names: string[]}} correction */
const namesOf = ({ names }) => (Array.isArray(names) ? names : []);

/** Confidence in words, from the surest down, by the least per cent. */
const confidences = /** @type {const} */ ([
  [95, 'Almost certain'],
  [85, 'Very likely'],
  [70, 'Likely'],
  [50, 'More likely than not'],
  [0, 'Uncertain'],
]);

/** What is repeated twice is the text's fault or ours. @param {string} why */
const crashed = (why) => `The reader crashed twice on this text. Read it in parts, and report the fault. (${why})`;

/** The file of the module. @param {string | null} file */
const fileOf = (file) => `The file ${file ?? 'of the module'}`;

/** @type {{[Code in FailureCode]: (parameters: Failures[Code]) => string}} */
const failures = {
  'engine-closed': () => 'The reader was closed.',
  'engine-crashed': ({ reason }) => crashed(reason),
  'engine-silent': () => crashed('no answer'),
  'engine-unfit': ({ reason }) =>
    `The reader did not start. Serve all of its files from one version, side by side, and reload the page. (${reason})`,
  'no-webassembly': () =>
    'This browser has no WebAssembly, or it was switched off, and the reader needs it. Use another browser, or switch it on.',
  'webassembly-forbidden': () =>
    'The Content-Security-Policy of this page forbids WebAssembly. Add \'wasm-unsafe-eval\' to its script-src.',
  'module-not-served': ({ file, status }) =>
    `${fileOf(file)} was not served (HTTP status ${status}). Put it there, beside the other files of the reader.`,
  'module-not-reached': ({ file, reason }) =>
    `${fileOf(file)} could not be loaded (${reason}). Serve it, and allow its address in the connect-src of the page’s Content-Security-Policy.`,
  'module-of-other-type': ({ file, type }) =>
    `${fileOf(file)} is not WebAssembly: the server sent ${type ?? 'something without a type'}, perhaps a page to log in. Serve the file itself.`,
  'module-damaged': ({ file }) => `${fileOf(file)} is damaged, or was cut short. Serve it whole.`,
  'module-unknown': () =>
    'What was given as the module is not one. Give the bytes of whowhen_bg.wasm, whole, or a Response with them.',
  'wrong-argument': ({ name, takes, given, shown }) => `“${name}” takes ${taken[takes]}, but this is ${shown ?? givens[given]}.`,
  'not-plain-data': ({ name }) =>
    `“${name}” holds something that is not plain data (a function, perhaps, or an element). Give objects, lists, strings and numbers.`,
  refused: ({ reason }) => reason,
};

/** @type {Record<Failures['wrong-argument']['takes'], string>} */
const taken = { string: 'a string', name: 'a string or a symbol', list: 'a list', signal: 'an AbortSignal', boolean: 'true or false' };

/** @type {Record<Failures['wrong-argument']['given'], string>} */
const givens = { nothing: 'nothing', list: 'a list', object: 'an object', function: 'a function', value: 'something else' };

/** English. */
export const english = {
  /** Its tag, as `lang` has it. */
  language: 'en',

  kinds,
  layers,
  statuses,

  page: {
    about: 'Who, in what role, and when',
    promise: 'Nothing leaves this page.',
    verify: [
      'The text is read here, on your machine, by a program that came with this page. No word of it is sent anywhere. Corrections and lists are kept in this browser only.',
      'So that a reload or a crash loses nothing, the browser keeps the text, its date and what is shown for this tab alone, until you close the tab or choose “Forget this text”. No other tab and no later visit sees it, except a tab that you duplicate or that the browser restores.',
      'See for yourself: open the developer tools of your browser (F12), choose “Network”, and paste a text: nothing appears. Or disconnect from the network: the page keeps working.',
      'The browser enforces it, too. The page forbids itself every address but its own (its Content-Security-Policy, at the top of its source).',
    ],
    forgetText: 'Forget this text',
    notices: 'Licences and credits',
    published: 'Published',
    marks: 'Marks shown',
    article: 'Article',
    text: 'Article text',
    placeholder: 'Paste or write a news text here, or drop a file.',
    open: 'Open a file …',
    file: 'File to open',
    drop: 'Drop the file to open it',
    sample: 'Try a sample article',
    found: 'What was found',
    export: 'Export',
    markSelection: 'Mark selection',
    keys: [
      ['F8', 'next mark'],
      ['Shift+F8', 'previous'],
      ['Alt+Enter', 'explain the mark, or mark the selection'],
      ['Esc', 'close'],
    ],
  },

  status: {
    empty: 'Nothing to read yet.',
    reading: 'Reading …',
    failed: (/** @type {string} */ why) => `The text could not be read. ${why}`,
    unpainted:
      'This browser cannot paint marks in the text (it lacks the CSS Custom Highlight API); the lists still work.',
    /** @param {Record<Kind, number>} counts @param {number} milliseconds */
    read(counts, milliseconds) {
      const kindsSaid = /** @type {Kind[]} */ (['role', 'date', 'quote']);
      const said = kindsSaid.map((kind) => plural(counts[kind], kinds[kind].one, kinds[kind].many));
      const time = milliseconds < 1 ? 'under 1' : String(Math.round(milliseconds));
      return `${plural(counts.person, 'person', 'people')}, ${said.join(', ')} · read in ${time} ms`;
    },
  },

  published: {
    written: (/** @type {string} */ day) => `The text says ${day}.`,
    /** @param {string} day @param {string[]} reasons */
    inferred: (day, reasons) => `Inferred: ${day} (${reasons.join('; ')}).`,
  },

  keeping: {
    back: 'The text that you had here is back, as this tab kept it.',
    forget: 'Forget it',
    forgotten: 'The text and its date are forgotten.',
    fails:
      'This browser does not let the page keep the text, so a reload would lose it. Copy it to where it is safe.',
    stopped: 'The page came to a stop while it read the text that was here, so the text was not put back.',
    bringBack: 'Put it back',
  },

  update: {
    there: 'A newer version of this page is available.',
    apply: 'Load it, keeping the text',
    notKept:
      'This browser does not let the page keep the text while the newer version is loaded, so it was not loaded. Copy the text to where it is safe, then load the page again.',
  },

  /** What went wrong with the engine, and what to do. */
  failures,

  element: {
    noText: (/** @type {string} */ id) =>
      id ? `There is no element with the id “${id}” to read.` : 'There is no text to read.',
    /** @param {string} address @param {string} why */
    noCorrections: (address, why) => `The corrections of ${address} were not loaded and do not count. ${why}`,
    /** @param {string} address @param {string} why */
    noList: (address, why) => `The list ${address} was not loaded and does not count. ${why}`,
    /** @param {string} address @param {string} why */
    oldList: (address, why) => `The list ${address} was not loaded anew and counts as it was before. ${why}`,
    otherOrigin: (/** @type {string} */ own) => `It is of another origin; serve it from ${own}.`,
    /** @param {ListUsed[]} lists */
    leftOut(lists) {
      const [first] = lists.flatMap(({ name, leftOut }) => leftOut.map((one) => ({ name, ...one })));
      if (!first) return '';
      const count = lists.reduce((sum, { leftOut }) => sum + leftOut.length, 0);
      const { name, row, column, message } = first;
      const where = [name, row, column].filter(Boolean).join(', ');
      const said = count === 1 ? 'of a list is left out' : 'of lists are left out. The first';
      return `${plural(count, 'part')} ${said}: ${where}: ${message}.`;
    },
    noDay: (/** @type {string} */ day) => `“${day}” is no day of publication and does not count; write it as 2013-11-05.`,
    noAddress: 'That is not an address.',
    status: (/** @type {number} */ status) => `The server answered with HTTP status ${status}.`,
    noJson: (/** @type {string | null} */ type) => `It is not JSON${type ? `: the server sent ${type}` : ''}.`,
  },

  lists: {
    people: 'People',
    dates: 'Dates',
    quotes: 'Quotes',
    checks: 'Checks',
    none: {
      people: 'Nobody named yet.',
      dates: 'No dates yet.',
      quotes: 'No quotes yet.',
      checks: 'Nothing odd found.',
    },
    also: (/** @type {string[]} */ names) => `also ${names.join(', ')}`,
    mentions: (/** @type {number} */ count) => plural(count, 'mention'),
    quotesOf: (/** @type {number} */ count) => plural(count, 'quote'),
    /** @param {number} at @param {string} all `5 mentions` */
    place: (at, all) => `${at} of ${all}`,
    /** @param {string} all @param {string} name */
    previous: (all, name) => `Previous of ${all}: ${name}`,
    /** @param {string} all @param {string} name */
    next: (all, name) => `Next of ${all}: ${name}`,
    contents: 'Lists',
    /** @param {string} from @param {string} to */
    scale: (from, to) => `To scale, from ${from} to ${to}, with long empty stretches cut.`,
    nobody: 'Speaker unknown',
    more: (/** @type {number} */ count) => `Show ${count.toLocaleString('en')} more`,
  },

  checks: {
    one: 'check',
    dismiss: 'Dismiss',
    dismissThis: (/** @type {string} */ message) => `Dismiss: ${message}`,
    sign: (/** @type {string} */ message) => `Check: ${message}`,
    severities: { hint: 'Hint', warning: 'Warning', error: 'Error' },
    write: (/** @type {string} */ words) => (words ? `Write “${words}”` : 'Take it out'),
    givePublished: 'Give the publication date',
  },

  decide: {
    verdict: 'Is this mark right?',
    right: 'Right',
    wrong: 'Wrong',
    correct: 'Correct …',
    wherever: 'Always or never …',
    /** @param {string} text @param {string} kind */
    always: (text, kind) => `Always mark “${text}” as ${kind}`,
    /** @param {string} text @param {string} kind */
    never: (text, kind) => `Never mark “${text}” as ${kind}`,
    kind: 'Kind',
    value: 'Value',
    example: '2013-11-05',
    valueHint: 'A day 2013-11-05, a month 2013-11, a year 2013, or from/to 2011-04/2011-06.',
    who: 'Person',
    somebodyElse: 'somebody else of this name',
    everywhere: 'everywhere in the text',
    holders: 'Held by',
    speaker: 'Speaker',
    nobody: 'nobody named',
    heldPerhaps: 'Perhaps held by',
    saidPerhaps: 'Perhaps said by',
    /** @param {string} name @param {number} share */
    save: 'Save correction',
    nothing: 'Nothing was changed yet.',
    markAs: 'Mark as',
    markEverywhere: 'wherever these words stand',
    undo: 'Undo',
    said: {
      /** @param {string} text @param {string} kind */
      right: (text, kind) => `“${text}” confirmed as ${kind}.`,
      /** @param {string} text @param {string} kind */
      wrong: (text, kind) => `“${text}” is no ${kind} here.`,
      /** @param {string} text @param {string} kind */
      always: (text, kind) => `“${text}” will always be marked as ${kind}.`,
      /** @param {string} text @param {string} kind */
      never: (text, kind) => `“${text}” will never be marked as ${kind}.`,
      /** @param {string} text @param {string} kind */
      marked: (text, kind) => `“${text}” marked as ${kind}.`,
      corrected: (/** @type {string} */ text) => `“${text}” corrected.`,
      dismissed: 'Check dismissed.',
    },
  },

  corrections: {
    summary: (/** @type {number} */ count) => (count ? `Corrections (${count.toLocaleString('en')})` : 'Corrections'),
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save to file',
    load: 'Load from file',
    forget: 'Forget',
    forgetAll: (/** @type {number} */ count) => (count ? `Forget all ${count.toLocaleString('en')}` : 'Forget all'),
    /** @param {number} count */
    forgotten: (count) => `${plural(count, 'correction')} forgotten, in every tab of this browser.`,
    shared: 'Kept in this browser for every text, in all its tabs: what you forget here is forgotten in all of them.',
    forgetThis: (/** @type {string} */ said) => `Forget: ${said}`,
    list: 'Corrections, newest first',
    none: 'None yet. Choose a mark and say whether it is right, or select words and mark them. Corrections stay in this browser, for every text that you read here.',
    saved: (/** @type {number} */ count) => `${plural(count, 'correction')} saved to a file.`,
    loaded: (/** @type {number} */ count) => `${plural(count, 'new correction')} loaded.`,
    noList: 'It holds no list of corrections.',
    /** @param {Unusable[]} unusable @param {string} [file] */
    unusable([first, ...others], file) {
      if (!first) return '';
      const count = 1 + others.length;
      const left = count === 1 ? 'cannot be used and is left out' : 'cannot be used and are left out';
      const which = count === 1 ? 'It is' : 'The first is';
      return `${plural(count, 'correction')}${file ? ` of ${file}` : ''} ${left}. ${which} number ${first.index + 1}: ${first.message}.`;
    },
    /** @param {Unusable[]} unusable */
    leftOut([first, ...others]) {
      const count = 1 + others.length;
      const left = count === 1 ? 'is left out, as this version of the page cannot use it' : 'are left out, as this version of the page cannot use them';
      return `${plural(count, 'kept correction')} ${left}; all others count. ${count === 1 ? 'Why' : 'Why the first'}: ${first?.message ?? ''}.`;
    },
    forgetThem: (/** @type {number} */ count) => (count === 1 ? 'Forget it' : 'Forget them'),
    unused: (/** @type {string} */ why) => `Left out: ${why}`,
    /** @param {string} file @param {string} why */
    notLoaded: (file, why) => `${file} was not loaded. ${why}`,
    /** @param {string} why */
    notKept: (why) =>
      `Corrections cannot be kept in this browser (${why}). They count until you close this page; save them to a file.`,
    /** @param {Correction} correction */
    inWords(correction) {
      switch (correction?.do) {
        case 'mark':
          return `“${correction.text}” is a mark: ${kindOf(correction)}${where(correction)}`;
        case 'reject':
          return `“${correction.text}” is no ${kindOf(correction)}${where(correction)}`;
        case 'value':
          return `“${correction.text}” is ${correction.value}${where(correction)}`;
        case 'same-person':
          return `${namesOf(correction).join(' and ')} are one person`;
        case 'other-person':
          return `“${correction.text}” is somebody else${where(correction)}`;
        case 'person':
          return `“${correction.text}” is ${correction.name}${where(correction)}`;
        case 'holders':
          return `“${correction.text}” is held by ${namesOf(correction).join(', ') || 'nobody named'}${where(correction)}`;
        case 'speaker':
          return `${correction.text} is said by ${correction.name ?? 'nobody named'}${where(correction)}`;
        case 'dismiss':
          return `Dismissed: ${correction.check}, “${correction.text}”${where(correction)}`;
        default:
          return `Cannot be used: ${String(JSON.stringify(correction)).slice(0, 80)}`;
      }
    },
  },

  /** What is said of the newsroom's lists before their panel is there; the rest stands in newsroom/panel-strings.js. */
  newsroom: {
    summary: (/** @type {number} */ count) => (count ? `Lists (${count.toLocaleString('en')})` : 'Lists'),
    add: 'Add to my list …',
    missing: 'A part of this page did not load. Load the page again.',
  },

  exports: {
    save: 'Save',
    copy: 'Copy',
    saveAs: (/** @type {string} */ name) => `Save as ${name}`,
    copyAs: (/** @type {string} */ name) => `Copy as ${name}`,
    saved: (/** @type {string} */ file) => `Saved as ${file}.`,
    copied: (/** @type {string} */ name) => `Copied as ${name}.`,
    failed: (/** @type {string} */ why) => `The export failed. ${why}`,
  },

  card: {
    close: 'Close',
    /** @param {Kind} kind @param {string} text */
    label: (kind, text) => `${kinds[kind].one}: ${text}`,
    rows: {
      name: 'Name',
      aliases: 'Also as',
      roles: 'Roles',
      mentions: 'Named',
      title: 'Title',
      organization: 'Organisation',
      scope: 'Scope',
      status: 'Status',
      holders: 'Held by',
      value: 'Value',
      basis: 'Read as',
      alternatives: 'Or',
      speaker: 'Speaker',
      whose: 'Confidence, whose',
      confidence: 'Confidence',
    },
    nobody: 'nobody named in this text',
    unknown: 'unknown',
    times: (/** @type {number} */ count) => plural(count, 'time'),
    /** @param {number} confidence */
    confidence(confidence) {
      const percent = Math.round(confidence * 100);
      const words = confidences.find(([least]) => percent >= least)?.[1] ?? '';
      return `${words} (${percent} %)`;
    },
    why: 'Why',
    inside: 'Here too',
  },

  files: {
    opened: (/** @type {string} */ name) => `Opened ${name}.`,
    dated: (/** @type {string} */ day) => `Its publication date is set: ${day}.`,
    otherDay: (/** @type {string} */ day) => `It says that it was published on ${day}.`,
    useDay: 'Use that date',
    one: 'Several files were dropped. Open them one at a time.',
    empty: 'There is no text in this file. Open another one, or paste the text.',
    broken: 'This file is damaged. Save it again, or paste the text.',
    unreadable:
      'This cannot be read: a folder, perhaps, or a file that no longer exists. Choose one file and try again.',
    tooLarge: (/** @type {number} */ bytes) =>
      `This file is larger than ${bytes / 1_000_000} MB. Save its text alone as .txt, or paste the text.`,
    tooLong: (/** @type {number} */ characters) =>
      `This text is longer than ${characters.toLocaleString('en')} characters. Open a part of it, or read it with the command line program.`,
    noRoom: (/** @type {number} */ characters) =>
      `With this the text would be longer than ${characters.toLocaleString('en')} characters, so nothing was put in. Take a part of it, or read it with the command line program.`,
    copiedTooTangled:
      'The markup of what was copied is too large or nested too deeply to be read here, so nothing was put in. Copy it as plain text, or save it as .txt and open that.',
    copiedUnread:
      'A part of this page did not load, so what was copied cannot be read and nothing was put in. Copy it as plain text, or load the page again.',
    unpacksTooLarge:
      'This document unpacks to far more than a text needs. Save its text alone as .txt, or paste the text.',
    tooTangled:
      'The markup of this file is too large or nested too deeply to be read here. Save its text alone as .txt, or paste the text.',
    notWord:
      'No Word text was found in this file. Save it as .docx or .txt and open that, or paste the text.',
    refused: {
      oldWord:
        'This is an old Word document, or one with a password. Save it as .docx without a password and open that, or paste the text.',
      pdf: 'PDF files cannot be read here. Open it in its own program, copy the text and paste it here.',
      richText: 'Rich Text files cannot be read here. Save it as .docx or .txt and open that, or paste the text.',
      picture: 'This is a picture, and only text can be read here. Paste the text, or write it.',
      unknown:
        'This is not a text that can be read here. Open a .txt, .md, .html or .docx file, or paste the text.',
    },
  },

  dates: {
    unknown: 'unknown',
    months: [
      'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
      'October', 'November', 'December',
    ],
    /** EDTF's numbers from 21 on; those of the southern and northern halves are the same words. */
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    yearUnknown: (/** @type {string} */ day) => `${day}, year unknown`,
    decade: (/** @type {string} */ year) => `${year}s`,
    century: (/** @type {string} */ first) => `${first}s`,
    span: (/** @type {string} */ from, /** @type {string} */ to) => `${from} to ${to}`,
    from: (/** @type {string} */ from) => `from ${from}`,
    until: (/** @type {string} */ to) => `until ${to}`,
    about: (/** @type {string} */ date) => `about ${date}`,
    oneOf: (/** @type {string[]} */ dates) => dates.join(' or '),
  },

  sample: {
    published: '2026-03-12',
    text: `HARLOW BAY, March 12 — Mayor Ines Calloway said on Thursday that the harbour bridge will reopen on April 3, nine months after a cargo ship struck it.

“We promised this city its bridge back, and it is coming back,” Calloway told reporters outside the Maritime Museum.

Former harbour master Tobias Renn, who resigned last July, welcomed the news. His successor, Dr Amara Osei, became acting head of the Harlow Bay Port Authority in September 2025.

“The repairs cost $41 million, and not a cent was wasted,” Osei said. Opposition councillor Mark Delaney was less sure. “May I see the receipts?” he asked on Wednesday.

The council will vote on the final bill next Tuesday.`,
  },
};

/** @typedef {typeof english} Strings */

/** The language of the texts that are read, and of the reasons that their reader gives. */
export const READS = 'en';

/** The wording of every language that there is, by its tag. Another one is another row. @type {Record<string, Strings>} */
export const languages = { en: english };
