import { gettext } from "./words.js";

const SHOWN_FOR = 8000;
const place = document.getElementById("notices");

export function notice(title, text = "", level = "error") {
  const box = document.createElement("div");
  box.className = `notice ${level}`;
  box.dataset.notice = "";
  if (level === "error") box.setAttribute("role", "alert");
  const words = document.createElement("div");
  for (const [tag, content] of [["strong", title], ["p", text]]) {
    if (!content) continue;
    const part = document.createElement(tag);
    part.textContent = content;
    words.append(part);
  }
  box.append(words);
  place?.append(box);
}

function settle(box) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button quiet small";
  close.textContent = gettext("Close");
  close.addEventListener("click", () => box.remove());
  box.append(close);
  if (!box.matches(".error, .warning")) setTimeout(() => box.remove(), SHOWN_FOR);
}

if (place) {
  place.querySelectorAll("[data-notice]").forEach(settle);
  new MutationObserver((changes) => {
    for (const change of changes) {
      change.addedNodes.forEach((node) => node.dataset && "notice" in node.dataset && settle(node));
    }
  }).observe(place, { childList: true });
}

document.addEventListener("htmx:sendError", () =>
  notice(gettext("No connection"), gettext("The server did not answer. What you typed is kept; try again.")));
document.addEventListener("htmx:timeout", () =>
  notice(gettext("No answer in time"), gettext("Reload the page to see whether it was done.")));
