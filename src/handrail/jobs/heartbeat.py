"""That a worker lives: a row that it writes every few seconds."""

from __future__ import annotations

from datetime import datetime, timedelta

from handrail.store.models import WorkerHeartbeat

LIVE_FOR = timedelta(seconds=60)
FORGET_AFTER = timedelta(days=7)


def beat(name: str, *, now: datetime) -> None:
    """Say that this worker lives."""
    WorkerHeartbeat.objects.update_or_create(
        name=name, defaults={"seen_at": now}, create_defaults={"seen_at": now, "started_at": now}
    )


def leave(name: str) -> None:
    """Say that this worker has stopped."""
    WorkerHeartbeat.objects.filter(name=name).delete()


def live_workers(*, now: datetime) -> list[str]:
    """The names of the workers that were seen within the last minute."""
    seen = WorkerHeartbeat.objects.filter(seen_at__gte=now - LIVE_FOR).order_by("name")
    return list(seen.values_list("name", flat=True))


def forget_old(*, now: datetime) -> None:
    """Remove rows of workers that have not been seen for a week."""
    WorkerHeartbeat.objects.filter(seen_at__lt=now - FORGET_AFTER).delete()
