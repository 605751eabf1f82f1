import { gettext } from "./words.js";

/* Buttons that copy a text: <button data-clipboard="id-of-the-text" hidden>Copy</button>. */

const say = (button, words) => {
  button.dataset.words ??= button.textContent;
  button.textContent = words;
  setTimeout(() => {
    button.textContent = button.dataset.words;
  }, 2000);
};

for (const button of document.querySelectorAll("[data-clipboard]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(
        document.getElementById(button.dataset.clipboard).textContent,
      );
      say(button, gettext("Copied"));
    } catch {
      say(button, gettext("Select it and copy by hand"));
    }
  });
}
