// @ts-check
/** The menu of corrections: takes back, makes again, forgets, and carries them in one file. */

import { failureInWords } from '../failures.js';
import { h } from '../platform/dom.js';
import { save } from '../platform/save.js';
import { strings } from '../page-strings.js';
import { withoutUnusable } from './corrections.js';

/** @import { Correction, Engine } from '../contract.js' */
/** @import { CorrectionHistory, Step } from './correction-history.js' */

const { corrections: words } = strings;

/** Steps that the menu lists, newest first; the file has all. */
const LISTED = 50;

export class CorrectionsMenu {
  #menu;
  #summary;
  #history;
  #engine;
  #say;
  /** Why a correction does not count. @type {ReadonlyMap<Correction | undefined, string>} */
  #unusable = new Map();
  #file = h('input', { type: 'file', accept: '.json,application/json', hidden: true });

  /**
   * @param {HTMLElement} menu
   * @param {HTMLElement} summary What opens the menu; says how many there are.
   * @param {{history: CorrectionHistory, engine: Engine, say: (words: string) => void}} desk
   */
  constructor(menu, summary, { history, engine, say }) {
    this.#menu = menu;
    this.#summary = summary;
    this.#history = history;
    this.#engine = engine;
    this.#say = say;
    this.#file.addEventListener('change', () => this.#load());
    this.show();
  }

  /** Shows the corrections as they are now. */
  show() {
    const { steps, canUndo, canRedo, corrections } = this.#history;
    this.#summary.textContent = words.summary(steps.length);
    const hadFocus = this.#menu.contains(document.activeElement);
    const key = document.activeElement?.getAttribute('data-key');
    const list = steps.length ? [this.#list([...steps].reverse())] : [];
    this.#menu.replaceChildren(
      h(
        'div',
        { class: 'actions' },
        action('undo', words.undo, canUndo, () => this.#history.undo()),
        action('redo', words.redo, canRedo, () => this.#history.redo()),
        action('save', words.save, canUndo, () => this.#save(corrections)),
        action('load', words.load, true, () => this.#file.click()),
        action('forget', words.forgetAll(steps.length), canUndo, () => this.#forgetAll()),
        this.#file,
      ),
      h('p', { class: 'none' }, steps.length ? words.shared : words.none),
      ...list,
    );
    if (!hadFocus) return;
    const again = key && this.#menu.querySelector(`[data-key="${key}"]:enabled`);
    const target = again || this.#menu.querySelector('button:enabled') || this.#summary;
    if (target instanceof HTMLElement) target.focus();
  }

  /** Says of these corrections why they do not count. @param {ReadonlyMap<Correction | undefined, string>} unusable */
  showUnusable(unusable) {
    if (unusable.size === 0 && this.#unusable.size === 0) return;
    this.#unusable = unusable;
    this.show();
  }

  /** @param {Step[]} steps */
  #list(steps) {
    const items = steps.slice(0, LISTED).map((step) => {
      const said = step.corrections.map((correction) => this.#inWords(correction)).join('; ');
      const forget = action('', words.forget, true, () => this.#history.forget([step]));
      forget.setAttribute('aria-label', words.forgetThis(said));
      return h('li', {}, h('span', {}, said), forget);
    });
    return h('ul', { role: 'list', tabindex: 0, 'aria-label': words.list }, ...items);
  }

  /** @param {Correction} correction */
  #inWords(correction) {
    const why = this.#unusable.get(correction);
    return why === undefined ? words.inWords(correction) : words.unused(why);
  }

  #forgetAll() {
    this.#say(words.forgotten(this.#history.forgetAll()));
  }

  /** @param {Correction[]} corrections */
  #save(corrections) {
    save('whowhen-corrections.json', `${JSON.stringify(corrections, null, 2)}\n`, 'application/json');
    this.#say(words.saved(corrections.length));
  }

  async #load() {
    const [file] = this.#file.files ?? [];
    this.#file.value = '';
    if (!file) return;
    try {
      const corrections = JSON.parse(await file.text());
      if (!Array.isArray(corrections)) throw new Error(words.noList);
      // What is left out stays in the file, for a version that can use it.
      const unusable = await this.#engine.validate(corrections);
      const loaded = words.loaded(this.#history.take(withoutUnusable(corrections, unusable)));
      this.#say(`${loaded} ${words.unusable(unusable)}`.trim());
    } catch (error) {
      this.#say(words.notLoaded(file.name, failureInWords(error, strings)));
    }
  }
}

/** @param {string} key @param {string} label @param {boolean} enabled @param {() => void} pressed */
function action(key, label, enabled, pressed) {
  return h('button', { type: 'button', 'data-key': key, disabled: !enabled, click: pressed }, label);
}
