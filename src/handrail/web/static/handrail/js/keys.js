const dialog = document.getElementById("keys");
const handlers = new Map();

export function isTyping(target) {
  return Boolean(target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));
}

export function onKey(key, handler) {
  handlers.set(key, handler);
}

/* The name under which a key of the list in `web/keys.py` is handled. */
const named = (key) => key.replace("Ctrl ", "Ctrl+");

export function known(key) {
  return handlers.has(named(key));
}

export function run(key) {
  handlers.get(named(key))?.(new Event("command"));
}

function openHelp() {
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = event.ctrlKey || event.metaKey;
  if (event.altKey || (isTyping(event.target) && !chord && event.key !== "Escape")) return;
  if (document.querySelector("dialog[open]")) return;
  const handler = handlers.get(chord ? `Ctrl+${event.key}` : event.key);
  if (handler && handler(event) !== false) event.preventDefault();
});

onKey("?", openHelp);
for (const button of document.querySelectorAll("[data-open-keys]")) {
  button.hidden = false;
  button.addEventListener("click", openHelp);
}
