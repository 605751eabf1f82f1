"""Every section of the document as a page of the form, in the document's order."""

from __future__ import annotations

from handrail.core.playbook.editing.fields import SectionForm
from handrail.core.playbook.editing.sections import business, control, outputs, replies

SECTIONS: tuple[SectionForm, ...] = (
    business.NAME,
    business.INPUTS,
    business.TASKS,
    outputs.REQUIRED_FACTS,
    outputs.SERVICES,
    outputs.URGENCY,
    outputs.FIT,
    outputs.CRM_NOTE,
    outputs.FACTS,
    replies.TONE,
    replies.PROMISES,
    control.CONTROL_POINTS,
    control.ESCALATION,
    control.REVIEW,
    control.DATA_POLICY,
    control.WRITE_BACK,
)


def section_of(code: str) -> SectionForm | None:
    """The section of this name in an address."""
    return next((section for section in SECTIONS if section.code == code), None)
