"""Posts to a source's address: JSON and forms, mapped by the source's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handrail.core.intake.channels import problems
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.json_form import read_post
from handrail.core.intake.mapping import Mapped, map_fields
from handrail.pipeline import dead_letters
from handrail.pipeline.intake import Accepted, accept_fields
from handrail.store.models import Source


def accept_post(
    source: Source, *, body: bytes, content_type: str, headers: Mapping[str, str], now: datetime
) -> Accepted:
    """Take one post in; committed on return.

    Raises IntakeError with a precise status; what may be a real lead was kept before, and
    `dead_letter_id` names it.
    """
    try:
        mapped = map_fields(read_post(body, content_type).fields, source.field_mapping)
        fields, unmapped = _with_message(mapped)
        _check(source, fields)
    except IntakeError as error:
        if body.strip():
            row = dead_letters.keep(
                source,
                body=body,
                content_type=content_type,
                reason_code=error.code,
                reason=error.message,
                now=now,
            )
            error.dead_letter_id = row.id
        raise
    return accept_fields(
        source,
        fields=fields,
        context=mapped.context_dict | ({"unmapped": True} if unmapped else {}),
        now=now,
        body=body,
        content_type=content_type,
        idempotency_key=headers.get("Idempotency-Key") or None,
    )


def _check(source: Source, fields: Mapping[str, str]) -> None:
    """A mistyped address or number is a reviewer's business: no enquiry is turned away for it."""
    if not fields:
        raise IntakeError(
            422,
            "nothing_mapped",
            "None of the fields is known to this source. Send name, email, phone, message, or "
            "map your own field names under Sources.",
        )
    for problem in problems(source.channel, fields):
        if problem.code == "malformed":
            continue
        raise IntakeError(422, problem.code, problem.message, field=problem.field)


def _with_message(mapped: Mapped) -> tuple[dict[str, str], bool]:
    """The fields; where none is the message, what nobody mapped is it, and True says so."""
    fields = dict(mapped.fields)
    if fields.get("message") or not mapped.unmapped:
        return fields, False
    fields["message"] = "\n".join(f"{name}: {value}" for name, value in mapped.unmapped.items())
    return fields, True
