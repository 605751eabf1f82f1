import { onKey } from "./keys.js";
import { filled, gettext } from "./words.js";

const place = () => document.getElementById("decided");

function tick() {
  const countdown = place()?.querySelector("[data-until]");
  if (!countdown) return;
  const left = Math.ceil((Date.parse(countdown.dataset.until) - Date.now()) / 1000);
  if (left > 0) {
    countdown.textContent = filled(gettext("in {left} s"), { left });
    return;
  }
  countdown.textContent = gettext("now");
  delete countdown.dataset.until;
  place().querySelector("[data-undo]")?.remove();
}

function settle() {
  const close = place()?.querySelector("[data-close-decided]");
  if (close) {
    close.hidden = false;
    close.addEventListener("click", () => place().replaceChildren());
  }
  tick();
}

onKey("u", () => {
  const button = place()?.querySelector("[data-undo] button");
  button?.click();
  return Boolean(button);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.matches?.("[data-outcome]")) event.target.remove();
});
document.addEventListener("htmx:oobAfterSwap", settle);
setInterval(tick, 500);
settle();
