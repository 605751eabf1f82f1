"""Keeping what could not be accepted, for a person to repair or discard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from handrail.pipeline import dead_letters
from handrail.web.intake.reading import Body

if TYPE_CHECKING:
    from handrail.store.models import Source

WHY = {
    "honeypot": "A field that people cannot see was filled in: probably a program, but look.",
    "unauthorised": "It came without the source's token, or with a wrong one.",
    "too_large": "It was larger than allowed; only the beginning was kept.",
    "source_inactive": "The source was switched off when it came.",
    "no_playbook": "The source's playbook had no active version when it came.",
}


def keep(request: HttpRequest, source: Source, body: Body, code: str) -> bool:
    """Keep the body as a dead letter, committed; False where there is nothing worth keeping."""
    if not body.content.strip():
        return False
    row = dead_letters.keep(
        source,
        body=body.content,
        content_type=request.headers.get("Content-Type", ""),
        reason_code=code,
        reason=WHY[code],
        now=timezone.now(),
    )
    return row is not None
