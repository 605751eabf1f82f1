"""Looks at what is in the database: workspaces, playbooks, audit chains, workers, failed work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils import timezone

from handrail.config.look import Line
from handrail.core.playbook.document import Playbook as Document
from handrail.core.playbook.load import PlaybookError
from handrail.jobs.heartbeat import live_workers
from handrail.pipeline.engines import engine_of
from handrail.store.audit import head_agrees
from handrail.store.facts import playbook_of
from handrail.store.models import (
    Connection,
    Playbook,
    Source,
    Step,
    WorkerHeartbeat,
    Workspace,
)


def look() -> Iterator[Line]:
    """All of it; only the first line where there is no workspace yet."""
    spaces = list(Workspace.objects.order_by("slug"))
    if not spaces:
        yield Line("workspace", "fail", "there is none yet", "Run `handrail init`.")
        return
    for space in spaces:
        yield _workspace(space)
    for playbook in Playbook.objects.select_related("active_version", "workspace"):
        yield _playbook(playbook)
    yield _audit(spaces)
    yield _worker()
    yield from _work()


def _workspace(space: Workspace) -> Line:
    sources = Source.objects.of(space).filter(is_active=True).count()
    connections = Connection.objects.of(space).filter(is_active=True).count()
    found = f"{space.slug}: {_count(sources, 'active source')}, {_count(connections, 'connection')}"
    if not sources:
        return Line("workspace", "warn", found, "Nothing comes in: add a source in the settings.")
    return Line("workspace", "ok", found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _playbook(playbook: Playbook) -> Line:
    label = f"{playbook.workspace.slug}: {playbook.name}"
    if playbook.active_version is None:
        return Line(
            "playbook", "fail", f"{label} has no active version", "Activate one in the settings."
        )
    try:
        document = playbook_of(playbook.active_version)
    except PlaybookError as error:
        return Line("playbook", "fail", f"{label}: {error}", "Correct it and activate it.")
    absent = _absent_engines(playbook.workspace, document)
    if absent:
        return Line(
            "playbook",
            "warn",
            f"{label} names providers that are not set up: {', '.join(absent)}",
            "Add them under Models, or take them out of its data policy.",
        )
    today = timezone.now().astimezone(ZoneInfo(playbook.workspace.time_zone)).date()
    expired = [fact.code for fact in document.facts if not fact.is_approved(today)]
    if expired:
        return Line(
            "playbook",
            "warn",
            f"{label}: expired facts {', '.join(expired)}",
            "Drafts no longer use them: renew or remove them.",
        )
    return Line("playbook", "ok", f"{label}, {playbook.mode}")


def _absent_engines(workspace: Workspace, document: Document) -> list[str]:
    policy = document.data_policy
    named = dict.fromkeys((*policy.engines, *chain.from_iterable(policy.task_engines.values())))
    return [code for code in named if engine_of(workspace, code) is None]


def _audit(spaces: list[Workspace]) -> Line:
    torn = [space.slug for space in spaces if not head_agrees(space)]
    if torn:
        return Line(
            "audit",
            "fail",
            f"the newest event is not the one that was written last: {', '.join(torn)}",
            "Run `handrail audit verify`: it names what was changed or removed.",
        )
    return Line(
        "audit", "ok", "every chain ends as it was written; `handrail audit verify` reads all"
    )


def _worker() -> Line:
    now = timezone.now()
    live = live_workers(now=now)
    if live:
        return Line("worker", "ok", f"{len(live)} running: {', '.join(live)}")
    last = WorkerHeartbeat.objects.order_by("-seen_at").first()
    ago = f" (one was last seen at {last.seen_at:%Y-%m-%d %H:%M} UTC)" if last else ""
    return Line(
        "worker",
        "warn",
        f"none is running{ago}: leads come in but nothing is prepared or sent",
        "Run `handrail serve`, or `handrail worker` on any machine.",
    )


def _work() -> Iterator[Line]:
    failed = Step.objects.filter(state=Step.State.FAILED)
    counts = failed.values("workspace__slug", "kind").annotate(number=Count("id"))
    for row in counts.order_by("workspace__slug", "kind"):
        slug, kind = row["workspace__slug"], row["kind"]
        newest = failed.filter(workspace__slug=slug, kind=kind).latest("finished_at")
        yield Line(
            "work",
            "warn",
            f"{slug}: {_count(row['number'], 'failed step')} of kind {kind}: {newest.last_error}",
            "Retry or give up under Work in the settings.",
        )
    if not counts:
        yield Line("work", "ok", "no failed steps")
