"""A lead tried under a playbook, with which rule did what: the real rules, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.core.detect.outbound import find_outbound
from handrail.core.findings import Finding, Severity
from handrail.core.leads import LeadFacts
from handrail.core.outputs import Classified, Evidence, OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.durations import duration_in_words
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.playbook.services import FitCriterion, Service, UrgencyLevel
from handrail.core.preparation.builtin import prepare_builtin
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.core.preparation.words import content_stems
from handrail.core.screening import Verdict, VerdictKind, decide

Path = tuple[str | int, ...]
Labelled = Service | UrgencyLevel | FitCriterion
_OWN = "playbook_trigger."
_DOES = {
    "person_first": "a person before any AI",
    "without_fields": "AI without the private data",
    "note": "a note only",
}


@dataclass(frozen=True, slots=True)
class RuleUse:
    """What one rule did. `quotes` are the words in the lead's message (in the draft for the guard).

    `path` leads to the rule in the document; an empty one is Handrail's own default.
    """

    stage: str
    what: str
    led_to: str = ""
    quotes: tuple[str, ...] = ()
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """The whole path up to review. `outputs` is None where a person must come first."""

    verdict: Verdict
    outputs: PreparedOutputs | None
    guard: tuple[Finding, ...]
    seen: str
    uses: tuple[RuleUse, ...]


def try_lead(lead: LeadFacts, playbook: Playbook, today: date) -> Trial:
    """Screen, prepare with the built-in engine and read the draft, as the real path does."""
    verdict = decide(lead, screening_rules(playbook))
    screened = tuple(_screening(verdict, playbook))
    if verdict.kind is VerdictKind.PERSON_FIRST:
        return Trial(verdict, None, (), "", screened)
    wanted = tuple(kind for kind in OutputKind if getattr(playbook.tasks, kind.value))
    given, placeholders = build_model_input(
        lead, playbook, wanted=wanted, today=today, without=verdict.without
    )
    prepared = restore_outputs(prepare_builtin(given, playbook), placeholders, lead.text)
    outputs = ground(prepared, lead.text, lead.fields)
    guard = _read_draft(outputs, lead, playbook, today)
    uses = (
        *screened,
        *_inputs(lead, placeholders.values, playbook),
        *_labels(outputs, playbook),
        *_said(outputs, playbook),
        *_guard(guard, playbook),
    )
    return Trial(verdict, outputs, guard, given.text, uses)


def _read_draft(
    outputs: PreparedOutputs, lead: LeadFacts, playbook: Playbook, today: date
) -> tuple[Finding, ...]:
    if outputs.draft_reply is None:
        return ()
    rules = outbound_rules(playbook, today=today, source=lead.text, lead_values=dict(lead.fields))
    return find_outbound(outputs.draft_reply.text, rules)


def _screening(verdict: Verdict, playbook: Playbook) -> Iterator[RuleUse]:
    escalation = playbook.escalation
    own = {rule.code: (place, rule) for place, rule in enumerate(escalation.own)}
    for finding in verdict.findings:
        code = finding.code.removeprefix(_OWN)
        path: Path = ()
        if finding.severity is Severity.INFO:
            led_to = "nothing is held back"
        elif finding.code.startswith(_OWN) and code in own:
            place, rule = own[code]
            path = ("escalation", "own", place)
            led_to = _leads_to(rule.action, rule.to, duration_in_words(rule.within))
        else:
            trigger = escalation.trigger(finding.category)
            if finding.category in escalation.triggers:
                path = ("escalation", "triggers", finding.category)
            led_to = _leads_to(trigger.action, trigger.to, duration_in_words(trigger.within))
        named = code if finding.code.startswith(_OWN) else finding.category
        what = f"{_words(named).capitalize()}: {finding.why}"
        yield RuleUse("screening", what, led_to, (finding.text,), path)


def _leads_to(action: str, to: str, within: str) -> str:
    said = _DOES[action]
    return said if action == "note" else f"{said}: {to}, within {within}"


def _inputs(lead: LeadFacts, hidden: Mapping[str, str], playbook: Playbook) -> Iterator[RuleUse]:
    allowed = playbook.inputs.allowed(lead.channel)
    left_out = [name for name, value in lead.fields.items() if value and name not in allowed]
    if left_out:
        names = ", ".join(map(_words, left_out))
        path: Path = ("inputs", "channels", lead.channel.value)
        yield RuleUse("inputs", f"Not allowed on this channel: {names}", "AI does not see it",
                      path=path)  # fmt: skip
    for name, value in hidden.items():
        yield RuleUse("inputs", f"Hidden as {name}", "AI sees the placeholder", (value,),
                      ("inputs", "mask"))  # fmt: skip


def _labels(outputs: PreparedOutputs, playbook: Playbook) -> Iterator[RuleUse]:
    found = outputs.classification
    if found is None:
        return
    sections: tuple[tuple[str, str, Classified, Sequence[Labelled]], ...] = (
        ("service", "services", found.service, playbook.services),
        ("urgency", "urgency", found.urgency, playbook.urgency),
        ("fit", "fit", found.fit, playbook.fit),
    )
    for label, section, classified, members in sections:
        place = next((i for i, one in enumerate(members) if one.code == classified.value), None)
        if place is None:
            continue
        member = members[place]
        path: Path = (section, place)
        word = _word_of(classified, member.words)
        if word is not None:
            path = (*path, "words", word)
        sure = f"{classified.confidence:.0%} sure"
        quotes = tuple(dict.fromkeys(one.quote for one in classified.evidence))
        why = f"by “{member.words[word]}”" if word is not None else "by its examples or its name"
        if not quotes:
            why = "nothing in the words says so"
        yield RuleUse("preparation", f"{label.capitalize()} is {member.name}", f"{why}, {sure}",
                      quotes, path)  # fmt: skip


def _word_of(classified: Classified, words: Sequence[str]) -> int | None:
    """Which of a rule's words the evidence holds, in any inflection."""
    for evidence in classified.evidence:
        quote = evidence.quote.casefold()
        for place, word in enumerate(words):
            if word.casefold() in quote:
                return place
        stems = {stem for code in ("en", "de", "es") for stem in content_stems(quote, code)}
        for place, word in enumerate(words):
            own = {stem for code in ("en", "de", "es") for stem in content_stems(word, code)}
            if own and own <= stems:
                return place
    return None


