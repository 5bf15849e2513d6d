/** The contract, version 2, as `src/contract/` serialises it. */

export type Kind = 'person' | 'role' | 'date' | 'organization' | 'place' | 'quote';
export type RoleStatus = 'current' | 'former' | 'acting' | 'elect' | 'honorific';

/**
 * Why: a code, its parameters under their names, and both as a sentence in English. Whoever words
 * reasons in another language goes by the code; `docs/codes.md` lists them all.
 */
export interface Because {
  code: string;
  /** For people; its words may change between versions. */
  text: string;
  /** Words of the text, a date as EDTF, a count, or another reason that this one rests on. */
  [parameter: string]: string | number | Because;
}

/** What ties a mark to people, or to nobody. */
export interface Link {
  /** Empty where the words of its own sentence say it, as the mark's reasons tell. */
  because: Because[];
  /** How sure it is that the mark is theirs whom it is given to, or nobody's: 0 to 1. */
  confidence: number;
  /** Of a mark that was given to nobody: whose it may be, the likelier first. */
  candidates?: LikelyPerson[];
}

/** Somebody to whom a mark was not given, and might have been. */
export interface LikelyPerson {
  person: number;
  /** 0 to 1; nobody and all people around are 1 together. */
  share: number;
}

interface Marked {
  /** First UTF-16 unit in the text, and one past the last. */
  start: number;
  end: number;
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** Why it is a mark of its kind; never empty. */
  because: Because[];
}

export interface PersonSpan extends Marked {
  kind: 'person';
  person: number;
}
export interface RoleSpan extends Marked {
  kind: 'role';
  people: number[];
  title: string;
  organization: string | null;
  scope: string | null;
  status: RoleStatus;
  /** What ties it to its holders, or to nobody. */
  link?: Link | null;
}
export interface DateSpan extends Marked {
  kind: 'date';
  /** EDTF. */
  value: string | null;
  /** What the value rests on, or why there is none. */
  basis: Because;
  /** Other values the words allow, likelier ones first. */
  alternatives: string[];
}
export interface EntrySpan extends Marked {
  kind: 'organization' | 'place';
  /** Index in `Analysis.organizations` or `Analysis.places`, by its kind. */
  entry: number;
}
export interface QuoteSpan extends Marked {
  kind: 'quote';
  speaker: number | null;
  /** The words that say who speaks, where nobody named does. */
  source?: Source | null;
  /** What ties it to its speaker, or to nobody. */
  link?: Link | null;
}
/** The words that say who speaks a quotation of nobody named: `one neighbour`. */
export interface Source {
  start: number;
  end: number;
  text: string;
  /** The role that they are, an index into `Analysis.spans`. */
  role?: number | null;
  /** The organization that they are, an index into `Analysis.organizations`. */
  organization?: number | null;
}
export type Span = PersonSpan | RoleSpan | DateSpan | EntrySpan | QuoteSpan;

export interface Person {
  id: number;
  name: string;
  aliases: string[];
  /** Indices into `Analysis.spans`. */
  roles: number[];
  mentions: number[];
  quotes: number[];
}

/** An organization or a place, however often and in whatever form named. */
export interface Entry {
  id: number;
  name: string;
  aliases: string[];
  /** Indices into `Analysis.spans`. */
  mentions: number[];
}

/** Something an editor may want to look at. */
export interface Check {
  check: string;
  /** `hint`: may be meant so; `warning`: likely a slip; `error`: cannot be right as it stands. */
  severity: 'hint' | 'warning' | 'error';
  /** Indices into `Analysis.spans`; may be empty. */
  spans: number[];
  start: number;
  end: number;
  /** What is the matter, as a sentence for people. */
  message: string;
  /** The same as a code with its parameters. */
  because: Because;
  /** What can be done about it, the likelier first; may be empty. */
  actions: Action[];
}

/** What can be done about a check. */
export type Action =
  /** Write other words in a part of the text. */
  | { do: 'replace'; start: number; end: number; with: string }
  /** Read the text again with its publication date. */
  | { do: 'give-published' };

/** A part of the text: its first unit, and one past its last. */
export type Part = [start: number, end: number];

