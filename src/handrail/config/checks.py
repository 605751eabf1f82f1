"""Start-up checks: each names what is wrong and the remedy, by a stable id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from handrail.core.playbook.load import PlaybookError
from handrail.jobs.heartbeat import live_workers
from handrail.pipeline import providers
from handrail.ports.failures import OutsideFailure
from handrail.store.facts import playbook_of
from handrail.store.models import Connection, Playbook, Source, Step, Workspace

Verdict = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at, what was found, and what to do about it."""

    part: str
    verdict: Verdict
    found: str
    remedy: str = ""


@register("handrail")
def registries_load(**_: Any) -> list[CheckMessage]:
    """handrail.E001: every registry line names something that can be imported."""
    targets: dict[str, str] = {**settings.HANDRAIL_ADAPTERS, **settings.HANDRAIL_STEPS}
    faults: list[CheckMessage] = []
    for name, target in targets.items():
        module, _, attribute = target.partition(":")
        try:
            getattr(import_module(module), attribute)
        except (ImportError, AttributeError) as error:
            faults.append(Error(f"{name} → {target}: {error}", id="handrail.E001"))
    return faults


def look_at_everything() -> Iterator[Line]:
    """Configuration, database, mail, engine, worker, playbooks: in the order of need."""
    yield _settings()
    database = _database()
    yield database
    yield _mail()
    yield _engine()
    if database.verdict == "ok":
        yield from _workspaces()
        yield _worker()
        yield _work()


def _settings() -> Line:
    if not settings.PUBLIC_URL.startswith("https://"):
        return Line(
            "address",
            "warn",
            f"people type {settings.PUBLIC_URL}, which is not encrypted",
            "Set HANDRAIL_PUBLIC_URL to the https address in front of Handrail.",
        )
    return Line("address", "ok", settings.PUBLIC_URL)


def _database() -> Line:
    kind = "PostgreSQL" if settings.POSTGRESQL else f"SQLite in {settings.DATA_DIR}"
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Line(
            "database",
            "fail",
            f"{kind} does not answer: {error}",
            "Check HANDRAIL_DATABASE_URL, or that HANDRAIL_DATA_DIR can be written to.",
        )
    if missing:
        return Line(
            "database",
            "fail",
            f"{kind} lacks {len(missing)} migrations",
            "Run `handrail serve` or `handrail init`: both bring it up to date.",
        )
    return Line("database", "ok", f"{kind}, up to date")


def _mail() -> Line:
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


def _engine() -> Line:
    try:
        name = providers.engine("builtin").name
    except (OutsideFailure, ImportError, AttributeError) as error:
        return Line("engine", "fail", str(error), "Install Handrail again.")
    return Line("engine", "ok", f"{name}: no key and no network needed")


def _workspaces() -> Iterator[Line]:
    count = Workspace.objects.count()
    if count == 0:
        yield Line("workspace", "fail", "there is none yet", "Run `handrail init`.")
        return
    yield Line(
        "workspace",
        "ok",
        f"{count} with {Source.objects.filter(is_active=True).count()} active sources and "
        f"{Connection.objects.filter(is_active=True).count()} connections",
    )
    for playbook in Playbook.objects.select_related("active_version", "workspace"):
        yield _playbook(playbook)


def _playbook(playbook: Playbook) -> Line:
    label = f"{playbook.workspace.slug}: {playbook.name}"
    if playbook.active_version is None:
        return Line("playbook", "fail", f"{label} has no active version", "Activate one.")
    try:
        document = playbook_of(playbook.active_version)
    except PlaybookError as error:
        return Line("playbook", "fail", f"{label}: {error}", "Correct it and activate it.")
    today = timezone.now().date()
    expired = [fact.code for fact in document.facts if not fact.is_approved(today)]
    if expired:
        return Line(
            "playbook",
            "warn",
            f"{label}: expired facts {', '.join(expired)}",
            "Drafts no longer use them: renew or remove them.",
        )
    return Line("playbook", "ok", f"{label}, {playbook.mode}")


def _worker() -> Line:
    live = live_workers(now=timezone.now())
    if not live:
        return Line(
            "worker",
            "warn",
            "none is running: leads come in but nothing is prepared or sent",
            "Run `handrail serve`, or `handrail worker` on any machine.",
        )
    return Line("worker", "ok", f"{len(live)} running: {', '.join(live)}")


def _work() -> Line:
    failed = Step.objects.filter(state=Step.State.FAILED).count()
    if failed:
        return Line(
            "work", "warn", f"{failed} steps wait for a person", "See Work in the settings."
        )
    return Line("work", "ok", "no failed steps")