def _said(outputs: PreparedOutputs, playbook: Playbook) -> Iterator[RuleUse]:
    draft = outputs.draft_reply
    if draft is not None:
        path: Path = ("tone", "templates", draft.language)
        yield RuleUse("preparation", f"The reply is written in “{draft.language}”", "", path=path)
        for place, fact in enumerate(playbook.facts):
            if fact.code in draft.used_facts:
                yield RuleUse("preparation", f"A question is answered by “{fact.code}”",
                              fact.wording(draft.language), path=("facts", place))  # fmt: skip
    asked = outputs.missing_information.facts if outputs.missing_information else ()
    for one in asked:
        for place, required in enumerate(playbook.required_facts):
            if required.code != one.code:
                continue
            yield RuleUse("preparation", f"Asked for: {one.label}", "the lead does not say it",
                          path=("required_facts", place))  # fmt: skip
    if outputs.no_send is not None:
        yield RuleUse("preparation", f"No reply is due: {outputs.no_send.text}", "",
                      _quotes(outputs.no_send.evidence), ("tasks", "no_send"))  # fmt: skip
    if outputs.task is not None:
        yield RuleUse("preparation", f"Task: {outputs.task.title}", outputs.task.detail,
                      _quotes(outputs.task.evidence), ("tasks", "task"))  # fmt: skip


def _guard(findings: Sequence[Finding], playbook: Playbook) -> Iterator[RuleUse]:
    promises = playbook.promises
    own: dict[str, Path] = {
        rule.code: ("promises", name, place)
        for name, rules in (("forbidden", promises.forbidden), ("sign_off", promises.sign_off))
        for place, rule in enumerate(rules)
    }
    for finding in findings:
        code = finding.code.rpartition(".")[2]
        point = finding.control_point
        path: Path = ("control_points", point.value) if point in playbook.control_points else ()
        path = own.get(code, path)
        if finding.severity is Severity.BLOCKS:
            led_to = "it must not go out as it stands"
        elif finding.severity is Severity.INFO:
            led_to = "nothing: it is approved, or the lead's own"
        else:
            owners = ", ".join(playbook.control_point(point).owners)
            led_to = f"the yes of {owners} ({_words(point.value)})"
        yield RuleUse("guard", finding.why, led_to, (finding.text,), path)


def _quotes(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.quote for one in evidence))


def _words(code: str) -> str:
    return code.replace("_", " ")
