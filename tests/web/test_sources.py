"""Sources over HTTP: made, changed, switched, secured, mapped; and what is shown to copy."""

from __future__ import annotations

import html as entities
import json
import re
import shlex

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.web.world import World

from handrail.core.leads import Channel
from handrail.pipeline import trials
from handrail.ports.failures import Permanent
from handrail.store.models import Lead, Role, Source
from handrail.web.intake.honeypot import FIELD

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(world: World) -> Client:
    return world.client(Role.MANAGER)


@pytest.mark.parametrize("channel", [channel.value for channel in Channel])
def test_a_source_of_every_channel(world: World, manager: Client, channel: str) -> None:
    response = manager.post(
        f"/sources/add/{channel}/",
        {"name": f"New {channel}", "playbook_id": world.ids["playbook_id"], "security": "tls"},
    )
    assert response.status_code == 302
    made = Source.objects.get(name=f"New {channel}")
    assert made.channel == channel
    assert made.workspace == world.workspace
    assert len(made.key) >= 20
    assert manager.get(response["Location"]).status_code == 200


def test_an_unknown_channel_is_not_found(manager: Client) -> None:
    assert manager.get("/sources/add/pigeon/").status_code == 404


def test_a_playbook_of_another_workspace_is_refused(
    world: World, manager: Client, other: World
) -> None:
    from tests import factories

    foreign = factories.playbook(other.workspace)
    response = manager.post("/sources/add/form/", {"name": "x", "playbook_id": foreign.id})
    assert response.status_code == 422
    assert not Source.objects.filter(name="x").exists()


def test_a_mailbox_keeps_its_password_unless_a_new_one_is_typed(
    world: World, manager: Client
) -> None:
    source = world.row["mail_source"]
    given = {
        "name": "Mail", "playbook_id": source.playbook_id, "host": "imap.example.com",
        "port": "993", "security": "tls", "username": "desk", "password": "first pass",
        "folder": "", "move_to": "Done",
    }  # fmt: skip
    assert manager.post(f"/sources/{source.id}/", given).status_code == 302
    page = manager.post(f"/sources/{source.id}/", {**given, "password": ""}, follow=True)
    source.refresh_from_db()
    assert source.password == "first pass"
    assert source.settings["host"] == "imap.example.com"
    assert source.settings["move_to"] == "Done"
    assert "first pass" not in page.content.decode()


def test_a_server_without_a_user_is_asked_for(world: World, manager: Client) -> None:
    source = world.row["mail_source"]
    given = {
        "name": "Mail",
        "playbook_id": source.playbook_id,
        "host": "imap.x.example",
        "security": "tls",
    }
    response = manager.post(f"/sources/{source.id}/", given)
    assert response.status_code == 422
    assert "give the user name" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://x.example/", "//evil.example", "not an address"]
)
def test_only_a_web_address_is_a_thank_you_page(
    world: World, manager: Client, address: str
) -> None:
    source = world.row["source"]
    manager.post(
        f"/sources/{source.id}/",
        {"name": "Form", "playbook_id": source.playbook_id, "thank_you_url": address},
    )
    source.refresh_from_db()
    kept = source.settings.get("thank_you_url", "")
    assert kept == "" or kept.startswith("https://")


def test_the_shown_form_works_as_it_is(world: World, manager: Client) -> None:
    """Copied out of the page, filled in and posted, it makes a lead."""
    source = world.row["source"]
    page = LexborHTMLParser(manager.get(f"/sources/{source.id}/").content.decode())
    form = LexborHTMLParser(page.css_first("#form-code").text()).css_first("form")
    assert form.attributes["action"] == page.css_first("#address").text()
    names = [node.attributes["name"] for node in form.css("input, textarea")]
    assert FIELD in names
    given = {name: f"value of {name}" for name in names if name != FIELD}
    given |= {"email": "a@b.example", "phone": "+15550102030"}
    path = "/in/" + form.attributes["action"].rpartition("/in/")[2]
    response = Client(enforce_csrf_checks=True).post(path, {**given, FIELD: ""})
    assert response.status_code == 202
    assert Lead.objects.get(pk=response.json()["lead"]).source == source


def test_the_shown_command_works_as_it_is(world: World, manager: Client) -> None:
    source = world.row["source"]
    page = LexborHTMLParser(manager.get(f"/sources/{source.id}/").content.decode())
    parts = shlex.split(page.css_first("#curl").text())
    headers = dict(parts[at + 1].split(": ", 1) for at, part in enumerate(parts) if part == "-H")
    body = parts[parts.index("-d") + 1]
    json.loads(body)
    response = Client().post(
        "/in/" + parts[1].rpartition("/in/")[2],
        body,
        content_type=headers.pop("Content-Type"),
        headers=headers,
    )
    assert response.status_code == 202


