"""Which engine prepares a lead: the playbook's order, faults, limits, and what is written down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from handrail.pipeline.preparation import prepare_lead
from handrail.ports.failures import Retryable
from handrail.store.acting import erasing
from handrail.store.models import (
    FindingRow,
    Lead,
    ModelCall,
    ModelProvider,
    Output,
    ReviewItem,
    Workspace,
)
from handrail.store.steps import add_step
from tests import factories
from tests.adapters.models.asking import ANSWER
from tests.servers.models import Fault, ModelServer, model_server

pytestmark = pytest.mark.django_db
POLICY = "data_policy:\n  engines: [first, second]\n"


@pytest.fixture(autouse=True)
def loopback_is_allowed(settings: Any) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"allow_private_addresses": True})


@pytest.fixture
def servers() -> Iterator[tuple[ModelServer, ModelServer]]:
    with model_server(ANSWER) as first, model_server(ANSWER) as second:
        yield first, second


def provider(space: Workspace, server: ModelServer, code: str, **given: Any) -> ModelProvider:
    defaults = {
        "name": f"Model {code}",
        "kind": "openai_compatible",
        "model": f"{code}-1",
        "address": f"{server.address}/v1",
        "key": "sk-secret-of-the-test",
        "timeout": 5,
        "created_at": timezone.now(),
    }
    return ModelProvider.objects.create(workspace=space, code=code, **(defaults | given))


def waiting_lead(space: Workspace, policy: str = POLICY, **given: Any) -> Lead:
    rules = factories.playbook(space, document=f"{factories.PLAYBOOK}{policy}")
    source = factories.source(space, playbook=rules)
    return factories.lead(space, source=source, state=Lead.State.PREPARING, **given)


def prepare(lead: Lead, *, attempts: int = 1, now: datetime | None = None) -> None:
    assert lead.last_inbound is not None
    now = now or timezone.now()
    step = add_step(
        "prepare",
        subject=lead.last_inbound.id,
        workspace=lead.workspace,
        lead=lead,
        due_at=now,
        unique_key=f"prepare:{lead.id}:{now.isoformat()}",
        queue="preparation",
    )
    step.attempts = attempts
    prepare_lead(step, now)


def engines(lead: Lead) -> dict[str, str]:
    return dict(Output.objects.filter(lead=lead).values_list("kind", "engine"))


def test_the_first_provider_prepares(servers: tuple[ModelServer, ModelServer]) -> None:
    space = factories.workspace()
    provider(
        space, servers[0], "first", input_price_micros=1_000_000, output_price_micros=5_000_000
    )
    lead = waiting_lead(space)
    prepare(lead)
    assert set(engines(lead).values()) == {"first"}
    assert servers[1].bodies == []
    call = ModelCall.objects.get()
    assert (call.recipient, call.model, call.state) == ("127.0.0.1", "first-1", "answered")
    assert call.sent == [servers[0].bodies[0].decode()]
    assert call.request["prompt"] in _texts(call)
    assert call.cost_micros == 100 + 20 * 5
    assert call.data_policy.endswith("first, second")
    assert call.finished_at is not None
    item = ReviewItem.objects.get()
    assert (item.reason, item.engine_note) == (ReviewItem.Reason.PREPARED, "")


def _texts(call: ModelCall) -> list[str]:
    return [message["content"] for message in json.loads(call.sent[0])["messages"]]


@pytest.mark.parametrize(
    "fault",
    [Fault(500), Fault(429), Fault(401), Fault(200, b"{"), Fault(breaks_off=True)],
    ids=lambda fault: str(fault.status),
)
def test_the_next_provider_takes_over(
    servers: tuple[ModelServer, ModelServer], fault: Fault
) -> None:
    servers[0].script = [fault]
    space = factories.workspace()
    for server, code in zip(servers, ("first", "second"), strict=True):
        provider(space, server, code)
    lead = waiting_lead(space)
    prepare(lead)
    assert set(engines(lead).values()) == {"second"}
    failed, answered = ModelCall.objects.order_by("finished_at")
    assert (failed.engine, failed.state) == ("first", "failed")
    assert failed.sent, "what left is kept of a failure too"
    assert "sk-secret" not in failed.error
    assert answered.engine == "second"
    assert "Model first" in ReviewItem.objects.get().engine_note


def test_the_built_in_engine_is_the_last(servers: tuple[ModelServer, ModelServer]) -> None:
    space = factories.workspace()
    for server, code in zip(servers, ("first", "second"), strict=True):
        server.script = [Fault(503)]
        provider(space, server, code)
    lead = waiting_lead(space)
    prepare(lead)
    assert set(engines(lead).values()) == {"builtin"}
    note = ReviewItem.objects.get().engine_note
    assert "Model first" in note
    assert "Model second" in note
    assert ReviewItem.objects.get().reason == ReviewItem.Reason.PREPARED


def test_a_provider_that_is_not_there_or_off_is_said(
    servers: tuple[ModelServer, ModelServer],
) -> None:
    space = factories.workspace()
    provider(space, servers[0], "first", is_active=False)
    lead = waiting_lead(space)
    prepare(lead)
    assert set(engines(lead).values()) == {"builtin"}
    note = ReviewItem.objects.get().engine_note
    assert "“first” is not set up or is switched off" in note
    assert servers[0].bodies == []


def test_one_provider_for_one_output(servers: tuple[ModelServer, ModelServer]) -> None:
    space = factories.workspace()
    provider(space, servers[0], "first")
    policy = (
        "data_policy:\n  engines: [builtin]\n  task_engines:\n    draft_reply: [first]\n"
        "  mask_for:\n    first: [person]\n"
    )
    lead = waiting_lead(space, policy)
    prepare(lead)
    by = engines(lead)
    assert by.pop("draft_reply") == "first"
    assert set(by.values()) == {"builtin"}
    to_first = ModelCall.objects.get(engine="first")
    assert to_first.kinds == ["draft_reply"]
    assert "Maria" not in servers[0].bodies[0].decode()
    assert "Maria" in str(ModelCall.objects.get(engine="builtin").request)


def test_a_provider_that_is_down_rests(servers: tuple[ModelServer, ModelServer]) -> None:
    servers[0].script = [Fault(500)]
    space = factories.workspace()
    provider(space, servers[0], "first")
    now = timezone.now()
    for _ in range(5):
        prepare(waiting_lead(space), now=now)
    assert len(servers[0].bodies) == 3, "after three failures it is left alone"
    later = now + timedelta(minutes=2)
    prepare(waiting_lead(space), now=later)
    assert len(servers[0].bodies) == 4, "and tried again after a rest"


def test_a_limit_a_minute_makes_the_lead_wait_and_then_go_on(
    servers: tuple[ModelServer, ModelServer],
) -> None:
    space, now = factories.workspace(), timezone.now()
    provider(space, servers[0], "first", per_minute=1)
    prepare(waiting_lead(space), now=now)
    second = waiting_lead(space)
    with pytest.raises(Retryable) as waits:
        prepare(second, now=now)
    assert waits.value.after == pytest.approx(60, abs=1)
    item = ReviewItem.objects.get(lead=second)
    assert item.reason == ReviewItem.Reason.PREPARATION_FAILED, "a person may answer it meanwhile"
    prepare(second, attempts=4, now=now + timedelta(seconds=1))
    assert set(engines(second).values()) == {"builtin"}, "it does not wait for ever"
    third = waiting_lead(space)
    prepare(third, now=now + timedelta(seconds=61))
    assert set(engines(third).values()) == {"first"}


def test_calls_at_once_are_counted_over_all_workers(
    servers: tuple[ModelServer, ModelServer],
) -> None:
    space, now = factories.workspace(), timezone.now()
    row = provider(space, servers[0], "first", concurrency=1)
    running = waiting_lead(space)
    factories.output(running, "summary", {"statements": []})
    ModelCall.objects.create(
        workspace=space, created_at=now, lead=running, engine="first", data_policy="p",
        allowed_because="test", request={}, request_sha256="0" * 64,
    )  # fmt: skip
    lead = waiting_lead(space)
    with pytest.raises(Retryable):
        prepare(lead, now=now)
    died = now + timedelta(seconds=row.timeout + 31)
    prepare(lead, now=died)
    assert set(engines(lead).values()) == {"first"}, "a call whose worker died holds nobody up"


def test_a_spending_limit_ends_with_the_day(servers: tuple[ModelServer, ModelServer]) -> None:
    space, now = factories.workspace(), timezone.now()
    provider(
        space, servers[0], "first",
        input_price_micros=1_000_000, output_price_micros=1_000_000, daily_limit_micros=100,
    )  # fmt: skip
    prepare(waiting_lead(space), now=now)
    spent = waiting_lead(space)
    prepare(spent, now=now)
    assert set(engines(spent).values()) == {"builtin"}
    assert "spending limit" in ReviewItem.objects.get(lead=spent).engine_note
    tomorrow = waiting_lead(space)
    prepare(tomorrow, now=now + timedelta(days=1))
    assert set(engines(tomorrow).values()) == {"first"}


def test_the_environment_names_a_provider_for_every_workspace(
    servers: tuple[ModelServer, ModelServer], settings: Any
) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={
            "ai_model": "openai_compatible:from-the-environment",
            "ai_address": f"{servers[0].address}/v1",
            "allow_private_addresses": False,
        }
    )
    lead = waiting_lead(factories.workspace(), "data_policy:\n  engines: [environment]\n")
    prepare(lead)
    assert set(engines(lead).values()) == {"environment"}
    assert ModelCall.objects.get().model == "from-the-environment"


def test_what_was_sent_can_only_be_erased(servers: tuple[ModelServer, ModelServer]) -> None:
    space = factories.workspace()
    provider(space, servers[0], "first")
    prepare(waiting_lead(space))
    with pytest.raises(DatabaseError), transaction.atomic():
        ModelCall.objects.update(sent=["something else"])
    with pytest.raises(DatabaseError), transaction.atomic():
        ModelCall.objects.update(recipient="elsewhere")
    with erasing():
        ModelCall.objects.update(sent=[])
    assert ModelCall.objects.get().sent == []


def test_a_placeholder_that_the_model_made_up_is_a_finding(
    servers: tuple[ModelServer, ModelServer],
) -> None:
    draft = {**ANSWER["draft_reply"], "text": "Hello, we will call you on [PHONE_7] tomorrow."}
    servers[0].script = [{**ANSWER, "draft_reply": draft}]
    space = factories.workspace()
    provider(space, servers[0], "first")
    lead = waiting_lead(space)
    prepare(lead)
    found = FindingRow.objects.get(category="placeholder")
    assert found.text == "[PHONE_7]"
    assert found.severity != "info"


def test_what_is_not_in_the_source_is_shown_as_unsupported(
    servers: tuple[ModelServer, ModelServer],
) -> None:
    space = factories.workspace()
    provider(space, servers[0], "first")
    lead = waiting_lead(space)
    prepare(lead)
    summary = Output.objects.get(lead=lead, kind="summary").body
    supported = {one["text"]: bool(one["evidence"]) for one in summary["statements"]}
    assert supported == {"They want to redo a bathroom.": True, "They have a dog.": False}
    client = Client()
    client.force_login(factories.member(space).user)
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert page.count("not in the original") == 1
    assert "no words say so" in page
