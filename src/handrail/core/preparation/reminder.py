"""What the owner of a control point should look at, because no approved fact says it."""

from __future__ import annotations

from handrail.core.findings import ControlPoint
from handrail.core.outputs import Classification, MissingInformation, OwnerReminder
from handrail.core.playbook.tone import Topic
from handrail.core.preparation.classification import UNKNOWN
from handrail.core.preparation.questions import Question

_OWNED: dict[Topic, tuple[ControlPoint, str]] = {
    "price": (ControlPoint.PRICE, "Asks about a price, and no approved fact answers it."),
    "timing": (ControlPoint.TIMING, "Asks about timing, and no approved fact answers it."),
    "scope": (ControlPoint.SCOPE, "Asks what you do, and no approved fact answers it."),
    "other": (ControlPoint.REPLY, "Asks something that no approved fact answers."),
}


def owner_reminder(
    found: Classification, missing: MissingInformation, asked: tuple[Question, ...]
) -> OwnerReminder | None:
    """The first open question for its owner; else, a lead that fits no service."""
    if found.fit.value == "doubtful":
        return OwnerReminder(
            control_point=ControlPoint.LEAD_GRADE,
            text="Probably not work that you do: say whether it is one for you.",
            evidence=found.fit.evidence[:1],
            confidence=found.fit.confidence,
        )
    for topic, (point, text) in _OWNED.items():
        unanswered = tuple(q.evidence for q in asked if q.fact is None and q.topic == topic)
        if unanswered:
            return OwnerReminder(
                control_point=point, text=text, evidence=unanswered[:3], confidence=0.7
            )
    if found.service.value == UNKNOWN and not missing.facts:
        return OwnerReminder(
            control_point=ControlPoint.LEAD_GRADE,
            text="No service of the playbook fits: say whether it is one for you.",
            confidence=0.5,
        )
    return None
