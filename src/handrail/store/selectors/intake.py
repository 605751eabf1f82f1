"""Reads of the intake endpoint and the health checks: the only ones without a workspace,
because a source's key and a worker's heartbeat come before one."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from handrail.store.models import Source, WorkerHeartbeat


def source_by_key(key: str) -> Source | None:
    """The source of this endpoint address, with all that accepting a lead needs."""
    return (
        Source.objects.select_related("workspace", "playbook__active_version")
        .filter(key=key)
        .first()
    )


def database_answers() -> None:
    """Ask the database something; raises django.db.Error where it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def last_heartbeat() -> datetime | None:
    """When any worker last said that it lives."""
    return WorkerHeartbeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
