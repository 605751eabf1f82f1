/* Handrail form snippet.
 *
 * Put it on any page as an external file; it needs no inline script and no style:
 *
 *   <form data-handrail action="https://handrail.example/in/KEY" method="post"> … </form>
 *   <script src="https://handrail.example/static/snippet/handrail.js" defer></script>
 *
 * It remembers the first page of the visit, fills hidden fields (page, landing_page, referrer,
 * utm_*, click ids) and sends the form with fetch. Without fetch, or where the site's policy
 * forbids it, the browser posts the form as it would without this file.
 *
 * Optional attributes of the form: data-handrail-thanks="Text shown after sending",
 * data-handrail-error="Text shown when sending failed". Events on the form: handrail:sent,
 * handrail:refused (detail is the answer).
 */
(() => {
  "use strict";

  const VISIT = "handrail.visit";
  const CLICK_IDS = [
    "gclid", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "ttclid", "li_fat_id", "twclid",
  ];
  const MAX_LENGTH = 2000;

  const campaignOf = (address) => {
    const found = {};
    for (const [name, value] of new URL(address).searchParams) {
      const key = name.toLowerCase();
      if (value && (key.startsWith("utm_") || CLICK_IDS.includes(key))) {
        found[key] = value.slice(0, MAX_LENGTH);
      }
    }
    return found;
  };

  const readVisit = () => {
    try {
      return JSON.parse(sessionStorage.getItem(VISIT) || "null");
    } catch {
      return null;
    }
  };

  const currentVisit = () => {
    const here = campaignOf(location.href);
    let visit = readVisit();
    if (!visit) {
      visit = { landing_page: location.href, referrer: document.referrer, campaign: here };
    } else if (Object.keys(here).length > 0) {
      visit.campaign = here;
    }
    try {
      sessionStorage.setItem(VISIT, JSON.stringify(visit));
    } catch {
      /* A browser that keeps nothing still tells about this page. */
    }
    return visit;
  };

  const setHidden = (form, name, value) => {
    if (!value) return;
    let input = form.elements.namedItem(name);
    if (!input) {
      input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      form.append(input);
    }
    if (input.type === "hidden" && !input.value) input.value = value.slice(0, MAX_LENGTH);
  };

  const fill = (form, visit) => {
    setHidden(form, "page", location.href);
    setHidden(form, "landing_page", visit.landing_page || "");
    setHidden(form, "referrer", visit.referrer || "");
    for (const [name, value] of Object.entries(visit.campaign || {})) setHidden(form, name, value);
  };

  const say = (form, text, role) => {
    let place = form.querySelector("[data-handrail-message]");
    if (!place) {
      place = document.createElement("p");
      place.setAttribute("data-handrail-message", "");
      form.append(place);
    }
    place.setAttribute("role", role);
    place.textContent = text;
  };

  const newKey = () =>
    crypto.randomUUID
      ? crypto.randomUUID()
      : Array.from(crypto.getRandomValues(new Uint8Array(16)), (part) =>
          part.toString(16).padStart(2, "0"),
        ).join("");

  const tell = (form, name, detail) =>
    form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

  const hasFiles = (form) =>
    Array.from(form.querySelectorAll("input[type=file]")).some((input) => input.files.length > 0);

  const send = async (form) => {
    let response;
    try {
      response = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json", "Idempotency-Key": form.handrailKey },
        body: new URLSearchParams(new FormData(form)),
        credentials: "omit",
      });
    } catch {
      HTMLFormElement.prototype.submit.call(form);
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      form.handrailKey = newKey();
      form.reset();
      say(form, form.dataset.handrailThanks || "Thank you. Your message has arrived.", "status");
      tell(form, "handrail:sent", answer);
      return;
    }
    const words = form.dataset.handrailError || (answer.error && answer.error.message);
    say(form, words || "This could not be sent. Please try again.", "alert");
    tell(form, "handrail:refused", answer);
  };

  const start = () => {
    const visit = currentVisit();
    for (const form of document.querySelectorAll("form[data-handrail]")) {
      fill(form, visit);
      form.handrailKey = newKey();
      form.addEventListener("submit", (event) => {
        if (event.defaultPrevented || !window.fetch || hasFiles(form)) return;
        event.preventDefault();
        if (form.handrailSending) return;
        form.handrailSending = true;
        fill(form, visit);
        send(form).finally(() => {
          form.handrailSending = false;
        });
      });
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
