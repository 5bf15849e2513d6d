/** A clipboard with what other programs put on it. */

/** @import { App } from './harness.mjs' */

/** Puts these flavours on the clipboard as they are, unlike `navigator.clipboard`, and pastes. @param {App} desk @param {Record<string, string>} flavours */
export async function paste(desk, flavours) {
  await desk.page.evaluate((all) => {
    const copied = (/** @type {ClipboardEvent} */ event) => {
      for (const [type, data] of Object.entries(all)) event.clipboardData?.setData(type, data);
      event.preventDefault();
    };
    document.addEventListener('copy', copied, { once: true });
    document.execCommand('copy');
  }, flavours);
  await desk.text.focus();
  await desk.page.keyboard.press('ControlOrMeta+V');
  await desk.settled();
}
