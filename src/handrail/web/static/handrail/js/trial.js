// Fills a sample in, and tries it by Ctrl or Command with Enter.
const form = document.getElementById("try-form");

form?.querySelector("[data-samples]")?.addEventListener("change", (event) => {
  const sample = event.target.selectedOptions[0];
  for (const name of ["name", "email", "message", "channel"]) {
    const value = sample.dataset[name];
    if (value !== undefined) form.elements[name].value = value;
  }
  if (sample.dataset.message) form.requestSubmit();
});

// The page is made anew with the placeholders, outside of htmx: what was typed is replaced.
document.getElementById("try-result")?.addEventListener("click", (event) => {
  if (!event.target.closest("[data-take-out]")) return;
  event.preventDefault();
  const taken = document.createElement("input");
  taken.type = "hidden";
  taken.name = "take_out";
  taken.value = "1";
  form.append(taken);
  form.submit();
});

form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});
