"""Control points and review: who owns what, who reviews, and how soon."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, field_validator

from handrail.core.findings import INBOUND_CATEGORIES, ControlPoint
from handrail.core.leads import Channel
from handrail.core.outputs import OutputKind
from handrail.core.playbook.base import Code, Duration, OwnerName, Section

REVIEWERS_MAY_SIGN = (
    ControlPoint.LEAD_GRADE,
    ControlPoint.REPLY,
    ControlPoint.FINAL_MESSAGE,
    ControlPoint.ESCALATION,
)


class ControlPointRule(Section):
    """Who owns a control point, whether any or all must sign, and how many people it takes."""

    owners: tuple[OwnerName, ...] = Field(default=("owner", "manager"), min_length=1)
    """Who may sign: roles (owner, manager, reviewer) or members' e-mail addresses."""
    sign: Literal["any", "all"] = "any"
    """Whether one owner's yes is enough (any), or every owner must sign (all)."""
    people: StrictInt = Field(default=1, ge=1, le=5)
    """How many different people must sign."""
    editor_may_sign: StrictBool = True
    """Whether who wrote the words may also sign them."""


def default_control_points() -> dict[ControlPoint, ControlPointRule]:
    """Reviewers own the reply and its form; owners and managers own what binds the business."""
    everyone = ControlPointRule(owners=("owner", "manager", "reviewer"))
    return {
        point: everyone if point in REVIEWERS_MAY_SIGN else ControlPointRule()
        for point in ControlPoint
    }


class HoldingMessage(Section):
    """“We have your message, a person answers by …”: what may go out before the reply is ready.

    A person sends it, once for each message, and it names the time by which the reply is expected.
    Its sentence is `holding` in the templates of `tone`.
    """

    on: StrictBool = True
    """Whether it may be sent at all."""
    not_for: tuple[Code, ...] = ("not_a_lead",)
    """Triggers whose leads get none, such as legal_risk."""

    @field_validator("not_for")
    @classmethod
    def _known(cls, not_for: tuple[str, ...]) -> tuple[str, ...]:
        for name in not_for:
            if name not in INBOUND_CATEGORIES:
                raise ValueError(f"{name} is no trigger; there are {', '.join(INBOUND_CATEGORIES)}")
        return not_for


class Review(Section):
    """When a person comes first for lack of confidence, and how soon a reply is expected."""

    person_first_below: StrictFloat = Field(default=0.35, ge=0, le=1)
    """Confidence, from 0 to 1, below which a lead goes to a person before it is prepared."""
    respond_within: dict[Channel, Duration] = Field(default_factory=dict)
    """How soon a reply is expected on each channel."""
    respond_within_default: Duration = timedelta(hours=4)
    """How soon a reply is expected on a channel that `respond_within` does not name."""
    undo_window: Duration = timedelta(seconds=20)
    """How long an approved reply waits before it leaves, so that it can be taken back."""
    duplicate_window: Duration = timedelta(days=2)
    """Within what time the same enquiry by the same contact is one lead."""
    follow_up_after: Duration = timedelta(days=3)
    """When to look at a lead again that did not answer."""
    holding_message: HoldingMessage = Field(default_factory=HoldingMessage)
    """What may go out before the reply is ready."""


class Tasks(Section):
    """Which of the eight outputs are on."""

    summary: StrictBool = True
    """What the lead wants, in a few sentences."""
    classification: StrictBool = True
    """Service, urgency and fit."""
    missing_information: StrictBool = True
    """Which required facts the lead does not say."""
    crm_note: StrictBool = True
    """The fields of the CRM note, each with the words that give it."""
    draft_reply: StrictBool = True
    """A reply for a person to check, edit and send."""
    task: StrictBool = True
    """A task for a person, such as a call."""
    owner_reminder: StrictBool = True
    """What an owner should not forget about this lead."""
    no_send: StrictBool = True
    """Whether there is a reason to send no reply, and which."""


class DataPolicy(Section):
    """Which provider may see which class of data, and how long originals are kept.

    Providers are asked in order until one answers; the built-in engine is always the last.
    """

    engines: tuple[Code, ...] = Field(default=("builtin",), min_length=1)
    """Codes of the models that are asked, in order. `builtin` comes with Handrail and is always the
    last."""
    task_engines: dict[OutputKind, tuple[Code, ...]] = Field(default_factory=dict)
    """For one output, other models than `engines`."""
    mask_for: dict[Code, tuple[str, ...]] = Field(default_factory=dict)
    """Kinds of private data that one model must not see, beside `inputs.mask`."""
    keep_originals: Duration = timedelta(days=730)
    """How long originals are kept."""


RecordKind = Literal[
    "source_note",
    "ai_output",
    "reviewer_edit",
    "owner_decision",
    "final_reply",
    "task",
    "outcome",
    "next_follow_up",
]
"""The eight records that are written back."""

RECORD_KINDS: tuple[RecordKind, ...] = (
    "source_note",
    "ai_output",
    "reviewer_edit",
    "owner_decision",
    "final_reply",
    "task",
    "outcome",
    "next_follow_up",
)


def _everywhere() -> dict[RecordKind, tuple[Code, ...]]:
    return dict.fromkeys(RECORD_KINDS, ("timeline", "webhook"))


class WriteBack(Section):
    """For each record, the connections that it goes to; `timeline` is Handrail's own."""

    records: dict[RecordKind, tuple[Code, ...]] = Field(default_factory=_everywhere)
    """For each record, the codes of the connections that it goes to. `timeline` is Handrail's
    own."""
