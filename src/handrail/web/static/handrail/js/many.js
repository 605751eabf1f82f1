/* Marking leads in the queue; the marks outlive the list's refreshes. */
import { onKey } from "./keys.js";

const list = document.getElementById("queue-list");
const form = document.getElementById("many");
const marked = new Set();
let last = null;

const boxes = () => [...list.querySelectorAll(".item-check")];

function show() {
  for (const box of boxes()) box.checked = marked.has(box.value);
  const here = boxes().filter((box) => box.checked).length;
  form.querySelector("[data-many-count]").textContent = here;
  form.classList.toggle("has-marked", here > 0);
  list.classList.toggle("has-marked", here > 0);
}

function mark(box, on) {
  if (on) marked.add(box.value);
  else marked.delete(box.value);
}

function markUpTo(box, on) {
  const all = boxes();
  const [from, to] = [all.findIndex((one) => one.value === last), all.indexOf(box)];
  if (from < 0) return mark(box, on);
  for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) mark(one, on);
}

if (form) {
  list.addEventListener("click", (event) => {
    const box = event.target.closest(".item-check");
    if (!box) return;
    if (event.shiftKey) markUpTo(box, box.checked);
    else mark(box, box.checked);
    last = box.value;
    show();
  });
  form.querySelector("[data-mark-all]").addEventListener("click", () => {
    for (const box of boxes()) mark(box, true);
    show();
  });
  form.querySelector("[data-mark-none]").addEventListener("click", () => {
    marked.clear();
    show();
  });
  for (const button of form.querySelectorAll("[data-mark-all], [data-mark-none]")) button.hidden = false;
  new MutationObserver(show).observe(list, { childList: true });
  onKey("s", () => {
    const row = document.activeElement?.closest?.(".item") ??
      list.querySelector('.item-link[aria-current="true"]')?.closest(".item");
    const box = row?.querySelector(".item-check");
    if (!box) return false;
    mark(box, !box.checked);
    last = box.value;
    show();
    return true;
  });
  show();
}
