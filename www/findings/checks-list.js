// @ts-check
/** What an editor may want to look at. */

import { messageOf } from './describe.js';
import { h } from '../platform/dom.js';
import { entry } from './list.js';

/** @import { Check } from '../contract.js' */
/** @import { ListActions } from './list.js' */

/** @param {Check} check @param {ListActions} actions */
export function checkItem(check, actions) {
  const { start } = check;
  const { dismiss: word, dismissThis } = actions.strings.checks;
  const message = messageOf(check);
  const show = entry(`check ${check.check} ${start}`, message, (from) => actions.showCheck(check, from));
  show.classList.add('message');
  const dismiss = entry(`dismiss ${check.check} ${start}`, word, () => actions.dismiss(check), dismissThis(message));
  dismiss.classList.add('dismiss');
  return h('li', {}, show, dismiss);
}
