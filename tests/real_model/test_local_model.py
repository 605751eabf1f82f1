"""A real language model on this machine, behind a provider: structure, masking, ledger, fallback.

Nothing here is about what the model writes. It needs a model file and an environment with
`xllamacpp`: `make test-model MODEL=…`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.test import Client
from django.utils import timezone

from handrail.core.providers import BUILTIN
from handrail.pipeline.preparation import prepare_lead
from handrail.pipeline.redraft import write_draft
from handrail.pipeline.screening import screen_lead
from handrail.store.models import (
    DraftRequest,
    Lead,
    ModelCall,
    ModelProvider,
    Output,
    ReviewItem,
    Step,
    Workspace,
)
from tests import factories
from tests.servers.waiting import HOST, free_port, wait_until

FILE, PYTHON = "HANDRAIL_TEST_MODEL", "HANDRAIL_TEST_MODEL_PYTHON"
PROGRAM = Path(__file__).resolve().parents[1] / "servers" / "local_model.py"
POLICY = "data_policy:\n  engines: [local]\n"
MESSAGE = (
    "Hello, we would like a new shower in our bathroom, about 6 square metres. What would a survey "
    "visit cost? You reach me at zelda.quist@example.com or on +1 415 555 0199."
)
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the model listens."""
    file, python = os.environ.get(FILE, ""), os.environ.get(PYTHON, "")
    if not Path(file).is_file() or not Path(python).is_file():
        pytest.skip(
            f"NO REAL MODEL: set {FILE} to a GGUF file and {PYTHON} to a Python with xllamacpp "
            "(make test-model). Nothing of a real language model was tested."
        )
    port = free_port()
    process = subprocess.Popen(
        [python, str(PROGRAM), file, str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _is_ready(port), "the model is loaded", seconds=120)
        yield f"http://{HOST}:{port}/v1"
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.terminate()
        process.wait(20)


def _is_ready(port: int) -> bool:
    try:
        return httpx.get(f"http://{HOST}:{port}/health", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture
def space(address: str, settings: Any) -> Workspace:
    """A workspace whose owner has set the model up by the form."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"allow_private_addresses": True})
    made = factories.workspace()
    factories.playbook(made)
    owner = _client(made, "owner")
    given = {
        "name": "Local", "kind": "openai_compatible", "model": "small", "address": address,
        "output_mode": "native", "timeout": "240", "concurrency": "1", "per_minute": "0",
        "is_active": "on",
    }  # fmt: skip
    assert owner.post("/models/add/", given).status_code == 302
    return made


def _client(space: Workspace, role: str) -> Client:
    client = Client()
    client.force_login(factories.member(space, role).user)
    return client


def _come_in(space: Workspace) -> Lead:
    rules = factories.playbook(space, document=f"{factories.PLAYBOOK}{POLICY}")
    source = factories.source(space, playbook=rules, key="real-model")
    posted = Client().post(
        f"/in/{source.key}",
        {"name": "Zelda Quist", "email": "zelda.quist@example.com", "message": MESSAGE},
    )
    assert posted.status_code < 400
    screen_lead(Step.objects.get(kind="screen"), timezone.now())
    prepare_lead(Step.objects.get(kind="prepare"), timezone.now())
    return Lead.objects.get()


def test_the_test_button_shows_what_came_back(space: Workspace) -> None:
    row = ModelProvider.objects.get()
    page = _client(space, "manager").post(f"/models/{row.id}/test/").content.decode()
    assert "What it said" in page
    assert "It works." in page or "not in the form" in page


def test_a_lead_is_prepared_masked_and_in_the_ledger(space: Workspace) -> None:
    lead = _come_in(space)
    first = ModelCall.objects.order_by("created_at", "id").first()
    assert first is not None
    assert (first.engine, first.recipient) == ("local", HOST)
    assert first.sent
    for body in first.sent:
        assert "zelda.quist" not in body
        assert "0199" not in body
        assert "[EMAIL_1]" in body
    outputs = Output.objects.filter(lead=lead)
    engines = set(outputs.values_list("engine", flat=True))
    assert engines in ({"local"}, {BUILTIN}), "one prepared all of it"
    for output in outputs:
        for evidence in _evidence(output.body):
            if evidence.get("field", "message") == "message":
                assert MESSAGE[evidence["start"] : evidence["end"]] == evidence["quote"]
    item = ReviewItem.objects.get()
    assert item.reason == ReviewItem.Reason.PREPARED
    assert bool(item.engine_note) == (engines == {BUILTIN})
    page = _client(space, "auditor").get(f"/ledger/{first.id}/").content.decode()
    assert "The exact bytes that left" in page


def test_a_draft_on_demand(space: Workspace) -> None:
    lead = _come_in(space)
    reviewer = _client(space, "reviewer")
    reviewer.post(
        f"/leads/{lead.id}/redraft/",
        {"instruction": "shorter", "answers": str(lead.last_inbound_id), "shown": "1"},
    )
    write_draft(Step.objects.get(kind="redraft"), timezone.now())
    assert DraftRequest.objects.get().state != DraftRequest.State.WAITING
    assert ModelCall.objects.filter(engine="local").count() == 2


def test_a_model_that_is_gone_leaves_it_to_the_built_in_engine(space: Workspace) -> None:
    ModelProvider.objects.update(address=f"http://{HOST}:{free_port()}/v1")
    lead = _come_in(space)
    assert set(Output.objects.filter(lead=lead).values_list("engine", flat=True)) == {BUILTIN}
    assert ModelCall.objects.filter(engine="local", state=ModelCall.State.FAILED).count() == 1
    assert "Local" in ReviewItem.objects.get().engine_note


def _evidence(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        if {"quote", "start", "end"} <= body.keys():
            yield body
        for part in body.values():
            yield from _evidence(part)
    elif isinstance(body, list):
        for part in body:
            yield from _evidence(part)
