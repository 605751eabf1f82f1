"""Keeping what could not be accepted, for a person to repair or discard."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from handrail.pipeline import dead_letters
from handrail.web.intake.problems import Problem
from handrail.web.intake.reading import Body
from handrail.web.intake.throttle import Throttle

if TYPE_CHECKING:
    from handrail.store.models import Source

throttle = Throttle(per_minute=60)
"""Whoever cannot be let in cannot fill the disk either; what is not kept is answered with 429."""
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
    wait = throttle.seconds_to_wait(source.key, time.monotonic())
    if wait:
        raise Problem(
            429,
            "too_many",
            f"{WHY[code]} Too much of this came in at once, and this one was not kept. "
            f"Repair the sender, and send it again in {wait} s.",
            retry_after=wait,
        )
    dead_letters.keep(
        source,
        body=body.content,
        content_type=request.headers.get("Content-Type", ""),
        reason_code=code,
        reason=WHY[code],
        now=timezone.now(),
    )
    return True
