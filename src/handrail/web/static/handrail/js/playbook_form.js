import { isTyping } from "./keys.js";
import { notice } from "./notices.js";
import { filled, gettext } from "./words.js";

const SAVE_AFTER = 900;
const LOOK_EVERY = 10_000;
const TRY_AGAIN = [2_000, 5_000, 15_000];
const PREFIX = "handrail:playbook:";
const form = document.querySelector("form[data-autosave]");
const state = document.getElementById("draft-state");

/* What was typed lies in this browser until the server has it: a reload loses nothing. */
class Copy {
  constructor() {
    this.key = `${PREFIX}${form.dataset.member}:${location.pathname}`;
  }

  keep(fields, was, code) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ fields, was, code }));
    } catch {
      return;
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  drop() {
    localStorage.removeItem(this.key);
  }
}

class Autosave {
  constructor() {
    this.copy = new Copy();
    this.tries = 0;
    this.paused = "conflict" in form.dataset;
    this.saved = this.fields();
    this.samples = this.only(this.saved, true);
    this.before = form.elements.was.value;
    form.querySelector("[data-save]").hidden = true;
    form.querySelector("[data-autosaved]").hidden = false;
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("change", (event) => this.typed(event.target));
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
    setInterval(() => this.look(), LOOK_EVERY);
    this.restore();
  }

  /* Name and value of everything that is typed, without what the page itself sends along. */
  fields() {
    const own = ["csrfmiddlewaretoken", "was", "revision", "member_code", "first_code", "to_choose"];
    const pairs = [...new FormData(form)];
    return JSON.stringify(pairs.filter(([name]) => !own.includes(name) && !name.startsWith("choose.")));
  }

  only(fields, samples) {
    return JSON.stringify(JSON.parse(fields).filter(([name]) => name.startsWith("sample.") === samples));
  }

  isDirty() {
    return this.only(this.fields(), false) !== this.only(this.saved, false);
  }

  typed(element) {
    if (element?.getAttribute("name")?.startsWith("choose.")) return;
    if (this.isDirty()) {
      this.copy.keep(this.fields(), this.before, form.elements.member_code?.value);
      if (!this.paused) this.say(gettext("Not saved yet"));
    }
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), SAVE_AFTER);
  }

  async save(chosen = false) {
    clearTimeout(this.waiting);
    if (!chosen && (this.paused || this.fields() === this.saved)) return;
    if (this.saving) {
      this.again = true;
      return;
    }
    this.saving = true;
    const sent = this.fields();
    if (this.isDirty() || chosen) this.say(gettext("Saving…"));
    try {
      const response = await fetch(location.pathname, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" },
      });
      if (response.headers.get("content-type")?.includes("json")) {
        this.answered(response, await response.json(), sent, chosen);
      } else if (response.status >= 500) {
        throw new Error(String(response.status));
      } else {
        this.say(gettext("Not saved yet: sign in again and reload this page. What you typed is kept in this browser."));
      }
      this.tries = 0;
    } catch {
      const wait = TRY_AGAIN[Math.min(this.tries, TRY_AGAIN.length - 1)];
      this.tries += 1;
      this.say(gettext("Not saved yet: no connection. What you typed is kept here; trying again."));
      this.waiting = setTimeout(() => this.save(chosen), wait);
    }
    this.saving = false;
    if (this.again) {
      this.again = false;
      this.save();
    }
  }

  answered(response, answer, sent, chosen) {
    if (!response.ok) {
      this.refused(answer);
      return;
    }
    this.saved = sent;
    this.before = answer.was;
    form.elements.was.value = answer.was;
    form.elements.revision.value = answer.revision;
    if (form.elements.member_code) form.elements.member_code.value = answer.code;
    for (const [id, html] of Object.entries(answer.parts)) {
      const part = document.getElementById(id);
      if (part && part.innerHTML !== html) part.innerHTML = html;
    }
    for (const field of form.querySelectorAll("[aria-describedby]")) {
      if (answer.invalid.includes(field.id)) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (chosen || !this.isDirty()) this.copy.drop();
    else this.typed(null);
    if (chosen) location.reload();
    else if (answer.theirs) this.showTheirs();
  }

  refused(answer) {
    this.say(filled(gettext("Not saved yet: {problem}"), { problem: answer.problem }));
    if (!answer.conflict) return;
    this.paused = true;
    /* Kept with what it was typed over: after a reload the choice is asked for again. */
    this.copy.keep(this.fields(), this.before, form.elements.member_code?.value);
    if (answer.was) form.elements.was.value = answer.was;
    const place = document.getElementById("conflict");
    place.innerHTML = answer.conflict;
    place.firstElementChild.focus();
  }

  submitted(event) {
    event.preventDefault();
    this.save(this.paused);
  }

  /* Somebody else changed this page and nothing of ours is unsaved. */
  showTheirs() {
    const typing = form.contains(document.activeElement) && isTyping(document.activeElement);
    if (!typing && this.only(this.fields(), true) === this.samples) location.reload();
    else if (!this.told) notice(gettext("This page was changed meanwhile"), gettext("Reload it to see what is there now."), "info");
    this.told = true;
  }

  say(words) {
    state.textContent = words;
  }

  restore() {
    const kept = this.copy.read();
    if (!kept || this.paused) return;
    if (kept.fields === this.saved) {
      this.copy.drop();
      return;
    }
    this.put(JSON.parse(kept.fields));
    /* Compared with what it was typed over: what others saved since is never overwritten. */
    this.before = kept.was;
    form.elements.was.value = kept.was;
    if (kept.code !== undefined) form.elements.member_code.value = kept.code;
    notice(gettext("What you typed before was put back"), "", "info");
    this.save();
  }

  put(pairs) {
    const byName = Map.groupBy ? Map.groupBy(pairs, ([name]) => name) : grouped(pairs);
    for (const element of form.elements) {
      if (!element.name || element.type === "hidden" || element.name.startsWith("choose.")) continue;
      const values = (byName.get(element.name) ?? []).map(([, value]) => value);
      if (element.type === "checkbox") element.checked = values.includes(element.value);
      else if (element.matches("select") && form.querySelectorAll(`[name="${CSS.escape(element.name)}"]`).length > 1) {
        element.value = values[[...form.querySelectorAll(`[name="${CSS.escape(element.name)}"]`)].indexOf(element)] ?? "";
      } else if (values.length) element.value = values[0];
    }
  }

  async look() {
    if (document.visibilityState !== "visible" || this.saving) return;
    try {
      const response = await fetch(`${form.dataset.state}?revision=${form.elements.revision.value}`, {
        headers: { Accept: "application/json" },
      });
      if (!response.ok) return;
      const answer = await response.json();
      document.getElementById("presence").innerHTML = answer.html;
      if (this.isDirty()) return;
      const here = document.querySelector(".editor-main h2").textContent.trim();
      if (answer.closed) location.reload();
      else if (answer.parts.includes(here)) this.showTheirs();
    } catch {
      return;
    }
  }
}

function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}

if (form) new Autosave();
const sections = document.querySelector("details.sections");
if (sections && matchMedia("(max-width: 899px)").matches) sections.open = false;
document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/accounts/logout/")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
});
