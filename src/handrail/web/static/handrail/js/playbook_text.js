/* The text view of a playbook's draft. Without it the page is a form with a text area. */
import { nextDiagnostic, previousDiagnostic, forEachDiagnostic } from "../../vendor/codemirror.js";
import { Assist, mark, positionOf } from "./text_assist.js";
import { TextCopies } from "./text_copies.js";
import { textEditor } from "./text_editor.js";
import { Saving, fromServer } from "./text_saving.js";
import { filled, gettext, ngettext } from "./words.js";

const CHECK_AFTER = 350;
const part = (id) => document.getElementById(id);
const frame = part("text-view");
const form = part("text-form");
const problems = part("problems");
const area = form.elements.document;
const assist = new Assist(frame, form);
const copies = new TextCopies(frame.dataset.draft);
let checking;
let counted = "";

const view = textEditor({
  parent: part("editor"),
  text: area.value,
  nonce: frame.dataset.nonce,
  label: gettext("Document"),
  help: "editor-help",
  complete: assist.complete,
  describe: assist.describe,
  keys: [
    { key: "F8", run: (editor) => nextDiagnostic(editor) && tellFault(), shift: (editor) => previousDiagnostic(editor) && tellFault() },
    { key: "F2", run: () => tellWhatStandsHere() },
  ],
  onUpdate,
});
const saving = new Saving({ view, form, copies, say: (words) => { part("draft-state").textContent = words; }, showOverlaps });

function onUpdate(update) {
  if (update.docChanged) {
    if (!update.transactions.some((one) => one.annotation(fromServer))) saving.changed(update);
    clearTimeout(checking);
    checking = setTimeout(check, CHECK_AFTER);
    if (part("here").textContent !== counted) tell("");
    listSections();
  }
  if (update.docChanged || update.selectionSet) tellPlace();
}

async function check() {
  const html = await assist.check(view.state.doc.toString());
  if (html === null) return;
  problems.innerHTML = html;
  mark(view, problems);
  const words = countOf(problems);
  if (words !== counted) tell(words);
  counted = words;
}

function tell(words) {
  part("here").textContent = words;
}

function countOf(list) {
  const number = (severity) => list.querySelectorAll(`[data-severity="${severity}"]`).length;
  const [errors, warnings] = [number("error"), number("warning")];
  if (!errors && !warnings) return gettext("Nothing is wrong with this text.");
  const counts = [];
  if (errors) counts.push(filled(ngettext("{n} error", "{n} errors", errors), { n: errors }));
  if (warnings) counts.push(filled(ngettext("{n} warning", "{n} warnings", warnings), { n: warnings }));
  const said = counts.join(", ");
  return filled(gettext("{said}. F8 goes to the next."), { said });
}

function tellFault() {
  const { from, to } = view.state.selection.main;
  forEachDiagnostic(view.state, (one, start, end) => {
    if (start === from && end === to) tell(filled(gettext("Line {number}: {message}"), { number: view.state.doc.lineAt(from).number, message: one.message }));
  });
  return true;
}

function tellWhatStandsHere() {
  assist.describe(view.state, view.state.selection.main.head).then((found) => {
    tell(found ? [found.title, found.text, found.form].filter(Boolean).join(": ") : gettext("These are words of your own."));
  });
  return true;
}

function sections() {
  const found = [];
  for (let number = 1; number <= view.state.doc.lines; number += 1) {
    const name = /^([a-z_]+):/.exec(view.state.doc.line(number).text)?.[1];
    if (name) found.push({ name, number });
  }
  return found;
}

function listSections() {
  const list = sections();
  const names = list.map(({ name }) => name).join();
  if (part("sections").dataset.names !== names) {
    part("sections").dataset.names = names;
    part("sections").replaceChildren(...list.map(({ name }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        const place = sections().find((one) => one.name === name);
        if (place) go(place.number, 1, "start");
      });
      return button;
    }));
  }
}

function tellPlace() {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number;
  const section = sections().findLast(({ number }) => number <= line)?.name;
  part("place").textContent = section ? filled(gettext("Line {line} · {section}"), { line, section }) : filled(gettext("Line {line}"), { line });
  for (const button of part("sections").children) {
    if (button.textContent === section) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function go(line, column, align = "center") {
  const position = positionOf(view.state.doc, line, column);
  view.dispatch({ selection: { anchor: position }, effects: view.constructor.scrollIntoView(position, { y: align }) });
  view.focus();
}

function showOverlaps(html) {
  part("overlaps").innerHTML = html;
  if (html) part("overlaps").scrollIntoView({ block: "nearest" });
}

function offerCopy() {
  const left = copies.left();
  if (!left) return;
  if (left.text === view.state.doc.toString()) {
    copies.drop(left.key);
    return;
  }
  const box = part("kept-text");
  const words = document.createElement("p");
  const at = new Date(left.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  words.textContent = filled(gettext("Text that you typed here was not saved ({at})."), { at });
  const answer = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      copies.drop(left.key);
      box.hidden = true;
      view.focus();
    });
    return button;
  };
  const buttons = document.createElement("div");
  buttons.className = "row";
  buttons.append(answer(gettext("Put it back"), () => saving.takeUp(left)), answer(gettext("Discard it"), () => {}));
  const inside = document.createElement("div");
  inside.append(words, buttons);
  box.replaceChildren(inside);
  box.hidden = false;
}

problems.addEventListener("click", (event) => {
  const item = event.target.closest("[data-go]")?.closest("[data-line]");
  if (!item) return;
  event.preventDefault();
  go(Number(item.dataset.line), Number(item.dataset.column));
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const choices = Object.fromEntries([...new FormData(form)].filter(([name]) => name.startsWith("choice-")));
  saving.save(Object.keys(choices).length ? choices : null);
});

form.elements.file.addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const insert = await file.text();
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
  event.target.value = "";
  tell(filled(gettext("{name} took the place of the text; Ctrl Z brings it back."), { name: file.name }));
});

for (const id of ["editor", "sections", "here", "place", "editor-help"]) part(id).hidden = false;
part("plain-text").hidden = true;
area.disabled = true;
listSections();
tellPlace();
mark(view, problems);
counted = countOf(problems);
offerCopy();
