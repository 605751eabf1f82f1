"""Looks at what an installation needs: address, data folder, key, database, mail, engine."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from handrail.config.look import Line
from handrail.config.migrations import look_at_tables
from handrail.pipeline import providers
from handrail.ports.failures import OutsideFailure
from handrail.store import triggers

LITTLE_SPACE = 500 * 1024 * 1024
SHORT_KEY = 32


def address() -> Line:
    """Whether people reach Handrail over an encrypted address, and nobody sees its insides."""
    if settings.DEBUG:
        return Line(
            "address",
            "warn",
            "debug pages are on: whoever causes an error sees Handrail's insides",
            "Unset HANDRAIL_DEBUG outside development.",
        )
    if not settings.PUBLIC_URL.startswith("https://"):
        return Line(
            "address",
            "warn",
            f"people type {settings.PUBLIC_URL}, which is not encrypted",
            "Set HANDRAIL_PUBLIC_URL to the https address in front of Handrail.",
        )
    return Line("address", "ok", settings.PUBLIC_URL)


def data_folder() -> Line:
    """Whether it can be written to and has room."""
    folder = Path(settings.DATA_DIR)
    try:
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        return Line(
            "data",
            "fail",
            f"{folder} cannot be written to: {error.strerror}",
            "Set HANDRAIL_DATA_DIR to a folder of the user that runs Handrail.",
        )
    if free < LITTLE_SPACE:
        return Line(
            "data",
            "warn",
            f"{folder} has only {free // 1_048_576} MB left",
            "Make room: leads that cannot be stored are refused.",
        )
    return Line("data", "ok", f"{folder}, {free // 1_073_741_824} GB free")


def secret_key() -> Line:
    """Whether the key is long, kept to its owner, and the same on every machine."""
    given = settings.ENVIRONMENT.secret_key
    if len(settings.SECRET_KEY) < SHORT_KEY:
        return Line(
            "key",
            "fail",
            f"HANDRAIL_SECRET_KEY has only {len(settings.SECRET_KEY)} characters",
            f"Set a random one of at least {SHORT_KEY}; stored passwords must be entered again.",
        )
    if given:
        return Line("key", "ok", "from HANDRAIL_SECRET_KEY")
    path = Path(settings.DATA_DIR) / "secret_key"
    if path.stat().st_mode & 0o077:
        return Line("key", "warn", f"{path} can be read by others", f"chmod 600 {path}")
    if settings.POSTGRESQL:
        return Line(
            "key",
            "warn",
            f"from {path}, which other machines do not have",
            "With more than one machine set the same HANDRAIL_SECRET_KEY on all.",
        )
    return Line("key", "ok", f"from {path}; keep a copy of it with your backups")


def database() -> Line:
    """Whether it answers and has this version's tables."""
    kind = "PostgreSQL" if settings.POSTGRESQL else f"SQLite in {settings.DATA_DIR}"
    try:
        tables = look_at_tables()
    except DatabaseError as error:
        return Line(
            "database",
            "fail",
            f"{kind} does not answer: {' '.join(str(error).split())}",
            "Check HANDRAIL_DATABASE_URL, or that HANDRAIL_DATA_DIR can be written to.",
        )
    if tables.newer:
        return Line(
            "database",
            "fail",
            f"{kind} is of a newer Handrail (it has {tables.newer})",
            "Install that version of Handrail.",
        )
    if tables.missing:
        return Line(
            "database",
            "fail",
            f"{kind} has no tables yet" if tables.is_new else f"{kind} is not up to date",
            "Run `handrail init` (a new installation) or `handrail serve`.",
        )
    return Line("database", "ok", f"{kind}, up to date")


def guards() -> Line:
    """Whether the database itself refuses what must never happen."""
    absent = triggers.missing(connection)
    if absent:
        shown = ", ".join(absent[:3]) + (" …" if len(absent) > 3 else "")
        return Line(
            "guards",
            "fail",
            f"the database lacks {len(absent)} of its own guards: {shown}",
            "Run `handrail serve` or `handrail init`, which put them back; find out who removed "
            "them, and run `handrail audit verify`.",
        )
    return Line("guards", "ok", "the database refuses changes to history and unapproved sending")


def mail() -> Line:
    """Whether the outgoing mail server takes us."""
    if not providers.can_send_mail():
        return Line(
            "mail",
            "warn",
            "no outgoing mail server: replies are copied by a person",
            "Set HANDRAIL_SMTP_HOST (and _PORT, _USERNAME, _PASSWORD, _SECURITY).",
        )
    try:
        answer = providers.probe_mail()
    except OutsideFailure as failure:
        return Line("mail", "fail", str(failure), "Correct the HANDRAIL_SMTP_ settings.")
    return Line("mail", "ok", answer)


def engine() -> Line:
    """Whether the offline engine loads."""
    try:
        name = providers.engine("builtin").name
    except (OutsideFailure, ImportError, AttributeError) as error:
        return Line("engine", "fail", str(error), "Install Handrail again.")
    model = settings.ENVIRONMENT.ai_model
    beside = f", and {model} as `environment`" if model else ""
    return Line("engine", "ok", f"{name}: no key and no network needed{beside}")
