"""The triggers that are in the database, compared with the rules, and put there.

They are put there after every `migrate`, not by a migration of their own: on SQLite a migration
that changes a table makes it anew, which drops its triggers silently and trips over those of
others. A change of the rules alone comes with an empty migration, so that `serve` runs `migrate`.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from handrail.store.triggers.all_rules import rules
from handrail.store.triggers.sql import PREFIX, Trigger, triggers

_SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
_POSTGRESQL = """
    SELECT t.tgname, c.relname, CASE WHEN t.tgenabled = 'O' THEN p.prosrc ELSE 'disabled' END
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""


def wanted(connection: BaseDatabaseWrapper) -> dict[str, Trigger]:
    """Every trigger that this version of Handrail has, by name."""
    return {trigger.name: trigger for trigger in triggers(connection.vendor, rules())}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that are not there, are switched off, or do something else."""
    found = _found(connection)
    return sorted(
        name
        for name, trigger in wanted(connection).items()
        if found.get(name) != (trigger.table, trigger.text)
    )


def install(connection: BaseDatabaseWrapper) -> list[str]:
    """Put every trigger there that is missing, and drop what is none of this version's."""
    absent, known = missing(connection), wanted(connection)
    found = _found(connection)
    obsolete = [name for name in found if name not in known]
    if not absent and not obsolete:
        return []
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in (*obsolete, *absent):
            _drop(connection, cursor, name, found)
        for name in absent:
            for statement in known[name].create:
                cursor.execute(statement)
    return absent


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger of Handrail away: before tables are made anew."""
    found = _found(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in found:
            _drop(connection, cursor, name, found)


def _found(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    query = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    return {name: (table, text) for name, table, text in rows if name.startswith(PREFIX)}


def _drop(
    connection: BaseDatabaseWrapper, cursor: Any, name: str, found: dict[str, tuple[str, str]]
) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    if name in found:
        cursor.execute(f"DROP TRIGGER {name} ON {found[name][0]}")
    cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
