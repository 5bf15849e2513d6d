// @ts-check
/**
 * The other tabs of this browser that have the page open: tells them that what is stored has
 * changed, and hears it of them, out of sight too. What has changed, the storage itself says.
 */

export class OtherTabs {
  #name;
  #changed;
  /** @type {BroadcastChannel | undefined} */
  #channel;

  /** @param {string} name What is stored. @param {() => void} changed */
  constructor(name, changed) {
    this.#name = name;
    this.#changed = changed;
    this.#open();
    // A page that is put aside to come back as it is must not listen; nor has it heard anything.
    addEventListener('pagehide', () => this.#channel?.close());
    addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      this.#open();
      changed();
    });
  }

  /** What is stored has changed here. */
  tell() {
    try {
      this.#channel?.postMessage('changed');
    } catch {
      // The page is just being left, and the channel closed: the others see it when they look next.
    }
  }

  #open() {
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener('message', () => this.#changed());
    } catch {
      // A browser that forbids it forbids the storage too.
    }
  }
}
