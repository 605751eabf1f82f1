import { known, onKey, run } from "./keys.js";
import { ngettext } from "./words.js";

const ASK_AFTER = 120;
const RECENT = "handrail.recent";
const MOST_RECENT = 8;
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("#palette-text");
const list = dialog?.querySelector("#palette-options");
const said = dialog?.querySelector("#palette-said");
const empty = dialog?.querySelector("#palette-empty");

let waiting = null;
let asked = null;

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

/* Only ids stay in the browser; the names come from the server, which knows who asks. */
function recent() {
  try {
    return JSON.parse(localStorage.getItem(RECENT)) ?? [];
  } catch {
    return [];
  }
}

function remember() {
  const lead = document.querySelector("#lead .lead")?.dataset.lead;
  if (!lead) return;
  const kept = [lead, ...recent().filter((other) => other !== lead)].slice(0, MOST_RECENT);
  try {
    localStorage.setItem(RECENT, JSON.stringify(kept));
  } catch {
    return;
  }
}

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function show(html) {
  list.innerHTML = html;
  for (const option of list.querySelectorAll("[data-key]")) {
    if (!known(option.dataset.key)) option.remove();
  }
  for (const group of list.querySelectorAll("[role=group]")) {
    if (!group.querySelector("[role=option]")) group.remove();
  }
  const all = options();
  all.forEach((option, index) => (option.id = `palette-option-${index}`));
  empty.hidden = all.length > 0;
  list.hidden = all.length === 0;
  said.textContent = ngettext("%s result", "%s results", all.length).replace("%s", all.length);
  choose(all[0]);
}

async function ask() {
  clearTimeout(waiting);
  asked?.abort();
  asked = new AbortController();
  const address = new URL(dialog.dataset.address, location.href);
  address.searchParams.set("text", input.value);
  address.searchParams.set("recent", recent().join(","));
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: asked.signal });
    if (answer.ok) show(await answer.text());
  } catch {
    return;
  }
}

function open() {
  if (document.querySelector("dialog[open]")) return false;
  input.value = "";
  dialog.showModal();
  input.focus();
  ask();
  return true;
}

/* Whatever a command would press is only given the focus: nothing is decided from the palette. */
function focusOnly(event) {
  const button = event.target.closest?.("button");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  button.focus();
  button.scrollIntoView({ block: "nearest" });
}

function stopSending(event) {
  if (event.target.method !== "post") return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function runCommand(key) {
  document.addEventListener("click", focusOnly, true);
  document.addEventListener("submit", stopSending, true);
  try {
    run(key);
  } finally {
    document.removeEventListener("click", focusOnly, true);
    document.removeEventListener("submit", stopSending, true);
  }
}

function act(option) {
  if (!option) return;
  const { key, address } = option.dataset;
  dialog.close();
  if (key) runCommand(key);
  else location.assign(address);
}

function move(step) {
  const all = options();
  if (!all.length) return;
  const index = all.indexOf(chosen()) + step;
  choose(all[(index + all.length) % all.length]);
}

const moves = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => act(chosen()),
};

if (dialog) {
  onKey("Ctrl+k", open);
  for (const button of document.querySelectorAll("[data-open-palette]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, ASK_AFTER);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "k") {
      event.preventDefault();
      dialog.close();
    } else if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  });
  list.addEventListener("click", (event) => act(event.target.closest("[role=option]")));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("htmx:afterSettle", remember);
  document.addEventListener("submit", (event) => {
    if (event.target.action?.endsWith("/accounts/logout/")) localStorage.removeItem(RECENT);
  });
  remember();
}
