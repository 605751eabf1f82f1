/* What the server says of a text: what may be written, what stands there, what is wrong. */
import { setDiagnostics, snippet, startCompletion } from "../../vendor/codemirror.js";
import { described } from "./text_editor.js";

const NAME = /^[\w@.+-]*$/;

/* The server counts characters from 1, the editor units of UTF-16 from 0. */
function column(line, position) {
  return [...line.text.slice(0, position - line.from)].length + 1;
}

export function positionOf(doc, number, columnNumber) {
  const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
  return line.from + [...line.text].slice(0, Math.max(columnNumber - 1, 0)).join("").length;
}

export class Assist {
  constructor(view, form) {
    this.addresses = view.dataset;
    this.form = form;
  }

  async ask(address, fields, signal) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const answer = await fetch(address, { method: "POST", body, signal });
    if (!answer.ok || answer.redirected) throw new Error(`The server answered ${answer.status}.`);
    return answer;
  }

  async answer(address, state, position) {
    const line = state.doc.lineAt(position);
    const asked = { document: state.doc.toString(), line: line.number, column: column(line, position) };
    return (await this.ask(address, asked)).json();
  }

  /* A source of completions as CodeMirror asks for one. */
  complete = async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    if (!context.explicit && !/[\w@]$|[-:[{,] $|[[{]$/.test(before)) return null;
    let found;
    try {
      found = await this.answer(this.addresses.complete, context.state, context.pos);
    } catch {
      return null;
    }
    if (context.aborted || !found.candidates.length) return null;
    return {
      from: positionOf(context.state.doc, line.number, found.start),
      to: positionOf(context.state.doc, line.number, found.end),
      options: found.candidates.map(option),
      validFor: NAME,
    };
  };

  describe = async (state, position) => {
    try {
      const { description } = await this.answer(this.addresses.describe, state, position);
      if (!description) return null;
      const { number } = state.doc.lineAt(position);
      const [from, to] = [description.start, description.end].map((one) => positionOf(state.doc, number, one));
      return { ...description, from, to };
    } catch {
      return null;
    }
  };

  /** The list of what is wrong, as the server writes it; null where a newer question was asked. */
  async check(text) {
    this.checking?.abort();
    this.checking = new AbortController();
    try {
      return await (await this.ask(this.addresses.check, { document: text }, this.checking.signal)).text();
    } catch {
      return null;
    }
  }
}

function option(candidate, index) {
  const write = snippet(candidate.insert);
  return {
    label: candidate.label,
    info: () => described({ text: candidate.description, form: candidate.form }),
    boost: Math.max(99 - index, -99),
    apply(view, completion, from, to) {
      write(view, completion, from, to);
      if (/: \$\{\}$|\[\$\{\}\]$/.test(candidate.insert)) startCompletion(view);
    },
  };
}

/** The faults of a list as marks in the text. */
export function mark(view, list) {
  const { doc } = view.state;
  const diagnostics = [...list.querySelectorAll("[data-line]")].map(({ dataset }) => {
    const from = positionOf(doc, Number(dataset.line), Number(dataset.column));
    const line = doc.lineAt(from);
    const word = /^[\w@.+-]+/.exec(line.text.slice(from - line.from));
    const message = [dataset.message, dataset.remedy].filter(Boolean).join(" ");
    return { from, to: word ? from + word[0].length : line.to, severity: dataset.severity, message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
