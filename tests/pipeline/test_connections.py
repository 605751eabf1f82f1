"""Connections: the code that playbooks name, and what happens to records of one that is off."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pydantic import TypeAdapter

from handrail.core.playbook.base import Code
from handrail.pipeline.follow_up import set_outcome
from handrail.pipeline.record import write_back
from handrail.pipeline.sources import connection_code, save_connection
from handrail.store.models import Connection, Step, WriteBack
from tests import factories


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("My CRM", "my_crm"),
        ("Hub-Spot (EU)", "hub_spot_eu"),
        ("1st CRM", "connection_1st_crm"),
        ("営業", "connection"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_name_gives_a_code_that_a_playbook_can_write(name: str, code: str) -> None:
    assert connection_code(name) == code
    assert TypeAdapter(Code).validate_python(code) == code


@pytest.mark.django_db
def test_a_connection_that_was_switched_off_is_sent_nothing() -> None:
    space, now = factories.workspace(), timezone.now()
    owner, lead = factories.member(space, "owner"), factories.lead(space)
    address = "http://127.0.0.1:9/hook"
    save_connection(owner, code="crm", name="CRM", address=address, is_active=True, now=now)
    set_outcome(owner, lead.id, outcome="quoted", note="", next_follow_up_at=None, now=now)
    Connection.objects.update(is_active=False)
    write_back(Step.objects.get(kind="write_back"), now)
    write = WriteBack.objects.get()
    assert (write.state, write.attempts) == (WriteBack.State.DEAD, 0)
    assert "switched off" in write.last_error
