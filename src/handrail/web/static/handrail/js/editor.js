import { Checking } from "./checking.js";
import { Copy } from "./copy.js";
import { onKey } from "./keys.js";
import { paint, shifted } from "./marks.js";
import { notice } from "./notices.js";
import { filled, gettext } from "./words.js";

const SAVE_AFTER = 2_500;
const PART = document.getElementById("lead");

class Editor {
  constructor(form) {
    this.form = form;
    this.text = form.querySelector("#reply-text");
    this.layer = form.querySelector("#editor-marks");
    this.findings = form.querySelector("#findings");
    this.state = PART.querySelector("#draft-state");
    this.author = PART.querySelector("#draft-author");
    this.authorAsLoaded = this.author.innerHTML;
    this.loaded = this.content();
    this.saved = form.hasAttribute("data-typed") ? null : this.content();
    this.checking = new Checking(form, {
      answered: (html, text) => this.checked(html, text),
      unreachable: () => this.say(gettext("No connection: not checked and not saved; your text is kept here.")),
    });
    this.copy = new Copy(form.dataset.lead, form.elements.answers.value);
    this.readMarks();
    this.draw();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    this.text.addEventListener("blur", () => this.save());
    this.findings.addEventListener("click", (event) => this.act(event));
    this.restore();
  }

  content() {
    const { subject, recipient } = this.form.elements;
    return JSON.stringify([subject?.value ?? "", this.text.value, recipient?.value ?? ""]);
  }

  changed() {
    const now = this.text.value;
    if (now !== this.drawn) {
      this.marks = shifted(this.marks, this.drawn, now);
      this.draw();
    }
    this.tellAuthor();
    if (this.content() !== this.saved) this.copy.keep(this.form);
    this.checking.ask();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER);
  }

  /* What a person has touched says so at once, not only when it is saved. */
  tellAuthor() {
    const edited = PART.querySelector("#draft-author-if-edited");
    this.author.innerHTML = this.content() === this.loaded ? this.authorAsLoaded : edited.innerHTML;
  }

  draw() {
    this.drawn = this.text.value;
    paint(this.layer, this.drawn, this.marks);
    if (!CSS.supports("field-sizing", "content")) {
      this.text.style.height = "auto";
      this.text.style.height = `${this.text.scrollHeight + 2}px`;
    }
  }

  readMarks() {
    this.marks = JSON.parse(this.findings.firstElementChild?.dataset.marks || "[]");
    const line = PART.querySelector("#bar-line");
    if (line) line.textContent = this.findings.firstElementChild?.dataset.bar ?? "";
    for (const row of this.findings.querySelectorAll("[data-needs-script]")) row.hidden = false;
  }

  checked(html, text) {
    const focused = this.findings.contains(document.activeElement);
    this.findings.innerHTML = html;
    window.htmx.process(this.findings);
    this.settleFindings(text);
    if (focused) this.text.focus();
  }

  settleFindings(text) {
    this.readMarks();
    this.marks = shifted(this.marks, text, this.text.value);
    this.draw();
    this.tellDifference();
  }

  tellDifference() {
    const details = this.form.querySelector("#difference");
    if (!details) return;
    const now = this.findings.querySelector("[data-compared]");
    if (now) details.querySelector("[data-difference]").replaceChildren(...now.childNodes);
    details.hidden = this.form.hasAttribute("data-unchanged") && this.content() === this.loaded;
  }

  async save() {
    clearTimeout(this.saving);
    const content = this.content();
    if (content === this.saved || this.form.hasAttribute("data-stale") || !this.text.value.trim()) return;
    this.say(gettext("Saving…"));
    try {
      const response = await fetch(this.form.dataset.draft, {
        method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (!response.ok) {
        this.say(answer.problem ?? gettext("Not saved; your text is kept in this browser."));
        return;
      }
      this.saved = content;
      if (this.content() === content) this.copy.drop();
      this.say(filled(gettext("Saved as revision {number}"), { number: answer.number }));
    } catch {
      this.say(gettext("No connection: your text is kept in this browser."));
    }
  }

  /* A button that waits for its answer must stay in the page: no check may replace it now. */
  rest() {
    clearTimeout(this.saving);
    this.checking.rest();
  }

  say(words) {
    this.state.textContent = words;
  }

  restore() {
    const kept = this.copy.read();
    if (!kept || this.form.hasAttribute("data-typed")) return;
    if (kept.text === this.text.value) {
      this.copy.drop();
      return;
    }
    if (String(kept.base) === this.form.dataset.base && this.form.dataset.base === this.form.dataset.shown) {
      this.put(kept);
      this.say(gettext("What you typed before was put back."));
      return;
    }
    const box = this.form.querySelector("#kept-copy");
    box.hidden = false;
    box.className = "notice info";
    const words = document.createElement("p");
    words.textContent = gettext("Text that you typed here earlier was not saved; the draft has changed since.");
    box.append(words, this.button(gettext("Put it back"), () => this.put(kept)), this.button(gettext("Discard it"), () => this.copy.drop()));
  }

  button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      this.form.querySelector("#kept-copy").hidden = true;
    });
    return button;
  }

  put(kept) {
    this.text.value = kept.text;
    if (this.form.elements.subject) this.form.elements.subject.value = kept.subject;
    this.changed();
  }

  act(event) {
    const button = event.target.closest("[data-go], [data-from]");
    if (!button) return;
    const { go, goEnd, from, to } = button.dataset;
    this.text.focus();
    this.text.setSelectionRange(Number(go ?? from), Number(goEnd ?? to));
    if (go === undefined) this.replace(button.dataset.with);
  }

  /* As if typed, so that the browser's undo takes it back. What the sentence stood in stays: its spaces. */
  replace(words) {
    const { selectionStart: start, selectionEnd: end, value } = this.text;
    const chosen = value.slice(start, end);
    const put = words && chosen.match(/^\s*/)[0] + words + chosen.match(/\s*$/)[0];
    const done = document.execCommand(put ? "insertText" : "delete", false, put || undefined);
    if (done) return;
    this.text.setRangeText(put, start, end, "end");
    this.changed();
  }
}

