import { isTyping, onKey } from "./keys.js";
import { notice } from "./notices.js";
import { gettext } from "./words.js";

const WATCH_EVERY = 2_000;
const pane = document.getElementById("lead");

function light(refs, on) {
  for (const part of pane.querySelectorAll("[data-evidence]")) {
    if (part.dataset.evidence.split(" ").some((ref) => refs.includes(ref))) part.classList.toggle("lit", on);
  }
  for (const line of pane.querySelectorAll("[data-line]")) {
    if (!refs.includes(line.dataset.line)) continue;
    line.classList.toggle("lit", on);
    for (const field of line.dataset.fields.split(" ").filter(Boolean)) {
      pane.querySelector(`[data-field="${CSS.escape(field)}"]`)?.classList.toggle("lit-field", on);
    }
  }
}

function refsOf(target) {
  const part = target.closest?.("[data-line], [data-evidence]");
  if (!part || !pane.contains(part)) return null;
  return (part.dataset.line ?? part.dataset.evidence).split(" ");
}

for (const [event, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
  pane.addEventListener(event, ({ target }) => {
    const refs = refsOf(target);
    if (refs) light(refs, on);
  });
}

pane.addEventListener("click", (event) => {
  const refs = refsOf(event.target);
  if (refs) {
    event.preventDefault();
    const onStatement = event.target.closest("[data-line]");
    const other = onStatement
      ? pane.querySelector(`[data-evidence~="${refs[0]}"]`)
      : pane.querySelector(`[data-line="${refs[0]}"]`);
    other?.scrollIntoView({ block: "nearest" });
    other?.focus({ preventScroll: true });
    return;
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) copyText(pane.querySelector(copy.dataset.copy).textContent);
});

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice(gettext("Copied"), "", "success");
  } catch {
    notice(gettext("The browser did not allow copying"), gettext("Mark the text and copy it by hand."));
  }
}

function choose(key) {
  const choice = pane.querySelector(`[data-choice="${key}"]`);
  if (!choice) return false;
  choice.open = true;
  choice.querySelector("[data-first], .hold-choices button, select, input:not([type=hidden])")?.focus();
  return true;
}

const press = (selector) => () => {
  const button = pane.querySelector(selector);
  button?.click();
  return Boolean(button);
};

for (const key of ["r", "x", "n", "w", "z"]) onKey(key, () => choose(key));
onKey("e", () => {
  const text = pane.querySelector("#reply-text");
  text?.focus();
  return Boolean(text);
});
onKey("a", () => {
  const approve = pane.querySelector("[data-approve]");
  approve?.focus();
  return Boolean(approve);
});
onKey("Ctrl+Enter", press("[data-approve]"));
onKey("l", press("[data-release]"));
onKey("m", press("[data-assign-me]"));
onKey("d", () => {
  const difference = pane.querySelector("#difference");
  if (!difference) return false;
  difference.open = !difference.open;
  return true;
});
onKey("i", () => {
  const wish = pane.querySelector("#redraft-wish");
  if (!wish) return false;
  wish.scrollIntoView({ block: "center" });
  wish.focus();
  return true;
});

/* Revisions stand newest first in the list. */
function showRevision(find) {
  const list = pane.querySelector("#revision");
  const option = list && find([...list.options], list.selectedIndex);
  if (!option || option.selected) return false;
  option.selected = true;
  list.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

onKey("[", () => showRevision((options, now) => options[now + 1]));
onKey("]", () => showRevision((options, now) => options[now - 1]));
for (const number of "123456789") {
  onKey(number, () => showRevision((options) => options.find((option) => option.value === number)));
}
onKey("h", () => {
  const history = pane.querySelector("[data-history]");
  if (!history) return false;
  history.open = true;
  history.scrollIntoView({ block: "start" });
  history.querySelector("summary").focus();
  return true;
});
onKey("Escape", (event) => {
  const open = pane.querySelector(".choice[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
    return true;
  }
  if (isTyping(event.target)) {
    event.target.blur();
    pane.querySelector("#lead-title")?.focus();
    return true;
  }
  const lead = pane.querySelector(".lead");
  if (!lead) return false;
  location.assign("/" + lead.dataset.query);
  return true;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.matches?.("[data-loads]") && event.target.closest("details").open) {
    event.target.querySelector("[data-first]")?.focus();
  }
});

document.addEventListener("click", (event) => {
  const open = pane.querySelector(".choice[open]");
  if (open && !open.contains(event.target)) open.open = false;
});

function settle() {
  for (const hidden of pane.querySelectorAll("[data-copy]")) hidden.hidden = false;
  pane.querySelector("[data-history]")?.addEventListener("toggle", (event) => {
    if (event.target.open) window.htmx.trigger(event.target.querySelector("[data-history-rows]"), "show-history");
  });
  watch();
}

let watching = null;
let refreshing = false;

function isBusy() {
  const active = document.activeElement;
  return (pane.contains(active) && isTyping(active)) || pane.querySelector(".choice[open]") !== null;
}

function watch() {
  clearTimeout(watching);
  if (!pane.querySelector("[data-watch]")) return;
  watching = setTimeout(() => {
    const lead = pane.querySelector(".lead");
    if (lead && !isBusy() && document.visibilityState === "visible") {
      refreshing = true;
      window.htmx.ajax("GET", `/leads/${lead.dataset.lead}/${lead.dataset.query}`, { target: "#lead" });
    } else {
      watch();
    }
  }, WATCH_EVERY);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target !== pane) return;
  settle();
  if (refreshing) {
    refreshing = false;
    return;
  }
  const problem = pane.querySelector("[data-problem]");
  if (problem) problem.focus();
  else {
    pane.scrollTop = 0;
    // Whoever has begun to search while the answer was on its way goes on typing.
    if (!isTyping(document.activeElement)) pane.querySelector("#lead-title")?.focus({ preventScroll: true });
    if (window.innerWidth < 1024) window.scrollTo(0, 0);
  }
});
settle();
