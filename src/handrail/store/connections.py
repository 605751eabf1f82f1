"""What every new SQLite connection is given: the functions that triggers ask."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.backends.signals import connection_created

from handrail.store import acting


def _sha256_hex(data: bytes | str | None) -> str | None:
    if data is None:
        return None
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def _give_functions(connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite":
        raw = connection.connection
        raw.create_function("handrail_acting_member", 0, acting.acting_member_hex)
        raw.create_function("handrail_erasing", 0, acting.erasing_now)
        raw.create_function("handrail_sha256", 1, _sha256_hex, deterministic=True)


def register() -> None:
    """Give the functions to every connection that is opened from now on."""
    connection_created.connect(_give_functions, dispatch_uid="handrail.connections")
