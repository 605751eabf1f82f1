"""`/healthz` and `/readyz`: what they say, and which part fails."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from handrail.store.models import WorkerHeartbeat
from handrail.web.views import health


def seen(seconds_ago: float) -> None:
    now = timezone.now()
    WorkerHeartbeat.objects.create(
        name=f"w{seconds_ago}", started_at=now, seen_at=now - timedelta(seconds=seconds_ago)
    )


def test_the_process_answers_without_a_database() -> None:
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_with_a_worker_that_lives() -> None:
    seen(300)
    seen(5)
    response = Client().get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "worker": "ok"}


@pytest.mark.django_db
def test_not_ready_before_any_worker_started() -> None:
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert "handrail worker" in response.json()["worker"]
    assert response.json()["database"] == "ok"


@pytest.mark.django_db
def test_not_ready_with_a_silent_worker() -> None:
    seen(120)
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json()["worker"].startswith("silent since")


def test_not_ready_without_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OperationalError("secret path")

    monkeypatch.setattr(health, "database_answers", broken)
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] == "does not answer"
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_are_never_cached(path: str, db: None) -> None:
    assert "no-store" in Client().get(path)["Cache-Control"]
