"""`handrail check`: what is missing is named with its remedy, and the exit status tells."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from handrail.jobs.heartbeat import beat
from handrail.store import triggers
from handrail.store.models import AuditHead, Playbook, PlaybookVersion, Step
from tests import factories
from tests.commands.conftest import Run
from tests.jobs.conftest import some_step

pytestmark = pytest.mark.django_db


def lines_of(output: str, part: str) -> str:
    """The lines of one part, with the remedies under them."""
    found: list[str] = []
    within = False
    for line in output.splitlines():
        if not line.startswith(" "):
            within = line.split()[1:2] == [part]
        if within:
            found.append(line)
    return "\n".join(found)


@pytest.fixture
def sound() -> Any:
    """A workspace with nothing to complain of."""
    space = factories.workspace()
    factories.source(space)
    beat("worker-1", now=timezone.now())
    return space


def test_a_sound_installation_passes(run: Run, sound: Any) -> None:
    said = run("check")
    assert said.exit_code == 0, said.output
    assert "0 failed" in said.output
    for part in ("data", "database", "engine", "parts", "workspace", "playbook", "worker"):
        assert lines_of(said.output, part).startswith("ok"), said.output
    one_machine = connection.vendor == "sqlite"
    assert lines_of(said.output, "key").startswith("ok" if one_machine else "warn"), said.output


def test_without_a_workspace_it_fails_and_says_what_to_run(run: Run) -> None:
    said = run("check")
    assert said.exit_code == 1
    assert "handrail init" in lines_of(said.output, "workspace")


def test_without_a_worker_it_warns(run: Run, sound: Any) -> None:
    from handrail.store.models import WorkerHeartbeat

    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    said = run("check")
    assert said.exit_code == 0
    assert "handrail worker" in lines_of(said.output, "worker")
    assert "last seen" in lines_of(said.output, "worker")


def test_a_chain_that_lost_its_end_fails(run: Run, sound: Any) -> None:
    triggers.remove(connection)
    AuditHead.objects.update_or_create(workspace=sound, defaults={"sequence": 7, "hash": "a" * 64})
    said = run("check")
    assert said.exit_code == 1
    assert "audit verify" in lines_of(said.output, "audit")


def test_a_database_that_lost_its_guards_fails(run: Run, sound: Any) -> None:
    assert "guards" in run("check").output
    triggers.remove(connection)
    said = run("check")
    assert said.exit_code == 1
    assert lines_of(said.output, "guards").startswith("fail")


def test_a_playbook_that_cannot_be_read_fails(run: Run, sound: Any) -> None:
    playbook = Playbook.objects.get()
    playbook.active_version = PlaybookVersion.objects.create(
        workspace=sound,
        created_at=timezone.now(),
        playbook=playbook,
        number=2,
        document="handrail: 1\nnonsense: 1\n",
        sha256="0" * 64,
    )
    playbook.save()
    said = run("check")
    assert said.exit_code == 1
    assert lines_of(said.output, "playbook").startswith("fail")


def test_failed_work_is_shown_with_its_reason(run: Run, sound: Any) -> None:
    step = some_step(factories.lead(sound))
    Step.objects.filter(pk=step.pk).update(
        state=Step.State.FAILED, last_error="The CRM refused.", finished_at=timezone.now()
    )
    said = run("check")
    assert said.exit_code == 0
    assert "The CRM refused." in lines_of(said.output, "work")


def test_a_mail_server_that_is_away_fails(run: Run, sound: Any, settings: Any) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"smtp_host": "127.0.0.1", "smtp_port": 1, "smtp_timeout": 5}
    )
    said = run("check")
    assert said.exit_code == 1
    assert "HANDRAIL_SMTP_" in lines_of(said.output, "mail")


def test_a_short_key_and_debug_pages_are_told(run: Run, sound: Any, settings: Any) -> None:
    settings.SECRET_KEY, settings.DEBUG = "short", True
    said = run("check")
    assert said.exit_code == 1
    assert "HANDRAIL_SECRET_KEY" in lines_of(said.output, "key")
    assert "HANDRAIL_DEBUG" in lines_of(said.output, "address")


def test_a_part_that_does_not_load_is_named(run: Run, sound: Any, settings: Any) -> None:
    settings.HANDRAIL_STEPS = {"screen": "handrail.pipeline.nowhere:screen"}
    said = run("check")
    assert said.exit_code == 1
    assert "handrail.pipeline.nowhere" in lines_of(said.output, "parts")


def test_a_playbook_that_names_a_provider_nobody_set_up_is_told(run: Run, sound: Any) -> None:
    playbook = Playbook.objects.get()
    playbook.active_version = PlaybookVersion.objects.create(
        workspace=sound,
        created_at=timezone.now(),
        playbook=playbook,
        number=2,
        document=f"{factories.PLAYBOOK}data_policy: {{engines: [our_model]}}\n",
        sha256="1" * 64,
    )
    playbook.save()
    said = lines_of(run("check").output, "playbook")
    assert said.startswith("warn")
    assert "our_model" in said
