"""Whether an input is the same one again, and of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Sameness(StrEnum):
    """By what two inputs were found to be the same."""

    IDEMPOTENCY_KEY = "idempotency_key"
    EXTERNAL_ID = "external_id"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Original:
    """One input: of which source, with what to recognise it by."""

    id: str
    source_id: str
    at: datetime
    content_key: str
    idempotency_key: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """What an input repeats, and by what that is known."""

    of: str
    by: Sameness


def repeat_of(given: Original, known: Sequence[Original], *, window: timedelta) -> Repeat | None:
    """The known input that this one repeats, or None.

    A key or an external id (Message-ID, a vendor's lead id) decides alone where both have one:
    the same content under another key is a new enquiry, since its sender says so. Without
    them, the same content within the window is the same enquiry sent twice. Of two that come in
    the same moment the later by the clock may be stored first: the window has both directions.
    """
    if given.idempotency_key:
        return _first(
            Sameness.IDEMPOTENCY_KEY,
            [
                one
                for one in known
                if one.source_id == given.source_id and one.idempotency_key == given.idempotency_key
            ],
        )
    if given.external_id:
        return _first(
            Sameness.EXTERNAL_ID, [one for one in known if one.external_id == given.external_id]
        )
    return _first(
        Sameness.CONTENT,
        [
            one
            for one in known
            if one.content_key == given.content_key and abs(given.at - one.at) <= window
        ],
    )


def _first(by: Sameness, found: Sequence[Original]) -> Repeat | None:
    if not found:
        return None
    return Repeat(min(found, key=lambda one: one.at).id, by)
