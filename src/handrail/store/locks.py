"""A lock on a name for the length of a transaction."""

from __future__ import annotations

import hashlib

from django.db import connection


def lock_name(name: str) -> None:
    """Let one transaction at a time hold this name. SQLite has one writer already."""
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
