import { filled, gettext } from "./words.js";

/* Shows how far an import is. Without this file the same form answers when all is done. */

const form = document.querySelector("form[data-import]");
const bar = document.getElementById("import-progress");
const words = document.getElementById("import-words");

const show = (line) => {
  if (line.total !== undefined) {
    bar.max = Math.max(line.total, 1);
    bar.value = line.done;
    words.textContent = filled(gettext("{done} of {all} rows"), { done: line.done.toLocaleString(document.documentElement.lang), all: line.total.toLocaleString(document.documentElement.lang) });
  } else if (line.html !== undefined) {
    const result = document.getElementById("import-result");
    result.innerHTML = line.html;
    document.getElementById("import-work").hidden = true;
    result.querySelector("h1").focus();
  } else if (line.error !== undefined) {
    words.textContent = line.error;
  }
};

const read = async (response) => {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) show(JSON.parse(line));
  }
};

form?.addEventListener("submit", async (event) => {
  if (event.submitter?.dataset.plain !== undefined) return;
  event.preventDefault();
  document.getElementById("import-choices").hidden = true;
  document.getElementById("import-bar").hidden = false;
  words.textContent = gettext("Reading the file …");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/x-ndjson" },
    });
    if (!response.ok) throw new Error(String(response.status));
    await read(response);
  } catch {
    words.textContent =
      gettext("The connection was lost. Rows that were taken in stay; import the file again for the rest: repeats make no second lead.");
  }
});
