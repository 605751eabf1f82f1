"""Who is acting on this connection: set by a signed-in person's request and by nothing else.

Decisions and sign-offs are refused by the database unless their member is the one acting here:
triggers ask `handrail_acting_member()` on SQLite and the transaction's own setting on PostgreSQL.
A worker, an engine, an intake endpoint or an integration never acts as a member.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from handrail.store.models import Member

_acting: ContextVar[str | None] = ContextVar("handrail_acting_member", default=None)

_erasing: ContextVar[bool] = ContextVar("handrail_erasing", default=False)

SETTING = "handrail.acting_member"
ERASING = "handrail.erasing"


def acting_member_hex() -> str | None:
    """The acting member's id as SQLite stores it (32 hexadecimal digits), or None."""
    return _acting.get()


@contextmanager
def acting_as(member: Member) -> Iterator[None]:
    """Open a transaction in which this member may decide and sign.

    Raises RuntimeError when another member already acts here.
    """
    if _acting.get() not in (None, member.id.hex):
        raise RuntimeError("another member is acting on this connection")
    with transaction.atomic():
        token = _acting.set(member.id.hex)
        try:
            _tell_postgresql(SETTING, str(member.id))
            yield
            _tell_postgresql(SETTING, "")
        finally:
            _acting.reset(token)


def erasing_now() -> int:
    """1 while a person's data is being erased on this connection, else 0."""
    return int(_erasing.get())


@contextmanager
def erasing() -> Iterator[None]:
    """Open a transaction in which a person's data may be erased from what is else immutable."""
    with transaction.atomic():
        token = _erasing.set(True)
        try:
            _tell_postgresql(ERASING, "1")
            yield
            _tell_postgresql(ERASING, "")
        finally:
            _erasing.reset(token)


def _tell_postgresql(setting: str, value: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [setting, value])