/** How a text is laid out. */
export interface Structure {
  headline: Part | null;
  bylines: Part[];
  /** Where and when it was written, at the beginning of paragraphs: `GENEVA, Nov. 5`. */
  datelines: Part[];
  /** All of them, those above among them. */
  paragraphs: Part[];
}

export interface Analysis {
  version: 2;
  /** That the text was read in, as BCP 47 names it. */
  language: string;
  offsets: 'utf16';
  structure: Structure;
  published: Published | null;
  /** By start, then the longest first. */
  spans: Span[];
  people: Person[];
  organizations: Entry[];
  places: Entry[];
  /** The dates by the day they begin, those without a known year last. */
  timeline: Moment[];
  checks: Check[];
  /** Corrections that were given and could not be used; only there if there are any. */
  unusable?: Unusable[];
  /** The newsroom's lists that were used, in the order in which they were given; only there if there are any. */
  lists?: ListUsed[];
}

/** A correction that cannot be used and so did not count. */
export interface Unusable {
  /** Its index in the list as it was given, from 0. */
  index: number;
  /** Why, and what it should say instead. */
  message: string;
}

/** A list of a newsroom, as far as it was used. */
export interface ListUsed {
  /** What the list calls itself; else its file's name, else its number among the lists. */
  name: string;
  /** Which edition of it, in the newsroom's own words; empty if it does not say. */
  version: string;
  /** How many of its rows count. */
  rows: number;
  /** The rows that do not, and why. */
  leftOut: LeftOut[];
}

/** A row of a list that cannot be used, or a whole list. */
export interface LeftOut {
  /** Which row: `people 3`, or of a CSV file `line 4`; empty if it is the whole list. */
  row: string;
  /** Which of its columns; empty if it is none in particular. */
  column: string;
  /** What was expected, and what to write instead. */
  message: string;
}

/** The publication date and where it came from; an inferred one says why, and what else fits. */
export interface Published {
  value: string;
  /** Its code is `given`, `written` or `inferred`. */
  basis: Because;
  because?: Because[];
  candidates?: { value: string }[];
}

/** A date's index in `Analysis.spans`, and the sentence it stands in. */
export interface Moment {
  span: number;
  start: number;
  end: number;
}

export interface Options {
  /** `YYYY-MM-DD`. */
  published?: string;
  /** Names less sure than this are left out, 0 to 1; each kind has its own if not given. */
  threshold?: number;
  /**
   * The newsroom's own lists, a later one over an earlier one. They are read again only if they are
   * others than in the request before: what is changed within an object has to be given as a new one.
   */
  lists?: ListSource[];
  /**
   * Whether each stage of an analysis leaves a mark and a measure of User Timing, `whowhen: names` and so
   * on, where texts are read: a browser's profiler shows them.
   */
  trace?: boolean;
}

/** Options as the module itself takes them. */
export type ModuleOptions = Omit<Options, 'lists' | 'trace'>;

/**
 * A list: the text of a file, JSON or CSV, with its name for messages or without; or what such a JSON
 * file holds.
 */
export type ListSource = string | ListText | ListFile;

/** All of a file, and what it is called. */
export interface ListText {
  file?: string;
  text: string;
}

/** What holds for a row of every kind. */
interface ListRow {
  /** `any`: capitals and small letters are alike. */
  case?: 'any' | 'as written';
  /** For the newsroom itself. */
  note?: string;
}

/** Something with a name. */
interface NamedRow extends ListRow {
  name: string;
  aliases?: string[];
}

/** A newsroom's list; `docs/lists.schema.json` describes it for editors of text. A row that has only
 * a name may be the name alone. */
export interface ListFile {
  $schema?: string;
  name?: string;
  /** Which edition of it, in the newsroom's own words. */
  version?: string;
  people?: (string | (NamedRow & { posts?: ListPost[] }))[];
  organizations?: (string | NamedRow)[];
  places?: (string | NamedRow)[];
  roles?: (string | NamedRow)[];
  /** Words that are never a name. */
  never?: (string | NamedRow)[];
  /** A day by its rule, `1st Saturday of June`, or by its value in EDTF. */
  dates?: (string | (NamedRow & { rule?: string; value?: string }))[];
  patterns?: (ListRow & { pattern: string; kind: Exclude<Kind, 'quote'>; value?: string })[];
  style?: (ListRow & {
    words?: string | string[];
    pattern?: string;
    message: string;
    severity?: 'hint' | 'warning' | 'error';
    replacement?: string;
  })[];
}

