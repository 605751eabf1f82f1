/* Says that this lead is open here, and shows who else has it open. */
const EVERY = 12_000;
const IDLE_AFTER = 60_000;
const pane = document.getElementById("lead");
let place = null;
let typed = 0;

function body(extra) {
  const form = new FormData();
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
  form.set("version", place.dataset.version);
  form.set("query", pane.querySelector(".lead")?.dataset.query ?? "");
  form.set("writing", Date.now() - typed < IDLE_AFTER ? "yes" : "no");
  for (const [name, value] of Object.entries(extra ?? {})) form.set(name, value);
  return form;
}

async function tell() {
  if (!place || document.visibilityState !== "visible") return;
  const asked = place;
  try {
    const response = await fetch(asked.dataset.presence, { method: "POST", body: body(), headers: { "HX-Request": "true" } });
    if (!response.ok || asked !== place) return;
    const html = await response.text();
    if (html === asked.dataset.shown) return;
    asked.dataset.shown = html;
    asked.innerHTML = html;
    window.htmx.process(asked);
  } catch {
    return;
  }
}

function leave() {
  if (place) navigator.sendBeacon(place.dataset.presence, body({ gone: "yes" }));
}

function settle() {
  const found = pane.querySelector("[data-presence]");
  if (found === place) return;
  if (place && found?.dataset.presence !== place.dataset.presence) leave();
  place = found;
  typed = 0;
  tell();
}

pane.addEventListener("input", (event) => {
  if (event.target.id !== "reply-text") return;
  const fresh = Date.now() - typed >= IDLE_AFTER;
  typed = Date.now();
  if (fresh) tell();
});
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && tell());
document.addEventListener("htmx:afterSettle", (event) => event.target === pane && settle());
setInterval(tell, EVERY);
settle();
