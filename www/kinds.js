// @ts-check
/** The kinds of mark, in the order in which a person is shown them. */

/** @import { Kind } from './contract.js' */

/** @type {readonly Kind[]} */
export const KINDS = ['person', 'role', 'date', 'organization', 'place', 'quote'];
