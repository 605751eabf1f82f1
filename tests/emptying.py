"""Emptying the database after a test with real transactions, past the triggers that forbid it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

QUEUE_TABLES = ("procrastinate_jobs", "procrastinate_periodic_defers", "procrastinate_workers")
"""Procrastinate's tables, which Django does not count as its own."""


@contextmanager
def emptied_past_triggers() -> Iterator[None]:
    """While open, Django's own emptying after such a test is replaced by ours.

    History cannot be deleted by SQL, which is the point of the triggers: SQLite is set back to a
    copy of the fresh database, PostgreSQL's superuser empties with triggers switched off.
    """
    original = TransactionTestCase._fixture_teardown
    empty = _set_back if connection.vendor == "sqlite" else _empty_as_replica
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_fresh())) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
    TransactionTestCase._fixture_teardown = empty  # type: ignore[method-assign]
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = original  # type: ignore[method-assign]


def _fresh() -> Path:
    return Path(connection.settings_dict["NAME"]).with_name("fresh.sqlite3")


def _set_back(self: Any) -> None:
    with closing(sqlite3.connect(_fresh())) as copy:
        connection.ensure_connection()
        copy.backup(connection.connection)


def _empty_as_replica(self: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(QUEUE_TABLES)} CASCADE")
    try:
        call_command(
            "flush", verbosity=0, interactive=False, allow_cascade=True, reset_sequences=False
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")
