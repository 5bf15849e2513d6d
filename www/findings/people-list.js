// @ts-check
/** The cast: everybody with roles, mentions and quotes. */

import { rolesOf } from './describe.js';
import { h } from '../platform/dom.js';
import { entry, stepper } from './list.js';

/** @import { Analysis, Person } from '../contract.js' */
/** @import { ListActions } from './list.js' */

/** @param {Analysis} analysis @param {Person} person @param {ListActions} actions */
export function personItem(analysis, person, actions) {
  const { id, name, aliases, mentions, quotes } = person;
  const { lists } = actions.strings;
  const first = mentions[0];
  const title = entry(`person ${name}`, name, (from) => {
    if (first !== undefined) actions.show(first, from);
  });
  title.classList.add('name');
  const mentioned = stepper({ key: `mention ${name}`, name, counted: lists.mentions, indexes: mentions }, actions);
  const said = stepper({ key: `quote ${name}`, name, counted: lists.quotesOf, indexes: quotes }, actions);
  const relate = () => actions.relate(mentions);
  const release = () => actions.relate([]);
  return h(
    'li',
    { 'data-person': id, mouseenter: relate, mouseleave: release, focusin: relate, focusout: release },
    title,
    aliases.length ? h('p', { class: 'also' }, lists.also(aliases)) : null,
    roles(analysis, person, actions),
    h('p', { class: 'steppers' }, mentioned, said),
  );
}

/** @param {Analysis} analysis @param {Person} person @param {ListActions} actions */
function roles(analysis, person, actions) {
  const places = new Map(person.roles.map((index) => [analysis.spans[index], index]));
  const items = rolesOf(analysis, person.roles).map((role) => {
    const index = places.get(role) ?? -1;
    const status = role.status === 'current' ? '' : actions.strings.statuses[role.status];
    const button = entry(`role ${role.text} ${person.name}`, role.text, (from) => actions.show(index, from));
    return h('li', {}, button, status ? h('span', { class: 'status' }, status) : null);
  });
  return items.length ? h('ul', { class: 'roles', role: 'list' }, ...items) : null;
}
