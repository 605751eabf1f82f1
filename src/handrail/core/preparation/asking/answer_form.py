"""The form of a model's answer: one part an output, each with its own limits.

Lengths are bounded, because a small model that may go on does; what a model may name is an
enumeration of the playbook's codes, so that servers which enforce schemas cannot leave it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from handrail.core.findings import ControlPoint
from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook

UNKNOWN = "unknown"
FITS = ("good", "unclear", "doubtful")
Quote = Annotated[str, StringConstraints(max_length=300)]
"""The lead's own words, exactly as they stand in the text; empty where there are none."""
Short = Annotated[str, StringConstraints(max_length=200)]
Sentence = Annotated[str, StringConstraints(max_length=400)]
Language = Annotated[str, StringConstraints(pattern="^[a-z]{2}$")]
Confidence = Annotated[float, Field(ge=0, le=1)]


class Part(BaseModel):
    """Base of an answer's parts; what a model adds by itself is left out."""

    model_config = ConfigDict(extra="ignore")


class SummaryStatement(Part):
    text: Sentence
    quote: Quote


class TaskPart(Part):
    title: Short
    detail: Sentence = ""
    due_in_hours: int = Field(default=24, ge=0, le=720)
    quote: Quote = ""


class DraftPart(Part):
    subject: Short
    text: Annotated[str, StringConstraints(max_length=4000)]
    language: Language = "en"
    used_facts: list[Short] = Field(default_factory=list, max_length=20)


class ReminderPart(Part):
    control_point: ControlPoint
    text: Sentence
    quote: Quote = ""


class NoSendPart(Part):
    reason: Literal["not_a_lead", "already_answered", "asked_not_to_reply", "acknowledgement"]
    text: Sentence
    quote: Quote = ""


@lru_cache(maxsize=256)
def _form(
    services: tuple[str, ...],
    urgencies: tuple[str, ...],
    facts: tuple[str, ...],
    note: tuple[str, ...],
    wanted: tuple[OutputKind, ...],
) -> type[BaseModel]:
    labels: dict[str, Any] = {
        "service": (_label("Service", (*services, UNKNOWN)), ...),
        "urgency": (_label("Urgency", urgencies), ...),
        "fit": (_label("Fit", FITS), ...),
        "language": (Language, "en"),
    }
    classification: Any = create_model("ClassificationPart", __base__=Part, **labels)
    parts: dict[OutputKind, Any] = {
        OutputKind.SUMMARY: (list[SummaryStatement], Field(max_length=5)),
        OutputKind.CLASSIFICATION: (classification, ...),
        OutputKind.MISSING_INFORMATION: (_codes("MissingPart", facts), Field(max_length=12)),
        OutputKind.CRM_NOTE: (_note(note), Field(max_length=20)),
        OutputKind.DRAFT_REPLY: (DraftPart | None, None),
        OutputKind.TASK: (TaskPart | None, None),
        OutputKind.OWNER_REMINDER: (ReminderPart | None, None),
        OutputKind.NO_SEND: (NoSendPart | None, None),
    }
    chosen: dict[str, Any] = {kind.value: parts[kind] for kind in OutputKind if kind in wanted}
    return create_model("Answer", __base__=Part, **chosen)


def answer_form(playbook: Playbook, wanted: tuple[OutputKind, ...]) -> type[BaseModel]:
    """The schema of an answer under this playbook, with the wanted outputs only."""
    return _form(
        tuple(service.code for service in playbook.services),
        tuple(level.code for level in playbook.urgency),
        tuple(fact.code for fact in playbook.required_facts),
        tuple(field.code for field in playbook.crm_note),
        wanted,
    )


@lru_cache(maxsize=256)
def form_schema(form: type[BaseModel]) -> Mapping[str, Any]:
    """The JSON Schema of an answer's form; made once, since it takes longer than the rest."""
    return form.model_json_schema()


def _label(name: str, codes: tuple[str, ...]) -> type[BaseModel]:
    return _part(
        f"{name}Label", value=_one_of(codes), confidence=(Confidence, ...), quote=(Quote, ...)
    )


def _codes(name: str, codes: tuple[str, ...]) -> Any:
    return list[_part(name, code=_one_of(codes))]  # type: ignore[misc]


def _note(codes: tuple[str, ...]) -> Any:
    part = _part("NotePart", code=_one_of(codes), value=(Sentence, ...), quote=(Quote, ...))
    return list[part]  # type: ignore[valid-type]


def _part(name: str, **fields: Any) -> type[BaseModel]:
    return create_model(name, __base__=Part, **fields)


def _one_of(codes: tuple[str, ...]) -> Any:
    """A required field of one of these codes; any short text where the playbook names none."""
    return (Literal[codes] if codes else Short, ...)
