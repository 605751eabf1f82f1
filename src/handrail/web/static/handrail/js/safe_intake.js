import { filled, gettext } from "./words.js";

/* The form of safe intake: each field is read at a pause, what must go is marked and replaced by
   one click, and what passed is kept in this browser until it is sent. Works without this, too. */

const PAUSE = 350;
const KEEP_FOR = 14 * 24 * 3600 * 1000;

const read = (key) => {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? {};
    return Date.now() - (kept.at ?? 0) < KEEP_FOR ? (kept.texts ?? {}) : {};
  } catch {
    return {};
  }
};

const write = (key, texts) => {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts }));
  } catch {
    /* A browser that keeps nothing: the page itself still does. */
  }
};

class Field {
  constructor(form, frame) {
    this.form = form;
    this.code = frame.dataset.safeField;
    this.text = frame.querySelector("textarea");
    this.marks = frame.querySelector(".safe-marks");
    this.found = frame.querySelector(".safe-found");
    this.count = frame.querySelector("[data-count]");
    this.asked = 0;
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("scroll", () => this.align());
    this.found.addEventListener("click", (event) => this.clicked(event));
    this.say();
    this.mark();
  }

  typed() {
    this.say();
    this.marks.replaceChildren();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  say() {
    const longest = Number(this.text.dataset.longest);
    const length = [...this.text.value].length;
    this.count.textContent = filled(gettext("{done} of {all} characters"), { done: length.toLocaleString(document.documentElement.lang), all: longest.toLocaleString(document.documentElement.lang) });
    this.count.classList.toggle("over", length > longest);
  }

  async check() {
    clearTimeout(this.timer);
    const number = ++this.asked;
    const text = this.text.value;
    const body = new URLSearchParams({ field: this.code, text });
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]");
    if (token) body.set("csrfmiddlewaretoken", token.value);
    let html;
    try {
      const answer = await fetch(this.form.dataset.check, { method: "POST", body });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      html = await answer.text();
    } catch {
      if (number === this.asked) this.unread();
      return;
    }
    if (number !== this.asked || text !== this.text.value) return;
    if (this.found.innerHTML.trim() !== html.trim()) this.found.innerHTML = html;
    this.mark();
    this.keep();
  }

  unread() {
    const said = document.createElement("p");
    said.className = "small soft";
    said.textContent = gettext("This could not be checked just now. It is checked again when you send it.");
    this.found.replaceChildren(said);
    this.text.removeAttribute("aria-invalid");
  }

  get parts() {
    return [...this.found.querySelectorAll("[data-start]")].map((button) => ({
      start: Number(button.dataset.start),
      end: Number(button.dataset.end),
      instead: button.dataset.with,
    }));
  }

  mark() {
    const wrong = this.found.querySelector(".safe-refused, .safe-problem") !== null;
    if (wrong) this.text.setAttribute("aria-invalid", "true");
    else this.text.removeAttribute("aria-invalid");
    const pieces = [];
    const text = this.text.value;
    let at = 0;
    for (const part of this.parts) {
      const marked = document.createElement("mark");
      marked.textContent = text.slice(part.start, part.end);
      pieces.push(text.slice(at, part.start), marked);
      at = part.end;
    }
    this.marks.replaceChildren(...(pieces.length ? [...pieces, text.slice(at), "\n"] : []));
    this.align();
  }

  align() {
    this.marks.scrollTop = this.text.scrollTop;
  }

  clicked(event) {
    const button = event.target.closest("[name=repair]");
    if (!button) return;
    event.preventDefault();
    const parts = "all" in button.dataset ? this.parts : this.parts.filter((part) => part.start === Number(button.dataset.start));
    this.text.focus();
    for (const part of parts.reverse()) {
      this.text.setSelectionRange(part.start, part.end);
      // The old command keeps the browser's own undo; not every browser has it.
      if (!document.execCommand("insertText", false, part.instead)) this.text.setRangeText(part.instead);
    }
    this.say();
    this.check();
  }

  keep() {
    const texts = read(this.form.dataset.keep);
    if (this.parts.length === 0 && this.text.value.trim()) texts[this.code] = this.text.value;
    else delete texts[this.code];
    write(this.form.dataset.keep, texts);
  }
}

const start = (form) => {
  form.classList.add("marks");
  const fields = [...form.querySelectorAll("[data-safe-field]")].map((frame) => new Field(form, frame));
  const kept = read(form.dataset.keep);
  const forget = document.querySelector("[data-safe-forget]");
  if (fields.every((field) => field.text.value === "")) {
    for (const field of fields) {
      if (!kept[field.code]) continue;
      field.text.value = kept[field.code];
      field.say();
      field.check();
    }
  }
  if (forget) {
    forget.hidden = false;
    forget.addEventListener("click", () => {
      localStorage.removeItem(form.dataset.keep);
      for (const field of fields) {
        field.text.value = "";
        field.say();
        field.found.replaceChildren();
        field.mark();
      }
      fields[0].text.focus();
    });
  }
};

for (const form of document.querySelectorAll("[data-safe-intake]")) start(form);
for (const sent of document.querySelectorAll("[data-safe-sent]")) localStorage.removeItem(sent.dataset.safeSent);
document.getElementById("safe-wrong")?.focus();