/** A post that somebody holds or held: days, months or years. */
export interface ListPost {
  post: string;
  organization?: string;
  from?: string;
  until?: string;
}

/** A list that a CSV file was made into. */
export interface ListOfCsv {
  list: ListFile;
  /** The rows that are not in it, and why. */
  leftOut: LeftOut[];
}

/** Options of a request, and how it is called off. */
export interface ReadingOptions extends Options {
  /** Rejects the request with its reason, an `AbortError` unless another is given. */
  signal?: AbortSignal;
}

/** Options of a request that puts an end to others. */
export interface SupersedingOptions extends ReadingOptions {
  /**
   * A name, of a document for instance. Requests under the same name that have no answer yet are not
   * waited for any longer: they resolve to `null`. Without a name nothing is superseded.
   */
  supersedes: string | symbol;
}

/** Words in a text, found again by what stands directly around them; with neither side given, every
 * place where they stand as whole words. */
export interface Anchor {
  text: string;
  before?: string;
  after?: string;
}

/** A decision of a person about a mark, as `src/corrections/` reads it. One that says anything else
 * is left out and reported in `Analysis.unusable`. */
export type Correction =
  | ({ do: 'reject' | 'mark'; kind: Kind } & Anchor)
  | ({ do: 'value'; value: string } & Anchor)
  | { do: 'same-person'; names: string[] }
  | ({ do: 'other-person' } & Anchor)
  | ({ do: 'person'; name: string } & Anchor)
  | ({ do: 'holders'; names: string[] } & Anchor)
  | ({ do: 'speaker'; name: string | null } & Anchor)
  | ({ do: 'dismiss'; check: string } & Anchor);

/** A form that an analysis can be written in, one file in `src/export/`. */
export interface Format {
  name: string;
  /** What it is for, in a few words. */
  about: string;
  /** How a file of it is called at the end, without the dot. */
  extension: string;
  mediaType: string;
}

/**
 * What reads texts, in a worker or here. Every request is answered once: with what was asked, or by
 * rejecting with a `Failure`, or with the reason that its signal was aborted for.
 */
export interface Engine {
  /** Resolves when the module is compiled and texts can be read; rejects with why they cannot. */
  ready(): Promise<void>;
  /** Reads a text. A correction that cannot be used is left out and reported in the answer. */
  analyze(text: string, options: SupersedingOptions, corrections?: Correction[]): Promise<Analysis | null>;
  analyze(text: string, options?: ReadingOptions, corrections?: Correction[]): Promise<Analysis>;
  /** Which of some corrections cannot be used, and why, as an analysis with them tells it. */
  validate(corrections: Correction[]): Promise<Unusable[]>;
  /** The formats that `write` knows. */
  formats(): Promise<Format[]>;
  /** Reads a text and writes it in a format, by its name. */
  write(format: string, text: string, options: SupersedingOptions, corrections?: Correction[]): Promise<string | null>;
  write(format: string, text: string, options?: ReadingOptions, corrections?: Correction[]): Promise<string>;
  /** What would count of some lists, and what would not. */
  readLists(lists: ListSource[]): Promise<ListUsed[]>;
  /** The list that a CSV file holds, as it would stand in a JSON file. */
  listOfCsv(text: string): Promise<ListOfCsv>;
  /** Ends the engine; what is still unanswered is rejected. */
  close(): void;
}

/** Nothing besides the code. */
type Nothing = Record<never, never>;

