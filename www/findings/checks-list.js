// @ts-check
/** What an editor may want to look at, and what can be done about it. */

import { messageOf } from './describe.js';
import { h } from '../platform/dom.js';
import { entry } from './list.js';

/** @import { Action, Check } from '../contract.js' */
/** @import { ListActions } from './list.js' */
/** @import { Strings } from '../strings.js' */

/** @param {Check} check @param {ListActions} actions */
export function checkItem(check, actions) {
  const { start, severity } = check;
  const { dismiss: word, dismissThis, severities } = actions.strings.checks;
  const message = messageOf(check);
  const show = entry(`check ${check.check} ${start}`, message, (from) => actions.showCheck(check, from));
  show.classList.add('message');
  const dismiss = entry(`dismiss ${check.check} ${start}`, word, () => actions.dismiss(check), dismissThis(message));
  dismiss.classList.add('dismiss');
  const offered = offeredBy(check, actions.act, actions.strings).map(([words, act]) => {
    const button = entry(`${words} ${start}`, words, act, `${words}: ${message}`);
    button.classList.add('dismiss');
    return button;
  });
  return h('li', {}, h('span', { class: `severity ${severity}` }, severities[severity]), show, ...offered, dismiss);
}

/**
 * What can be done about a check, in words.
 *
 * @param {Check} check
 * @param {((action: Action) => void) | undefined} act Does it; without it, nothing can be done.
 * @param {Strings} strings
 * @returns {[words: string, act: () => void][]}
 */
export function offeredBy(check, act, { checks }) {
  const inWords = (/** @type {Action} */ action) => (action.do === 'replace' ? checks.write(action.with) : checks.givePublished);
  return act ? check.actions.map((action) => [inWords(action), () => act(action)]) : [];
}