let editor = null;

function settle() {
  const form = PART.querySelector("#reply-form");
  if (form && form !== editor?.form) editor = new Editor(form);
  if (!form) editor = null;
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target === PART) settle();
  else if (event.target === editor?.findings) editor.settleFindings(editor.text.value);
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target === PART && event.detail.xhr.status < 300 && editor?.sent) editor.copy.drop();
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!editor || !PART.contains(event.target)) return;
  editor.sent = event.detail.requestConfig.path === editor.form.getAttribute("hx-post");
  editor.rest();
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (editor && event.detail.requestConfig.verb === "get" && event.detail.target === PART) editor.save();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && editor?.save());
window.addEventListener("online", () => editor?.save());
PART.addEventListener("toggle", (event) => event.target.id === "difference" && event.target.open && editor?.checking.ask(), true);
onKey("g", () => {
  const ask = editor?.findings.querySelector("[data-asks]:last-of-type");
  ask?.click();
  return Boolean(ask);
});
onKey("f", () => {
  const button = editor?.findings.querySelector(".finding-line button:not([hidden])");
  button?.focus();
  return Boolean(button);
});
document.addEventListener("submit", (event) => {
  if (event.target.action?.endsWith("/accounts/logout/")) Copy.dropAll();
});
PART.addEventListener("change", (event) => {
  if (event.target.id === "revision") event.target.form.requestSubmit();
});
window.addEventListener("storage", (event) => {
  if (editor && !editor.warned && event.key === editor.copy.key && event.newValue) {
    editor.warned = true;
    notice(gettext("This reply is being edited in another tab"), gettext("The last one to save makes the newest revision."), "info");
  }
});
settle();
