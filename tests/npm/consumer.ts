// What a user writes against the package's types; compiled in a project that has installed it.

import 'whowhen/element/define';
import 'whowhen/marks.css';
import type {
  Action, Analysis, Anchor, Answer, Answers, Because, Check, Correction, DateSpan, Edit, Engine, EngineParts, Entry, EntrySpan, Failure,
  FailureCode, Failures, Format, Greeting, Kind, LeftOut, LikelyPerson, Link, ListFile, ListOfCsv, ListPost, ListSource, ListText, ListUsed,
  ModuleOptions, Moment, Options, Part, Person, PersonSpan, Published, Question, QuoteSpan, ReadingOptions, Request,
  RoleSpan, RoleStatus, Source, Span, Stretch, Structure, Supplies, SupersedingOptions, Unusable, WasmSource, WorkerLike,
} from 'whowhen/contract';
import { analyze, createEngine, createLocalEngine } from 'whowhen';
import { WhoWhenElement, languages } from 'whowhen/element';
import type { Adapter, SimpleAdapter, Strings, TextSource } from 'whowhen/element';
import { WhoWhenElement as Defined } from 'whowhen/element/define';
import { DomText, domAdapter } from 'whowhen/element/dom-adapter';

const options: ReadingOptions = { published: '2013-11-05', threshold: 0.5, signal: AbortSignal.timeout(9) };
const plain: Options = options;
const anchor: Anchor = { text: 'Ford', before: 'the ' };
const corrections: Correction[] = [{ do: 'reject', kind: 'person', ...anchor }];

const analysis: Analysis = await analyze('Jay Carney left on Tuesday.', options, corrections);
const people: Person[] = analysis.people;
const { organizations, places: placesNamed } = analysis;
const checks: Check[] = analysis.checks;
const moments: Moment[] = analysis.timeline;
const actions: Action[] = checks.flatMap((check) => (check.severity === 'hint' ? [] : check.actions));
const replaced = (action: Action): string => (action.do === 'replace' ? action.with : '');
const structure: Structure = analysis.structure;
const headline: Part | null | undefined = structure.headline;
const published: Published | null | undefined = analysis.published;
const places: Stretch[] = analysis.spans;
const unusable: Unusable[] = analysis.unusable ?? [];

const post: ListPost = { post: 'mayor', organization: 'Harrow Council', from: '2021-05', until: '2025-05-06' };
const council: ListFile = {
  name: 'Council desk',
  version: '3',
  people: ['Ruth Calder', { name: 'Tom Hale', aliases: ['Tommy Hale'], posts: [post], case: 'any' }],
  dates: [{ name: 'Derby Day', rule: '1st Saturday of June' }],
  patterns: [{ pattern: 'Docket No\\. \\d+', kind: 'organization' }],
  style: [{ words: ['adviser'], message: 'write “advisor”', severity: 'warning', replacement: 'advisor' }],
};
const style: ListText = { file: 'style.csv', text: 'kind,name\n' };
const lists: ListSource[] = [council, style, 'kind,name\n'];
const listed: ReadingOptions = { lists, trace: true };
const used: ListUsed[] = (await analyze('', listed)).lists ?? [];
const leftOut: LeftOut[] = used.flatMap((list) => list.leftOut);
const ofModule: ModuleOptions = { published: '2013-11-05' };
const supplies: Supplies = { lists };

function wordsOf(span: Span): string {
  const kind: Kind = span.kind;
  switch (span.kind) {
    case 'person':
      return wordsOfPerson(span);
    case 'role':
      return statusOf(span);
    case 'date':
      return valueOf(span) ?? kind;
    case 'quote':
      return speakerOf(span);
    default:
      return nameOf(span) ?? '';
  }
}
const wordsOfPerson = (span: PersonSpan): string => people[span.person]?.name ?? '';
const linkOf = (span: RoleSpan | QuoteSpan): Link | null => span.link ?? null;
const sureness = (span: RoleSpan | QuoteSpan): number | undefined => linkOf(span)?.confidence;
const sharesOf = (link: Link): string[] => (link.candidates ?? []).map(({ person, share }: LikelyPerson) => `${people[person]?.name} ${share}`);
const sourceOf = ({ source }: QuoteSpan): Source | null => source ?? null;
const reasons = (span: Span): string[] => span.because.map(({ code, text }: Because) => `${code}: ${text}`);
const statusOf = (span: RoleSpan): RoleStatus => span.status;
const valueOf = (span: DateSpan): string | null | undefined => span.value;
const speakerOf = (span: QuoteSpan): string => sourceOf(span)?.text ?? String(span.speaker);
const nameOf = (span: EntrySpan): string | undefined => entriesOf(span)[span.entry]?.name;
const entriesOf = (span: EntrySpan): Entry[] => (span.kind === 'place' ? placesNamed : organizations);