def test_the_script_is_served_to_every_site(world: World, manager: Client) -> None:
    source = world.row["source"]
    page = LexborHTMLParser(manager.get(f"/sources/{source.id}/").content.decode())
    tag = LexborHTMLParser(page.css_first("#script-code").text()).css_first("script")
    path = "/static/" + tag.attributes["src"].rpartition("/static/")[2]
    response = Client().get(path)
    assert response.status_code == 200
    assert "javascript" in response["Content-Type"]
    text = b"".join(response).decode()
    assert "eval(" not in text
    assert "innerHTML" not in text


def test_switching_off_and_on(world: World, manager: Client) -> None:
    source = world.row["source"]
    page = manager.post(f"/sources/{source.id}/switch/", {"on": "no"}, follow=True)
    assert "410" in page.content.decode()
    source.refresh_from_db()
    assert not source.is_active
    manager.post(f"/sources/{source.id}/switch/", {"on": "yes"})
    source.refresh_from_db()
    assert source.is_active


def test_a_token_is_shown_once_and_asked_for_from_then_on(world: World, manager: Client) -> None:
    source = world.row["source"]
    shown = manager.post(f"/sources/{source.id}/token/")
    assert "no-store" in shown["Cache-Control"]
    token = LexborHTMLParser(shown.content.decode()).css_first("#token").text()
    source.refresh_from_db()
    assert source.token == token
    assert token not in manager.get(f"/sources/{source.id}/").content.decode()
    again = LexborHTMLParser(manager.post(f"/sources/{source.id}/token/").content.decode())
    assert again.css_first("#token").text() != token
    manager.post(f"/sources/{source.id}/token/remove/")
    source.refresh_from_db()
    assert source.token == ""


def test_mapping_is_used_for_what_comes_next(world: World, manager: Client) -> None:
    source = world.row["source"]
    response = manager.post(
        f"/sources/{source.id}/mapping/",
        {"name": ["q7", "trap", ""], "target": ["message", "-", "email"]},
    )
    assert response.status_code == 302
    source.refresh_from_db()
    assert source.field_mapping == {"q7": "message", "trap": "-"}
    body = {"q7": "A new kitchen, please", "trap": "x", "email": "k@example.com"}
    answer = Client().post(f"/in/{source.key}", json.dumps(body), content_type="application/json")
    lead = Lead.objects.get(pk=answer.json()["lead"])
    assert lead.fields["message"] == "A new kitchen, please"
    page = entities.unescape(manager.get(f"/sources/{source.id}/mapping/").content.decode())
    assert "A new kitchen, please" in page


def test_a_mapping_to_no_field_name_is_explained_and_keeps_what_was_typed(
    world: World, manager: Client
) -> None:
    source = world.row["source"]
    response = manager.post(
        f"/sources/{source.id}/mapping/", {"name": ["q7"], "target": ["My Field!"]}
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "lower-case letters" in page
    assert 'value="My Field!"' in page
    source.refresh_from_db()
    assert source.field_mapping == {}


@pytest.mark.parametrize("works", [True, False])
def test_trying_a_mailbox_says_what_came_back(
    world: World, manager: Client, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    taken: list[str] = []

    class Box:
        def fetch_new(self) -> object:
            if not works:
                raise Permanent("The server refused the password of <desk>.")
            return iter(())

        def mark_taken(self, uid: str) -> None:
            taken.append(uid)

        def wait(self, seconds: float) -> bool:
            raise AssertionError

    monkeypatch.setattr(trials.providers, "mailbox", lambda _: Box())
    response = manager.post(f"/sources/{world.ids['mail_source_id']}/test/")
    page = response.content.decode()
    assert ("Signed in" in page) is works
    assert ("refused the password of &lt;desk&gt;" in page) is not works
    assert not taken


def test_the_key_is_hard_to_guess(world: World, manager: Client) -> None:
    for name in ("a", "b"):
        manager.post("/sources/add/form/", {"name": name, "playbook_id": world.ids["playbook_id"]})
    keys = set(Source.objects.filter(name__in="ab").values_list("key", flat=True))
    assert len(keys) == 2
    assert all(re.fullmatch(r"[\w-]{20,}", key) for key in keys)
