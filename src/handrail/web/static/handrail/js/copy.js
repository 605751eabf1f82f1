const PREFIX = "handrail:draft:";

export class Copy {
  constructor(lead, answers) {
    this.key = `${PREFIX}${lead}:${answers}`;
  }

  keep(form) {
    const copy = {
      subject: form.elements.subject?.value ?? "",
      text: form.elements.text.value,
      base: form.dataset.base,
      at: Date.now(),
    };
    try {
      localStorage.setItem(this.key, JSON.stringify(copy));
    } catch {
      return;
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  drop() {
    localStorage.removeItem(this.key);
  }

  static dropAll() {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  }
}
