"""A field that people cannot see: who fills it in is most likely a program."""

from __future__ import annotations

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.json_form import read_post

FIELD = "hr_leave_empty"


def was_filled(body: bytes, content_type: str) -> bool:
    """Whether the hidden field holds anything; False for a body that cannot be read."""
    if FIELD.encode() not in body:
        return False
    try:
        fields = read_post(body, content_type, max_bytes=len(body)).fields
    except IntakeError:
        return False
    return bool(fields.get(FIELD, "").strip())
