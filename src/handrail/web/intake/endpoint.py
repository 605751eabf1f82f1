"""`POST /in/<source key>`: a lead comes in. Answers after commit, and never drops silently."""

from __future__ import annotations

import logging
import secrets
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from handrail.core.intake.errors import IntakeError
from handrail.pipeline.posts import accept_post
from handrail.store.selectors.intake import source_by_key
from handrail.web.intake import answers
from handrail.web.intake.honeypot import was_filled
from handrail.web.intake.kept import keep
from handrail.web.intake.problems import Problem
from handrail.web.intake.reading import Body, read_at_most
from handrail.web.intake.throttle import Throttle

if TYPE_CHECKING:
    from handrail.store.models import Source

logger = logging.getLogger(__name__)
throttle = Throttle(settings.ENVIRONMENT.intake_per_minute)
MAX_IDEMPOTENCY_KEY = 255
NOT_STORED = Problem(
    503,
    "not_stored",
    "It could not be stored just now and was not accepted. Please send it again.",
    retry_after=10,
)


@csrf_exempt
def receive(request: HttpRequest, key: str) -> HttpResponse:
    """Take in one lead for the source with this key."""
    if request.method == "OPTIONS":
        return answers.open_to_every_origin(answers.preflight())
    try:
        response = _take(request, key)
    except Problem as problem:
        response = answers.refused(request, problem)
    except DatabaseError:
        logger.exception("Intake could not be stored")
        response = answers.refused(request, NOT_STORED)
    return answers.open_to_every_origin(response)


def _take(request: HttpRequest, key: str) -> HttpResponse:
    if request.method != "POST":
        raise Problem(405, "method_not_allowed", "Send a POST request to this address.")
    source = source_by_key(key)
    if source is None:
        raise Problem(
            404,
            "unknown_source",
            "There is no source at this address. Compare it with the one shown in Handrail "
            "under Sources.",
        )
    _check_pace(source)
    body = read_at_most(request, settings.ENVIRONMENT.max_intake_bytes)
    _check_source(request, source, body)
    thank_you_url = str(source.settings.get("thank_you_url") or "")
    content_type = request.headers.get("Content-Type", "")
    if was_filled(body.content, content_type):
        keep(request, source, body, "honeypot")
        return answers.held(request, thank_you_url)
    try:
        taken = accept_post(
            source,
            body=body.content,
            content_type=content_type,
            headers=request.headers,
            now=timezone.now(),
        )
    except IntakeError as error:
        raise Problem(
            error.status,
            error.code,
            str(error),
            field=error.field,
            kept=error.dead_letter_id is not None,
        ) from error
    return answers.accepted(request, taken, thank_you_url)


def _check_pace(source: Source) -> None:
    wait = throttle.seconds_to_wait(source.key, time.monotonic())
    if wait:
        raise Problem(
            429,
            "too_many",
            f"Too much came in through this address at once, and this was not accepted. "
            f"Please send it again in {wait} s.",
            retry_after=wait,
        )


def _check_source(request: HttpRequest, source: Source, body: Body) -> None:
    """Refuse what cannot be accepted as it is; what may be a real lead is kept for a person."""
    if source.token and not _has_token(request, source.token):
        why = (
            "The token of this source is missing or wrong. "
            "Send the header 'Authorization: Bearer TOKEN' with the token shown under Sources."
        )
        raise Problem(401, "unauthorised", why, kept=keep(request, source, body, "unauthorised"))
    if not body.complete:
        limit = settings.ENVIRONMENT.max_intake_bytes
        why = f"This is larger than the {limit:,} bytes that are allowed. Send a shorter one."
        kept = keep(request, source, body, "too_large")
        raise Problem(413, "too_large", why, kept=kept)
    if not source.is_active:
        why = "This source is switched off and takes no leads. Switch it on under Sources."
        kept = keep(request, source, body, "source_inactive")
        raise Problem(410, "source_inactive", why, kept=kept)
    if len(request.headers.get("Idempotency-Key", "")) > MAX_IDEMPOTENCY_KEY:
        why = f"Use an Idempotency-Key of at most {MAX_IDEMPOTENCY_KEY} characters."
        raise Problem(400, "idempotency_key_too_long", why, field="Idempotency-Key")
    if source.playbook.active_version_id is None:
        why = "The playbook of this source has no active version. Activate one under Playbooks."
        kept = keep(request, source, body, "no_playbook")
        raise Problem(503, "no_playbook", why, retry_after=60, kept=kept)


def _has_token(request: HttpRequest, token: str) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return False
    return secrets.compare_digest(given.strip().encode(), token.encode())
