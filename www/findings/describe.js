// @ts-check
/** What a card says about a mark: rows of a name and a value, and reasons. Data in, data out. */

import { inWords } from './edtf.js';
import { strings } from '../strings.js';

/** @import { Analysis, Check, DateSpan, PersonSpan, RoleSpan, Span } from '../contract.js' */

/** @typedef {[name: string, value: string]} Row */

const { card, statuses } = strings;
const { rows } = card;

/**
 * The rows of a mark's card; a value that is not there makes no row.
 *
 * @param {Analysis} analysis
 * @param {Span} span
 * @returns {Row[]}
 */
export function rowsOf(analysis, span) {
  const said = [...ownRows(analysis, span), row(rows.confidence, card.confidence(span.confidence))];
  return said.filter((pair) => pair[1] !== '');
}

/**
 * @param {Analysis} analysis
 * @param {Span} span
 * @returns {Row[]}
 */
function ownRows(analysis, span) {
  switch (span.kind) {
    case 'person':
      return personRows(analysis, span);
    case 'role':
      return roleRows(analysis, span);
    case 'date':
      return dateRows(span);
    case 'quote':
      return [row(rows.speaker, nameOf(analysis, span.speaker) ?? card.unknown)];
    default:
      return [];
  }
}

/** @param {Analysis} analysis @param {PersonSpan} span @returns {Row[]} */
function personRows(analysis, span) {
  const person = analysis.people[span.person];
  if (!person) return [];
  return [
    row(rows.name, person.name),
    row(rows.aliases, person.aliases.join(', ')),
    row(rows.roles, rolesOf(analysis, person.roles).map(roleInWords).join('; ')),
    row(rows.mentions, card.times(person.mentions.length)),
  ];
}

/** @param {Analysis} analysis @param {RoleSpan} span @returns {Row[]} */
function roleRows(analysis, span) {
  const holders = span.people.map((id) => nameOf(analysis, id)).join(', ');
  return [
    row(rows.title, span.title),
    row(rows.organization, span.organization ?? ''),
    row(rows.scope, span.scope ?? ''),
    row(rows.status, statuses[span.status]),
    row(rows.holders, holders || card.nobody),
  ];
}

/** @param {DateSpan} span @returns {Row[]} */
function dateRows(span) {
  return [
    row(rows.value, span.value ? valueInWords(span.value) : card.unknown),
    row(rows.basis, span.basis),
    row(rows.alternatives, span.alternatives.map(valueInWords).join('; ')),
  ];
}

/**
 * A date for people, with the value that programs read.
 *
 * @param {string} value
 */
function valueInWords(value) {
  const words = inWords(value);
  return words === value ? value : `${words} (${value})`;
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

/** @param {RoleSpan} role */
function roleInWords(role) {
  return role.status === 'current' ? role.text : `${role.text} (${statuses[role.status]})`;
}

/**
 * @param {Analysis} analysis
 * @param {number | null | undefined} id
 */
export function nameOf(analysis, id) {
  return id === null || id === undefined ? undefined : analysis.people[id]?.name;
}

/** What a check says, as a sentence. @param {Check} check */
export function messageOf({ message }) {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** @param {string} name @param {string} value @returns {Row} */
function row(name, value) {
  return [name, value];
}
