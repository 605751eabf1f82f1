/* Copies of what was typed and not saved yet, in this browser: one for each time a page was opened. */
import { Copy } from "./copy.js";

const PREFIX = "handrail:draft:playbook:";

export class TextCopies {
  constructor(draft) {
    this.prefix = `${PREFIX}${draft}:`;
    this.key = `${this.prefix}${Date.now()}`;
  }

  keep(copy) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...copy, at: Date.now() }));
    } catch {
      return;
    }
  }

  drop(key = this.key) {
    localStorage.removeItem(key);
  }

  /** The newest copy that an earlier page left, with its key. */
  left() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix) && key !== this.key);
    for (const key of keys.sort().reverse()) {
      try {
        return { key, ...JSON.parse(localStorage.getItem(key)) };
      } catch {
        this.drop(key);
      }
    }
    return null;
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.action?.endsWith("/accounts/logout/")) Copy.dropAll();
});
