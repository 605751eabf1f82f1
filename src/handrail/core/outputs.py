"""The eight outputs that AI may prepare, each apart, each statement with its evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class OutputKind(StrEnum):
    """The separable things that AI prepares; each can be switched on or off in the playbook."""

    SUMMARY = "summary"
    CLASSIFICATION = "classification"
    MISSING_INFORMATION = "missing_information"
    CRM_NOTE = "crm_note"
    DRAFT_REPLY = "draft_reply"
    TASK = "task"
    OWNER_REMINDER = "owner_reminder"
    NO_SEND = "no_send"


class Frozen(BaseModel):
    """Base of the shared values: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """A quote of the lead's newest message: `text[start:end] == quote`.

    A quote of another field of the lead names it in `field` (then the offsets are in that value).
    """

    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    field: str = "message"


class Statement(Frozen):
    """One sentence that AI wrote, with what it rests on; without evidence it is unsupported."""

    text: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def supported(self) -> bool:
        """Whether the source holds what the statement says."""
        return bool(self.evidence)


class Summary(Frozen):
    statements: tuple[Statement, ...]
    confidence: float = Field(ge=0, le=1)


class Classified(Frozen):
    """One label with its own confidence and evidence, `value` from the playbook's list."""

    value: str
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()


class Classification(Frozen):
    """Service, urgency and fit as codes of the playbook; `language` as ISO 639-1."""

    service: Classified
    urgency: Classified
    fit: Classified
    language: Classified
    confidence: float = Field(ge=0, le=1)


class MissingFact(Frozen):
    """A fact that the playbook requires and the source does not hold, with the question for it."""

    code: str
    label: str
    question: str


class MissingInformation(Frozen):
    facts: tuple[MissingFact, ...]
    confidence: float = Field(ge=0, le=1)


class NoteField(Frozen):
    """One field of the CRM note; a value without evidence is not offered for the CRM."""

    code: str
    label: str
    value: str
    evidence: tuple[Evidence, ...] = ()


class CrmNote(Frozen):
    fields: tuple[NoteField, ...]
    confidence: float = Field(ge=0, le=1)


class DraftReply(Frozen):
    """A reply in plain text. `used_facts` are the codes of the approved facts that it states."""

    subject: str
    text: str
    language: str
    used_facts: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)


class SuggestedTask(Frozen):
    """Work for a person. `due_in_minutes` counts working minutes from the preparation."""

    title: str
    detail: str = ""
    due_in_minutes: int = Field(ge=0)
    evidence: tuple[Evidence, ...] = ()
    confidence: float = Field(ge=0, le=1)


class OwnerReminder(Frozen):
    """Something that the owner of a control point should look at, and why."""

    control_point: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = Field(ge=0, le=1)


class NoSend(Frozen):
    """No reply is due, and why."""

    reason: Literal["not_a_lead", "already_answered", "asked_not_to_reply", "acknowledgement"]
    text: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = Field(ge=0, le=1)


class PreparedOutputs(Frozen):
    """What one preparation made. An output that is switched off or not due is None."""

    summary: Summary | None = None
    classification: Classification | None = None
    missing_information: MissingInformation | None = None
    crm_note: CrmNote | None = None
    draft_reply: DraftReply | None = None
    task: SuggestedTask | None = None
    owner_reminder: OwnerReminder | None = None
    no_send: NoSend | None = None
