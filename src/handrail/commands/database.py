"""Bringing the database up to date, by one process at a time and with a way back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

LOCK = 7_219_004_113
"""PostgreSQL's advisory lock that is held while the tables change."""


def bring_up_to_date() -> None:
    """Apply what this version of Handrail adds to the tables; says so when there is something.

    Raises click.ClickException where the database cannot be reached, or is of a newer Handrail.
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        with _one_at_a_time():
            count, is_new = missing_changes()
            if not count:
                _put_guards_back()
                return
            if not is_new:
                _keep_a_copy()
            click.echo(_what_happens(count, is_new=is_new), err=True)
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise click.ClickException(unreachable(error)) from error


def require_up_to_date() -> None:
    """Raise click.ClickException, with the remedy, unless the tables are this version's."""
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        count, _ = missing_changes()
    except DatabaseError as error:
        raise click.ClickException(unreachable(error)) from error
    if count:
        raise click.ClickException(
            "The database is not up to date. Run `handrail init` (a new installation) or "
            "`handrail serve` first: both bring it up to date."
        )


def missing_changes() -> tuple[int, bool]:
    """How many changes the database lacks, and whether it is quite empty.

    Raises click.ClickException for a database that a newer Handrail has changed.
    """
    from handrail.config.migrations import look_at_tables  # noqa: PLC0415

    tables = look_at_tables()
    if tables.newer:
        raise click.ClickException(
            f"The database is of a newer Handrail (it has {tables.newer}). Install that version; "
            "going back needs the copy that was made before it."
        )
    return tables.missing, tables.is_new


def unreachable(error: Exception) -> str:
    """Words for a database that does not answer."""
    return (
        f"The database cannot be used: {str(error).strip()}\n"
        "Check HANDRAIL_DATABASE_URL, or that HANDRAIL_DATA_DIR may be written to; "
        "`handrail check` says more."
    )


def _put_guards_back() -> None:
    """The database's own refusals, where this version has new ones or somebody removed some."""
    from django.db import connection  # noqa: PLC0415

    from handrail.store import triggers  # noqa: PLC0415

    absent = triggers.install(connection)
    if absent:
        click.echo(f"Put {len(absent)} of the database's own guards in force.", err=True)


def _what_happens(count: int, *, is_new: bool) -> str:
    if is_new:
        return "Making the tables of a new database."
    return f"Bringing the database up to date ({count} change{'s' if count > 1 else ''})."


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    if not settings.POSTGRESQL:
        import fcntl  # noqa: PLC0415

        with (Path(settings.DATA_DIR) / ".migrating").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _keep_a_copy() -> None:
    """SQLite: the database as it was, beside it. PostgreSQL's copies are its owner's."""
    from django.conf import settings  # noqa: PLC0415

    if settings.POSTGRESQL:
        return
    path = Path(settings.DATABASES["default"]["NAME"])
    copy = path.with_name("handrail.before-update.sqlite3")
    with closing(sqlite3.connect(path)) as now, closing(sqlite3.connect(copy)) as then:
        now.backup(then)
    copy.chmod(0o600)
    click.echo(f"A copy of the database as it was: {copy}", err=True)
