// @ts-check
/** The menu of formats: saves or copies what was read, in each of them. */

import { failureInWords } from '../failures.js';
import { h } from '../platform/dom.js';
import { save } from '../platform/save.js';
import { strings } from '../page-strings.js';

/** @import { Engine, Format } from '../contract.js' */

const { exports: words } = strings;

/**
 * @param {HTMLElement} menu
 * @param {Engine} engine
 * @param {object} desk
 * @param {(format: Format) => Promise<string>} desk.write
 * @param {(words: string) => void} desk.say
 */
export async function showExports(menu, engine, { write, say }) {
  try {
    const formats = await engine.formats();
    menu.replaceChildren(...formats.map((format) => row(format, write, say)));
  } catch (error) {
    menu.replaceChildren(h('p', {}, words.failed(failureInWords(error, strings))));
  }
}

/**
 * @param {Format} format
 * @param {(format: Format) => Promise<string>} write
 * @param {(words: string) => void} say
 */
function row(format, write, say) {
  const { name, about, extension, mediaType } = format;
  const attempt = (/** @type {() => Promise<void>} */ action) => () =>
    action().catch((error) => say(words.failed(failureInWords(error, strings))));
  const saved = attempt(async () => {
    save(`whowhen.${extension}`, await write(format), mediaType);
    say(words.saved(`whowhen.${extension}`));
  });
  const copied = attempt(async () => {
    await navigator.clipboard.writeText(await write(format));
    say(words.copied(name));
  });
  return h(
    'div',
    { class: 'format' },
    h('p', {}, h('strong', {}, name), h('span', {}, about)),
    h('button', { type: 'button', 'aria-label': words.saveAs(name), click: saved }, words.save),
    h('button', { type: 'button', 'aria-label': words.copyAs(name), click: copied }, words.copy),
  );
}
