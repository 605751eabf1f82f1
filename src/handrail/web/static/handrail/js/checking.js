/* Has the text read by the server as it is typed: at once, one question at a time, never a stale answer. */
export class Checking {
  constructor(form, { answered, unreachable }) {
    this.form = form;
    this.answered = answered;
    this.unreachable = unreachable;
    this.asking = null;
    this.again = false;
  }

  ask() {
    if (this.asking) this.again = true;
    else this.now();
  }

  async now() {
    this.asking = new AbortController();
    this.again = false;
    const text = this.form.elements.text.value;
    try {
      const response = await fetch(this.form.dataset.check, {
        method: "POST", body: this.body(), headers: { "HX-Request": "true" }, signal: this.asking.signal,
      });
      const html = await response.text();
      if (this.asking && response.ok) this.answered(html, text);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.unreachable();
    }
    this.asking = null;
    if (this.again) this.now();
  }

  body() {
    const body = new FormData(this.form);
    if (this.form.querySelector("#difference")?.open) body.set("difference", "yes");
    return body;
  }

  rest() {
    this.asking?.abort();
    this.asking = null;
    this.again = false;
  }
}
