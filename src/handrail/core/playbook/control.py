"""Control points and review: who owns what, who reviews, and how soon."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from handrail.core.findings import ControlPoint
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
    sign: Literal["any", "all"] = "any"
    people: int = Field(default=1, ge=1, le=5)
    editor_may_sign: bool = True


def default_control_points() -> dict[ControlPoint, ControlPointRule]:
    """Reviewers own the reply and its form; owners and managers own what binds the business."""
    everyone = ControlPointRule(owners=("owner", "manager", "reviewer"))
    return {
        point: everyone if point in REVIEWERS_MAY_SIGN else ControlPointRule()
        for point in ControlPoint
    }


class Review(Section):
    """When a person comes first for lack of confidence, and how soon a reply is expected."""

    person_first_below: float = Field(default=0.35, ge=0, le=1)
    respond_within: dict[Channel, Duration] = Field(default_factory=dict)
    respond_within_default: Duration = timedelta(hours=4)
    undo_window: Duration = timedelta(seconds=20)
    duplicate_window: Duration = timedelta(days=2)
    follow_up_after: Duration = timedelta(days=3)


class Tasks(Section):
    """Which of the eight outputs are on."""

    summary: bool = True
    classification: bool = True
    missing_information: bool = True
    crm_note: bool = True
    draft_reply: bool = True
    task: bool = True
    owner_reminder: bool = True
    no_send: bool = True


class DataPolicy(Section):
    """Which provider may see which class of data, and how long originals are kept.

    Providers are asked in order until one answers; the built-in engine is always the last.
    """

    engines: tuple[Code, ...] = Field(default=("builtin",), min_length=1)
    task_engines: dict[OutputKind, tuple[Code, ...]] = Field(
        default_factory=dict, description="For one output, others than `engines`."
    )
    mask_for: dict[Code, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Kinds of private data that one provider must not see, beside `inputs.mask`.",
    )
    keep_originals: Duration = timedelta(days=730)


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
