"""`/healthz`: this process answers. `/readyz`: it can do its work; if not, which part fails."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from handrail.store.selectors.intake import database_answers, last_heartbeat

logger = logging.getLogger(__name__)
WORKER_SILENT_AFTER = timedelta(seconds=60)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """200 while the process answers requests; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """200 where database and worker work, else 503; each part says what it found."""
    parts = {"database": "ok", "worker": "ok"}
    try:
        database_answers()
        seen_at = last_heartbeat()
    except DatabaseError:
        logger.exception("The database does not answer")
        parts = {"database": "does not answer", "worker": "unknown: the database does not answer"}
    else:
        if seen_at is None:
            parts["worker"] = "none has ever started: run 'handrail worker' or 'handrail serve'"
        elif timezone.now() - seen_at > WORKER_SILENT_AFTER:
            parts["worker"] = f"silent since {seen_at.isoformat(timespec='seconds')}"
    ready = all(words == "ok" for words in parts.values())
    return JsonResponse(
        {"status": "ok" if ready else "not ready", **parts}, status=200 if ready else 503
    )
