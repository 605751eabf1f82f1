import { onKey } from "./keys.js";
import { refreshTimes } from "./times.js";

const EVERY = 15_000;
const list = document.getElementById("queue-list");
const pane = document.getElementById("lead");

const links = () => [...list.querySelectorAll(".item-link")];
const openLead = () => pane.querySelector("[data-lead]")?.dataset.lead;
const openItem = () => links().find((link) => link.dataset.lead === openLead());

export function markOpen() {
  for (const link of links()) {
    if (link.dataset.lead === openLead()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function keepingFocus(swap) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const [id, href] = [focused?.id, focused?.getAttribute("href")];
  swap();
  if (!focused) return;
  const again = (id && document.getElementById(id)) ||
    [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === href);
  again?.focus({ preventScroll: true });
}

let running = null;

export async function refreshQueue() {
  const frame = list.firstElementChild;
  const { digest, query, cursor } = frame.dataset;
  running?.abort();
  running = new AbortController();
  const address = new URL(list.dataset.refresh + query, location.href);
  if (cursor) address.searchParams.set("cursor", cursor);
  try {
    const response = await fetch(address, {
      headers: { "HX-Request": "true", "If-None-Match": `"${digest}"` },
      signal: running.signal,
    });
    if (!response.ok) return;
    const html = await response.text();
    keepingFocus(() => {
      list.innerHTML = html;
      window.htmx.process(list);
    });
    markOpen();
    refreshTimes();
  } catch {
    return;
  }
}

function move(step) {
  const all = links();
  if (!all.length) return;
  const open = openItem();
  const from = list.contains(document.activeElement) ? document.activeElement.closest(".item-link") : open;
  const index = from ? all.indexOf(from) + step : step > 0 ? 0 : all.length - 1;
  const next = all[Math.min(Math.max(index, 0), all.length - 1)];
  if (openLead()) {
    if (next !== open) next.click();
  } else {
    next.focus();
  }
  next.scrollIntoView({ block: "nearest" });
}

openItem()?.scrollIntoView({ block: "nearest" });

onKey("j", () => move(1));
onKey("k", () => move(-1));
onKey("/", () => {
  const search = document.getElementById("search");
  if (!search.offsetParent) return location.assign("/");
  search.focus();
  search.select();
});

setInterval(() => document.visibilityState === "visible" && refreshQueue(), EVERY);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshQueue());
document.body.addEventListener("queue-changed", refreshQueue);
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target === pane) markOpen();
});
for (const select of document.querySelectorAll(".filter-fields select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
