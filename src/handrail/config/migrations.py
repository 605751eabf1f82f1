"""How the database's tables stand to this version of Handrail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@dataclass(frozen=True, slots=True)
class Tables:
    """`missing` changes are to be made; `newer` names what only a newer Handrail knows."""

    missing: int
    is_new: bool
    newer: str = ""


def look_at_tables() -> Tables:
    """Compare the tables with the code. Raises DatabaseError where the database is away."""
    executor = MigrationExecutor(connection)
    applied = set(executor.loader.applied_migrations)
    known = set(executor.loader.disk_migrations or ())
    unknown = sorted(name for app, name in applied - known if app == "store")
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Tables(len(plan), not applied, unknown[-1] if unknown else "")
