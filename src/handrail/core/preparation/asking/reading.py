"""From a model's answer to outputs: quotes become evidence, codes become the playbook's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from handrail.core.outputs import (
    Classification,
    Classified,
    CrmNote,
    DraftReply,
    Evidence,
    MissingFact,
    MissingInformation,
    NoSend,
    NoteField,
    OutputKind,
    OwnerReminder,
    PreparedOutputs,
    Statement,
    SuggestedTask,
    Summary,
)
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.missing import is_given
from handrail.core.preparation.restoring import found_at

RUN = 4
MOST_REPEATED = 0.5


class AnswerError(ValueError):
    """The answer has the right form and cannot be used; the text says why, for the model too."""


def read_answer(answer: BaseModel, given: ModelInput, playbook: Playbook) -> PreparedOutputs:
    """The outputs of an answer. Raises AnswerError where it says nothing.

    A statement whose quote is not in the source has no evidence: it shows as unsupported, and a
    field of the note without evidence is left out.
    """
    said: dict[str, Any] = {kind.value: getattr(answer, kind.value, None) for kind in OutputKind}
    label = said["classification"]
    sure = float(label.service.confidence) if label else 0.5
    outputs = PreparedOutputs(
        summary=_summary(said["summary"], given, sure),
        classification=_classification(label, given),
        missing_information=_missing(said["missing_information"], given, playbook, sure),
        crm_note=_note(said["crm_note"], given, playbook, sure),
        no_send=_no_send(said["no_send"], given, sure),
    )
    if outputs.no_send is None:
        outputs = outputs.model_copy(
            update={
                "draft_reply": _draft(said["draft_reply"], given, playbook, sure),
                "task": _task(said["task"], given, sure),
                "owner_reminder": _reminder(said["owner_reminder"], given, sure),
            }
        )
    _check(outputs, given)
    return outputs


def _check(outputs: PreparedOutputs, given: ModelInput) -> None:
    """Raises AnswerError for an answer that no person should have to look at."""
    if all(getattr(outputs, kind.value) is None for kind in OutputKind):
        raise AnswerError("The answer holds none of what was asked for.")
    draft = outputs.draft_reply
    if OutputKind.DRAFT_REPLY in given.wanted and outputs.no_send is None and draft is None:
        raise AnswerError("Write draft_reply, or say in no_send why no reply is due.")
    if draft is not None and _share_repeated(draft.text, given.text) > MOST_REPEATED:
        raise AnswerError("draft_reply repeats the enquiry: write a reply to it.")


def _share_repeated(draft: str, text: str) -> float:
    """How much of a draft is the enquiry's own words, in runs of `RUN` words (0 to 1)."""
    runs, source = _runs(draft), _runs(text)
    return len(runs & source) / len(runs) if runs else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _evidence(quote: str, given: ModelInput) -> tuple[Evidence, ...]:
    """Where the source says so: in the message, else in another field; nothing where nowhere."""
    sources = (("message", given.text), *given.fields.items())
    for field, text in sources:
        span = found_at(text, quote, 0)
        if span is not None:
            start, end = span
            return (Evidence(quote=text[start:end], start=start, end=end, field=field),)
    return ()


def _summary(said: Sequence[Any] | None, given: ModelInput, sure: float) -> Summary | None:
    statements = tuple(
        Statement(text=one.text.strip(), evidence=_evidence(one.quote or one.text, given))
        for one in said or ()
        if one.text.strip()
    )
    return Summary(statements=statements, confidence=sure) if statements else None


def _classification(said: Any, given: ModelInput) -> Classification | None:
    if said is None:
        return None
    labels = {
        name: Classified(
            value=one.value, confidence=one.confidence, evidence=_evidence(one.quote, given)
        )
        for name in ("service", "urgency", "fit")
        for one in [getattr(said, name)]
    }
    language = Classified(value=said.language, confidence=0.9)
    return Classification(**labels, language=language, confidence=labels["service"].confidence)


def _missing(
    said: Sequence[Any] | None, given: ModelInput, playbook: Playbook, sure: float
) -> MissingInformation | None:
    """What the model misses and extraction does not find either."""
    if said is None:
        return None
    named, enquiry = {one.code for one in said}, Enquiry(given, playbook)
    facts = tuple(
        MissingFact(code=fact.code, label=fact.label, question=fact.question)
        for fact in playbook.required_facts
        if fact.code in named and not is_given(fact, enquiry)
    )
    return MissingInformation(facts=facts, confidence=sure)


def _note(
    said: Sequence[Any] | None, given: ModelInput, playbook: Playbook, sure: float
) -> CrmNote | None:
    if said is None:
        return None
    labels = {rule.code: rule.label for rule in playbook.crm_note}
    fields = {
        one.code: NoteField(
            code=one.code,
            label=labels[one.code],
            value=one.value.strip(),
            evidence=_evidence(one.quote or one.value, given),
        )
        for one in said
        if one.code in labels and one.value.strip()
    }
    return CrmNote(fields=tuple(fields.values()), confidence=sure)


def _draft(said: Any, given: ModelInput, playbook: Playbook, sure: float) -> DraftReply | None:
    if said is None or not said.text.strip():
        return None
    approved = {fact.code for fact in playbook.facts if fact.is_approved(given.today)}
    return DraftReply(
        subject=said.subject.strip() or playbook.tone.template(said.language)[1].subject,
        text=said.text.strip(),
        language=said.language,
        used_facts=tuple(code for code in dict.fromkeys(said.used_facts) if code in approved),
        confidence=sure,
    )


def _task(said: Any, given: ModelInput, sure: float) -> SuggestedTask | None:
    if said is None or not said.title.strip():
        return None
    return SuggestedTask(
        title=said.title.strip(),
        detail=said.detail.strip(),
        due_in_minutes=said.due_in_hours * 60,
        evidence=_evidence(said.quote, given),
        confidence=sure,
    )


def _reminder(said: Any, given: ModelInput, sure: float) -> OwnerReminder | None:
    if said is None or not said.text.strip():
        return None
    return OwnerReminder(
        control_point=said.control_point.value,
        text=said.text.strip(),
        evidence=_evidence(said.quote, given),
        confidence=sure,
    )


def _no_send(said: Any, given: ModelInput, sure: float) -> NoSend | None:
    if said is None:
        return None
    return NoSend(
        reason=said.reason,
        text=said.text.strip(),
        evidence=_evidence(said.quote, given),
        confidence=sure,
    )
