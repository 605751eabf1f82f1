document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("[data-theme-form]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  document.documentElement.dataset.theme = theme;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
  const body = new FormData(form);
  body.set("theme", theme);
  await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
});