const bytes: WasmSource = new Uint8Array();
const worker: WorkerLike = new Worker('worker.js', { type: 'module' });
const parts: EngineParts = {
  load: () => bytes,
  loadPatterns: () => bytes,
  spawn: () => worker,
  timeout: (text) => text.length,
};
const engine: Engine = createEngine(parts);
const local: Engine = createLocalEngine(fetch('whowhen.wasm'), { loadPatterns: () => bytes });
const readable: ListUsed[] = await engine.readLists(lists);
const ofCsv: ListOfCsv = await engine.listOfCsv('kind,name\n');
await engine.ready();
const draft: SupersedingOptions = { ...plain, supersedes: 'draft 7' };
const superseded: Analysis | null = await engine.analyze('', draft, corrections);
const unwritten: string | null = await engine.write('html', '', { supersedes: Symbol('draft') });
const left: Unusable[] = await engine.validate(corrections);
const formats: Format[] = await local.formats();
const written: string = await engine.write('html', '', options, corrections);
engine.close();

const isFailure = (error: unknown): error is Failure => error instanceof Error && 'code' in error;
const why = (error: unknown): string => {
  if (!isFailure(error)) return String(error);
  const code: FailureCode = error.code;
  if (error.code === 'module-not-served') return `${error.parameters.file}: ${error.parameters.status}`;
  return `${code}: ${error.message}`;
};
const status: Failures['module-not-served']['status'] = 404;

const question: Question = { type: 'analyze', text: '', options: ofModule };
const request: Request = { ...question, ...supplies, id: 1 };
const answers: Answers['formats'] = formats;
const answer: Answer = { id: 1, ok: true, result: answers };
const greeting: Greeting = { id: 0, greeting: true };
const edit: Edit = { start: 0, removed: 0, inserted: '' };

WhoWhenElement.engine = () => engine;
const element: WhoWhenElement = document.createElement('who-when');
element.published = '2013-11-05';
element.layers = ['person', 'role'];
element.corrections = corrections;
element.lists = [...lists, ofCsv.list];
const refreshed: Promise<void> = element.refreshLists();
const last: Analysis | null = element.analysis;
const asked: Promise<Analysis> = element.analyze();
const exported: Promise<string> = element.export('json');
const detach: () => void = element.attach({
  root: document.body,
  text: () => document.body.innerText,
  range: (start, end) => (start < end ? new Range() : null),
  watch: (changed) => {
    addEventListener('input', changed);
    return () => removeEventListener('input', changed);
  },
});

class EditorText implements TextSource {
  constructor(readonly text: string) {}
  range(start: number, end: number): Range | null {
    return start < end && end <= this.text.length ? new Range() : null;
  }
  hasNodesOf(before: EditorText): boolean {
    return before.text === this.text;
  }
}
const whole: Adapter = {
  root: document.body,
  over: document.createElement('textarea'),
  textSource: () => new EditorText(document.body.innerText),
  watch: () => () => {},
  reveal: (range) => range.startContainer.parentElement?.scrollIntoView(),
};
const simple = (text: string): SimpleAdapter => ({
  root: document.body,
  text: () => text,
  range: () => null,
  watch: () => () => {},
});
element.attach(whole)();
element.attach(simple('Jay Carney left.'))();
element.attach(domAdapter(document.body, ({ className }) => className === 'menu'));
const shown: string = new DomText(document.body).text;
element.addEventListener('whowhen-analysis', ({ detail }) => detail.analysis.people.map(({ name }) => name));
element.addEventListener('whowhen-select', ({ detail }) => wordsOf(detail.span) + detail.index.toFixed());
element.addEventListener('whowhen-correct', ({ detail }) => detail.corrections.length);
const same: typeof WhoWhenElement = Defined;

const { en } = languages;
const german: Strings = { ...en!, language: 'de', lists: { ...en!.lists, people: 'Personen' } };
languages.de = german;
element.lang = 'de-AT';

// @ts-expect-error: a language has all words.
languages.fr = { language: 'fr' };
// @ts-expect-error: an adapter says when its text changes.
element.attach({ root: document.body, text: () => '', range: () => null });
// @ts-expect-error: there is no such kind.
element.layers = ['planet'];
// @ts-expect-error: a correction says what it does.
await analyze('', {}, [{ text: 'Ford' }]);
// @ts-expect-error: a pattern says what it finds.
await analyze('', { lists: [{ patterns: [{ pattern: 'Docket' }] }] });
// @ts-expect-error: what is superseded has no analysis.
const sure: Analysis = await engine.analyze('', draft);
// @ts-expect-error: only the element itself tells what was decided.
element.decided(corrections);

export { actions, answer, asked, checks, detach, edit, exported, greeting, headline, last, left, leftOut, linkOf, moments, places, published, readable, reasons, refreshed, replaced, request, same, sharesOf, shown, status, superseded, sure, sureness, unusable, unwritten, why, written };
