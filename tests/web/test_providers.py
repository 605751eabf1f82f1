"""Model providers in the settings: adding, changing, testing, and what is never shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories
from tests.adapters.models.asking import ANSWER
from tests.servers.models import Fault, ModelServer, model_server

from handrail.store.models import AuditEvent, ModelCall, ModelProvider, Workspace

pytestmark = pytest.mark.django_db
KEY = "sk-secret-of-the-test"
GIVEN = {
    "name": "Our model",
    "kind": "openai",
    "model": "gpt-5-mini",
    "key": KEY,
    "address": "",
    "region": "",
    "output_mode": "best",
    "timeout": "30",
    "concurrency": "4",
    "per_minute": "0",
    "daily_limit": "12.50",
    "input_price": "",
    "output_price": "",
    "is_active": "on",
}


@pytest.fixture
def space() -> Workspace:
    return factories.workspace()


@pytest.fixture
def owner(space: Workspace) -> Client:
    client = Client()
    client.force_login(factories.member(space, "owner").user)
    return client


@pytest.fixture
def server(settings: Any) -> Iterator[ModelServer]:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"allow_private_addresses": True})
    with model_server("I am small-1.", ANSWER) as made:
        yield made


def local(server: ModelServer, **given: str) -> dict[str, str]:
    own = {"kind": "openai_compatible", "address": f"{server.address}/v1", "daily_limit": ""}
    return GIVEN | own | given


def test_a_provider_is_added_and_its_key_is_never_shown(owner: Client) -> None:
    answer = owner.post("/models/add/", GIVEN, follow=True)
    page = answer.content.decode()
    assert "Playbooks name it our_model" in page
    assert "of 12.50" in page
    row = ModelProvider.objects.get()
    assert (row.key, row.daily_limit_micros, row.code) == (KEY, 12_500_000, "our_model")
    edit = owner.get(f"/models/{row.id}/").content.decode()
    assert KEY not in page + edit
    assert "A key is stored" in edit
    assert KEY not in str(list(AuditEvent.objects.values()))


def test_the_key_is_encrypted_in_the_database(owner: Client) -> None:
    from django.db import connection

    owner.post("/models/add/", GIVEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM store_modelprovider")
        assert KEY not in cursor.fetchone()[0]


def test_an_empty_key_keeps_the_stored_one(owner: Client) -> None:
    owner.post("/models/add/", GIVEN)
    row = ModelProvider.objects.get()
    owner.post(f"/models/{row.id}/", GIVEN | {"key": "", "model": "gpt-5", "is_active": ""})
    row.refresh_from_db()
    assert (row.key, row.model, row.is_active) == (KEY, "gpt-5", False)


def test_nobody_gets_a_key_by_asking_it_elsewhere(owner: Client) -> None:
    owner.post("/models/add/", GIVEN)
    row = ModelProvider.objects.get()
    answer = owner.post(
        f"/models/{row.id}/", GIVEN | {"key": "", "address": "https://collect.example/v1"}
    )
    assert answer.status_code == 422
    assert "enter the key again" in answer.content.decode()
    row.refresh_from_db()
    assert row.address == ""


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"key": ""}, "needs a key"),
        ({"kind": "azure"}, "needs its address"),
        ({"kind": "openai_compatible", "daily_limit": ""}, "needs its address"),
        ({"kind": "bedrock", "key": "a:b"}, "needs its region"),
        ({"kind": "bedrock", "region": "eu-central-1"}, "access key id:secret access key"),
        ({"address": "models.example"}, "An address looks like"),
        ({"model": ""}, "This field is required"),
        ({"input_price": "1"}, "both prices"),
        ({"name": "Builtin"}, "choose another"),
        ({"kind": "openai_compatible", "address": "http://127.0.0.1:9/v1"}, "A limit needs prices"),
        ({"timeout": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field(
    owner: Client, changed: dict[str, str], words: str
) -> None:
    answer = owner.post("/models/add/", GIVEN | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ModelProvider.objects.exists()


def test_two_of_one_name_are_refused(owner: Client) -> None:
    owner.post("/models/add/", GIVEN)
    answer = owner.post("/models/add/", GIVEN)
    assert "choose another" in answer.content.decode()
    assert ModelProvider.objects.count() == 1


def test_the_test_makes_a_real_call_with_invented_words(
    owner: Client, space: Workspace, server: ModelServer
) -> None:
    factories.playbook(space)
    owner.post("/models/add/", local(server, input_price="1", output_price="5"))
    row = ModelProvider.objects.get()
    page = owner.post(f"/models/{row.id}/test/").content.decode()
    assert "It works." in page
    assert "I am small-1." in page
    assert "Your bathroom" not in page, "the draft's text is shown, not its subject"
    assert "a survey visit costs 60 dollars" in page
    assert "not in the enquiry" in page, "what the model made up is marked"
    assert len(server.bodies) == 2
    assert "200 tokens in" in page
    assert AuditEvent.objects.filter(action="provider.tested").exists()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ([Fault(401)], "refused the key"),
        (["Hello.", "no JSON"], "not in the form that Handrail needs"),
    ],
)
def test_a_test_that_fails_says_what_came_back(
    owner: Client, space: Workspace, server: ModelServer, script: list[Any], words: str
) -> None:
    factories.playbook(space)
    server.script = script
    owner.post("/models/add/", local(server))
    row = ModelProvider.objects.get()
    answer = owner.post(f"/models/{row.id}/test/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert words in page
    assert KEY not in page


def test_without_a_playbook_there_is_nothing_to_ask_for(owner: Client, server: ModelServer) -> None:
    owner.post("/models/add/", local(server))
    row = ModelProvider.objects.get()
    assert "Add a playbook first" in owner.post(f"/models/{row.id}/test/").content.decode()


def test_calls_whose_price_nobody_knows_are_said(owner: Client, space: Workspace) -> None:
    owner.post("/models/add/", GIVEN)
    lead = factories.lead(space)
    ModelCall.objects.create(
        workspace=space, created_at=timezone.now(), lead=lead, engine="our_model", data_policy="p",
        allowed_because="a", request={}, request_sha256="0" * 64, input_tokens=10,
    )  # fmt: skip
    assert "1 without a known price" in owner.get("/models/").content.decode()


def test_the_list_says_which_playbooks_name_it(owner: Client, space: Workspace) -> None:
    factories.playbook(
        space,
        name="Trades of ours",
        document=f"{factories.PLAYBOOK}data_policy:\n  engines: [our_model]\n",
    )
    owner.post("/models/add/", GIVEN)
    page = owner.get("/models/").content.decode()
    assert "Trades of ours" in page
    assert "built-in engine" in page
