// @ts-check
/**
 * What is said of a mark, of a check and of the publication date: the one place that reads the reasons
 * of an analysis and words what it found. Data in, data out.
 */

import { inWords } from './edtf.js';
import { READS } from '../strings.js';

/** @import { Analysis, Because, Check, DateSpan, PersonSpan, Published, QuoteSpan, RoleSpan, Span } from '../contract.js' */
/** @import { Strings } from '../strings.js' */

/** @typedef {[name: string, value: string, lang?: string]} Row With the value's language if that is not the name's. */

/**
 * The rows of a mark's card; a value that is not there makes no row.
 *
 * @param {Analysis} analysis
 * @param {Span} span
 * @param {Strings} strings
 * @returns {Row[]}
 */
export function rowsOf(analysis, span, strings) {
  const { card } = strings;
  /** @type {Row[]} */
  const said = [...ownRows(analysis, span, strings), [card.rows.confidence, card.confidence(span.confidence)]];
  return said.filter(([, value]) => value !== '');
}

/**
 * @param {Analysis} analysis
 * @param {Span} span
 * @param {Strings} strings
 * @returns {Row[]}
 */
function ownRows(analysis, span, strings) {
  switch (span.kind) {
    case 'person':
      return personRows(analysis, span, strings);
    case 'role':
      return roleRows(analysis, span, strings);
    case 'date':
      return dateRows(span, strings);
    case 'quote':
      return quoteRows(analysis, span, strings);
    default:
      return [];
  }
}

/** @param {Analysis} analysis @param {PersonSpan} span @param {Strings} strings @returns {Row[]} */
function personRows(analysis, span, { card: { rows, times }, statuses }) {
  const person = analysis.people[span.person];
  if (!person) return [];
  const roles = rolesOf(analysis, person.roles).map(({ text, status }) =>
    status === 'current' ? text : `${text} (${statuses[status]})`,
  );
  return [
    [rows.name, person.name, READS],
    [rows.aliases, person.aliases.join(', '), READS],
    [rows.roles, roles.join('; '), READS],
    [rows.mentions, times(person.mentions.length)],
  ];
}

/** @param {Analysis} analysis @param {RoleSpan} span @param {Strings} strings @returns {Row[]} */
function roleRows(analysis, span, strings) {
  const { rows, nobody } = strings.card;
  const holders = span.people.map((id) => nameOf(analysis, id)).join(', ');
  return [
    [rows.title, span.title, READS],
    [rows.organization, span.organization ?? '', READS],
    [rows.scope, span.scope ?? '', READS],
    [rows.status, strings.statuses[span.status]],
    holders ? [rows.holders, holders, READS] : [rows.holders, nobody],
    ...linkRows(span, strings),
  ];
}

/** @param {DateSpan} span @param {Strings} strings @returns {Row[]} */
function dateRows(span, { card: { rows, unknown }, dates }) {
  const { value, alternatives } = span;
  // For people, with the value that programs read.
  const both = (/** @type {string} */ one) => {
    const words = inWords(one, dates);
    return words === one ? one : `${words} (${one})`;
  };
  return [
    [rows.value, value ? both(value) : unknown],
    [rows.basis, reasonInWords(span.basis), READS],
    [rows.alternatives, alternatives.map(both).join('; ')],
  ];
}

/** @param {Analysis} analysis @param {QuoteSpan} span @param {Strings} strings @returns {Row[]} */
function quoteRows(analysis, span, strings) {
  const { rows, unknown } = strings.card;
  const speaker = speakerOf(analysis, span);
  return [speaker ? [rows.speaker, speaker, READS] : [rows.speaker, unknown], ...linkRows(span, strings)];
}

/** How sure it is whose a mark is. @param {RoleSpan | QuoteSpan} span @param {Strings} strings @returns {Row[]} */
function linkRows({ link }, { card }) {
  return link ? [[card.rows.whose, card.confidence(link.confidence)]] : [];
}

/**
 * Roles by their indexes, each wording once.
 *
 * @param {Analysis} analysis
 * @param {number[]} indexes
 * @returns {RoleSpan[]}
 */
export function rolesOf(analysis, indexes) {
  /** @type {Map<string, RoleSpan>} */
  const byWords = new Map();
  for (const index of indexes) {
    const span = analysis.spans[index];
    if (span?.kind === 'role' && !byWords.has(span.text)) byWords.set(span.text, span);
  }
  return [...byWords.values()];
}

/**
 * @param {Analysis} analysis
 * @param {number | null | undefined} id
 */
export function nameOf(analysis, id) {
  return id === null || id === undefined ? undefined : analysis.people[id]?.name;
}

/** Who speaks: a name, or the words for somebody without one. @param {Analysis} analysis @param {QuoteSpan} span */
export function speakerOf(analysis, span) {
  return nameOf(analysis, span.speaker) ?? span.source?.text;
}

/**
 * Whose a role or quotation of nobody may be, the likelier first. How likely is not said: it is no measure of how
 * often that is right, as a link's confidence is.
 *
 * @param {Analysis} analysis
 * @param {Span} span
 */
export function likelyPeople(analysis, span) {
  const candidates = ('link' in span && span.link?.candidates) || [];
  return candidates.flatMap(({ person }) => {
    const name = nameOf(analysis, person);
    return name ? [{ id: person, name }] : [];
  });
}

/**
 * Why a mark is there and what ties it to people, a sentence each, in the language of the text.
 *
 * @param {Span} span
 */
export function reasonsOf(span) {
  const link = 'link' in span ? span.link : undefined;
  return [...span.because, ...(link?.because ?? [])].map(reasonInWords);
}

/** In the language of the text: the page has no words of its own for reasons yet. @param {Because} because */
function reasonInWords({ text }) {
  return text;
}

/**
 * Where the publication date is from, unless somebody gave it.
 *
 * @param {Published | null | undefined} published
 * @param {Strings} strings
 */
export function publishedInWords(published, { published: words }) {
  switch (published?.basis.code) {
    case 'written':
      return words.written(published.value);
    case 'inferred':
      return words.inferred(published.value, (published.because ?? []).map(reasonInWords));
    default:
      return '';
  }
}

/** What a check says, as a sentence. @param {Check} check */
export function messageOf({ message }) {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
