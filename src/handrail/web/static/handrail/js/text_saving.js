/* Saving a text on every pause: over what others saved meanwhile, through lost connections. */
import { Annotation, ChangeSet, Transaction } from "../../vendor/codemirror.js";
import { filled, gettext } from "./words.js";

const PAUSE = 1_200;
const LONGEST_WAIT = 30_000;
export const fromServer = Annotation.define();

export class Saving {
  constructor({ view, form, copies, say, showOverlaps }) {
    Object.assign(this, { view, form, copies, say, showOverlaps });
    this.base = view.state.doc.toString();
    this.revision = form.elements.revision.value;
    this.wait = 1_000;
    window.addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
  }

  get text() {
    return this.view.state.doc.toString();
  }

  get isSaved() {
    return this.text === this.base;
  }

  changed(update) {
    if (this.since) this.since = this.since.compose(update.changes);
    this.keep();
    if (this.isClosed || this.isWaitingForChoice) return;
    if (!this.isSaved) this.say(gettext("Not saved yet"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  keep() {
    if (this.isSaved) this.copies.drop();
    else this.copies.keep({ text: this.text, base: this.base, revision: this.revision });
  }

  /** Text of an earlier page takes the place of this one; it goes over what it was written from. */
  takeUp({ text, base, revision }) {
    this.base = base;
    this.revision = revision;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.save();
  }

  async save(choices = null) {
    clearTimeout(this.timer);
    if (this.since || this.isClosed || (this.isSaved && !choices)) return;
    if (this.isWaitingForChoice && !choices) return;
    const sent = this.view.state.doc;
    this.since = ChangeSet.empty(sent.length);
    let answer = null;
    try {
      answer = await this.post(sent.toString(), choices);
    } catch {
      this.unconfirmed = sent.toString();
    }
    const since = this.since;
    this.since = null;
    this.settle(answer, sent, since);
  }

  async post(text, choices) {
    const body = new FormData();
    const { csrfmiddlewaretoken } = this.form.elements;
    const revision = choices ? this.seen : this.revision;
    const fields = { document: text, base: this.base, revision, ...choices };
    body.append("csrfmiddlewaretoken", csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const response = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    if (isJson) return { status: response.status, ...(await response.json()) };
    return { status: response.redirected ? 401 : response.status };
  }

  settle(answer, sent, since) {
    if (answer === null || answer.status >= 500) this.again();
    else if (answer.status === 200) this.done(answer, sent, since);
    else if (answer.html && answer.theirs === this.unconfirmed) this.goOn(answer);
    else if (answer.html) this.choose(answer);
    else this.refused(answer);
  }

  /* What somebody else changed goes in beside what was typed since; undo leaves it alone. */
  done(answer, sent, since) {
    const theirs = ChangeSet.of(answer.changes, sent.length);
    this.isWaitingForChoice = false;
    this.showOverlaps("");
    this.base = theirs.apply(sent).toString();
    this.revision = answer.revision;
    this.wait = 1_000;
    this.unconfirmed = null;
    if (!theirs.empty) {
      const annotations = [fromServer.of(true), Transaction.addToHistory.of(false)];
      this.view.dispatch({ changes: theirs.map(since), annotations });
    }
    this.keep();
    this.say(theirs.empty ? filled(gettext("Saved {saved}"), { saved: answer.saved }) : filled(gettext("Saved {saved}, with what somebody else changed meanwhile"), { saved: answer.saved }));
    if (!this.isSaved) this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /* The answer to the save before was lost on the way: what is there now is our own. */
  goOn(answer) {
    this.base = answer.theirs;
    this.revision = answer.revision;
    this.unconfirmed = null;
    this.save();
  }

  choose(answer) {
    this.isWaitingForChoice = true;
    this.seen = answer.revision;
    this.showOverlaps(answer.html);
    this.say(gettext("Not saved: the same lines were changed by two. Choose which to keep; your text is kept here."));
  }

  refused(answer) {
    this.isClosed = Boolean(answer.closed);
    const why = answer.problem ?? gettext("You may have been signed out. Sign in again, then reload this page.");
    this.say(filled(gettext("Not saved: {why} Your text is kept in this browser."), { why }));
  }

  again() {
    this.say(gettext("No connection: your text is kept in this browser and saved once the server answers."));
    this.timer = setTimeout(() => this.save(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }
}