/** What can go wrong with an engine, by its code, and what is told of it. */
export interface Failures {
  /** The engine was closed before it answered. */
  'engine-closed': Nothing;
  /** It crashed twice on one request. */
  'engine-crashed': { reason: string };
  /** It gave no answer to one request, twice. */
  'engine-silent': Nothing;
  /** It did not start: its files are not of one version, or there is no room for it. */
  'engine-unfit': { reason: string };
  'no-webassembly': Nothing;
  /** By the page's Content-Security-Policy. */
  'webassembly-forbidden': Nothing;
  /** `file`: the address of the module, if it has one. */
  'module-not-served': { file: string | null; status: number };
  'module-not-reached': { file: string | null; reason: string };
  /** `type`: the media type that the server gave instead. */
  'module-of-other-type': { file: string | null; type: string | null };
  'module-damaged': { file: string | null };
  /** What was given as the module is not one. */
  'module-unknown': Nothing;
  /** `shown`: the value itself if it is one, `null` if `given` says it all. */
  'wrong-argument': {
    name: string;
    takes: 'string' | 'name' | 'list' | 'signal' | 'boolean';
    given: 'nothing' | 'list' | 'object' | 'function' | 'value';
    shown: string | null;
  };
  /** Cannot be sent to a worker: a function, an element. */
  'not-plain-data': { name: string };
  /** An option, a correction or a format that the reader does not take, in its own words. */
  refused: { reason: string };
}

export type FailureCode = keyof Failures;

/**
 * Why a request was not answered. The message is English for developers; what people are told is worded
 * by `code` and `parameters`.
 */
export type Failure = {
  [Code in FailureCode]: Error & { code: Code; parameters: Failures[Code] };
}[FailureCode];

/** The forms in which the wasm module may come. */
export type WasmSource = WebAssembly.Module | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Response;

/** What an engine needs of a worker. */
export interface WorkerLike {
  postMessage(message: Request): void;
  addEventListener(kind: string, heard: (event: Event) => void): void;
  terminate(): void;
}

/** What an engine is made of; each part has a default. */
export interface EngineParts {
  /** Where the module comes from; called with the first question, and again if it failed. */
  load?: () => WasmSource | Promise<WasmSource>;
  /** Where the module that matches patterns comes from; called once there are lists with patterns. */
  loadPatterns?: () => WasmSource | Promise<WasmSource>;
  /** Where a worker comes from that speaks as `whowhen/worker` does. */
  spawn?: () => WorkerLike;
  /**
   * After how many milliseconds without an answer about a text a worker counts as dead: a killed
   * worker sends no event.
   */
  timeout?: (text: string) => number;
}

/** What can be asked of a reader, and what each is answered with. */
export interface Answers {
  ready: null;
  analyze: Analysis;
  validate: Unusable[];
  formats: Format[];
  write: string;
  'read-lists': ListUsed[];
  'list-of-csv': ListOfCsv;
}

/** What is asked, but for its id. */
export type Question =
  | { type: 'ready' }
  | { type: 'validate'; corrections: Correction[] }
  | {
      type: 'analyze';
      text: string;
      options?: ModuleOptions | undefined;
      corrections?: Correction[] | undefined;
      trace?: boolean | undefined;
    }
  | { type: 'formats' }
  | { type: 'write'; format: string; text: string; options?: ModuleOptions | undefined; corrections?: Correction[] | undefined }
  | { type: 'read-lists' }
  | { type: 'list-of-csv'; text: string };

/** What a question brings along for those that follow it as well. */
export interface Supplies {
  /** Lists that count from now on. */
  lists?: ListSource[] | undefined;
  /** The module that matches patterns, or why there is none. */
  patterns?: WebAssembly.Module | string | undefined;
}

/** To the worker. `start` comes once and first. */
export type Request =
  | { type: 'start'; module: WebAssembly.Module }
  | (Question & Supplies & { id: number });

/** From the worker: one for each question. `wants`: it has to be asked once more, with the module that
 * matches patterns. `fatal`: the module cannot be trusted any more; `unfit`: it does not go with the rest
 * of the package, or there is no room for it. */
export type Answer =
  | { id: number; ok: false; wants: 'patterns' }
  | { id: number; ok: true; result: Answers[keyof Answers] }
  | { id: number; ok: false; wants?: never; message: string; fatal: boolean; unfit?: boolean };

/** From the worker, before it has been asked anything: it is there. */
export interface Greeting {
  id: 0;
  greeting: true;
}

/** A place in a text: UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/** `removed` units at `start` gave way to `inserted`. */
export interface Edit {
  start: number;
  removed: number;
  inserted: string;
}
