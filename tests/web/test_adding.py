"""Typing leads in, importing files, uploading mail, repairing what was rejected."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.world import World, dead_letter

from handrail.core.leads import Channel
from handrail.store.models import Contact, DeadLetter, Lead, Role, Source

CSV = """Name;E-Mail;Anliegen
Jürgen Müller;j@example.com;Ein neues Bad
Ohne Adresse;keine-adresse;Küche
Ana;ana@example.com;"Una cocina; con isla"
"""
MAIL = b"""From: Maria Lopez <maria@example.com>
To: hello@cedar.example
Subject: Bathroom
Message-ID: <one@example.com>
Date: Mon, 23 Nov 2026 10:00:00 +0000

What would a new bathroom cost?
"""


class TestTypingIn:
    pytestmark = pytest.mark.django_db

    @pytest.mark.parametrize("channel", [channel.value for channel in Channel])
    def test_every_channel_by_hand(self, world: World, channel: str) -> None:
        source = factories.source(world.workspace, channel)
        client = world.client(Role.REVIEWER)
        given = {"name": "Ana", "email": "ana@example.com", "message": "She called about tiles."}
        response = client.post(f"/add/{source.id}/", given)
        assert response.status_code == 302, response.content.decode()
        lead = Lead.objects.get(contact__email="ana@example.com")
        assert response["Location"] == f"/leads/{lead.id}/"
        assert lead.source == source
        assert lead.owner == world.members[Role.REVIEWER]

    def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(self, world: World) -> None:
        source = factories.source(world.workspace, "call")
        given = {"name": "Ana", "email": "not an address", "message": "She called <urgent>"}
        response = world.client(Role.REVIEWER).post(f"/add/{source.id}/", given)
        assert response.status_code == 422
        tree = LexborHTMLParser(response.content.decode())
        field = tree.css_first("#id_email")
        assert field.attributes["aria-invalid"] == "true"
        assert field.attributes["value"] == "not an address"
        assert "She called <urgent>" in tree.css_first("#id_message").text()
        assert not Lead.objects.filter(source=source).exists()

    def test_without_any_way_to_answer_it_is_asked_for(self, world: World) -> None:
        source = factories.source(world.workspace, "call")
        response = world.client(Role.REVIEWER).post(f"/add/{source.id}/", {"message": "Hm."})
        assert response.status_code == 422
        assert "telephone number or a name" in response.content.decode()


def _upload(client: Client, source: Source, text: str | bytes) -> Any:
    content = text.encode() if isinstance(text, str) else text
    return client.post(
        "/imports/",
        {"source": source.id, "file": SimpleUploadedFile("leads.csv", content, "text/csv")},
    )


def _fields(response: Any) -> dict[str, Any]:
    """What the preview's form would post."""
    tree = LexborHTMLParser(response.content.decode())
    form = tree.css_first("form[data-import]")
    found: dict[str, Any] = {"column": [], "target": []}
    for node in form.css("input[type=hidden]"):
        name, value = node.attributes["name"], node.attributes.get("value") or ""
        if name == "column":
            found["column"].append(value)
        else:
            found[name] = value
    for select in form.css("select[name=target]"):
        chosen = select.css_first("option[selected]")
        found["target"].append(chosen.attributes["value"] if chosen else "")
    return found


class TestImport:
    pytestmark = pytest.mark.django_db

    def test_the_preview_takes_nothing_in(self, world: World) -> None:
        before = Lead.objects.count()
        response = _upload(world.client(Role.REVIEWER), world.row["source"], CSV)
        page = response.content.decode()
        assert response.status_code == 200
        assert "Jürgen Müller" in page
        assert "Row 3" in page
        assert _fields(response)["target"] == ["name", "email", "message"]
        assert Lead.objects.count() == before

    def test_running_it_and_the_rows_that_were_not_taken(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        fields = _fields(_upload(client, world.row["source"], CSV))
        summary = client.post("/imports/run/", fields)
        page = summary.content.decode()
        assert "2 new leads" in page
        assert Contact.objects.filter(email="ana@example.com").exists()
        form = LexborHTMLParser(page).css_first('form[action="/imports/rejected.csv"]')
        assert form is not None
        rejected = client.post("/imports/rejected.csv", fields)
        rows = list(csv.reader(io.StringIO(rejected.content.decode())))
        assert rows[0][:3] == ["Name", "E-Mail", "Anliegen"]
        assert rows[1][:4] == ["Ohne Adresse", "keine-adresse", "Küche", "3"]
        assert "e-mail" in rows[1][4].lower()

    def test_running_it_twice_makes_no_second_lead(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        fields = _fields(_upload(client, world.row["source"], CSV))
        client.post("/imports/run/", fields)
        before = Lead.objects.count()
        assert "0 new leads" in client.post("/imports/run/", fields).content.decode()
        assert Lead.objects.count() == before

    def test_another_mapping_is_shown_before_it_is_used(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        fields = _fields(_upload(client, world.row["source"], CSV))
        fields["target"] = ["company", "email", "message"]
        response = client.post("/imports/preview/", fields)
        assert _fields(response)["target"] == ["company", "email", "message"]
        client.post("/imports/run/", fields)
        assert Contact.objects.get(email="j@example.com").company == "Jürgen Müller"

    @pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff\xfe\xfd", b"just a line"])
    def test_what_is_no_table_is_explained(self, world: World, content: bytes) -> None:
        response = _upload(world.client(Role.REVIEWER), world.row["source"], content)
        assert response.status_code == 422
        assert LexborHTMLParser(response.content.decode()).css_first(".errorlist") is not None

    def test_a_source_of_another_workspace_is_not_found(self, world: World, other: World) -> None:
        foreign = factories.source(other.workspace)
        client = world.client(Role.REVIEWER)
        fields = _fields(_upload(client, world.row["source"], CSV))
        fields["source"] = str(foreign.id)
        assert client.post("/imports/run/", fields).status_code == 404
        assert not Lead.objects.filter(workspace=other.workspace).exists()

    def test_a_file_that_was_tampered_with_is_refused(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        fields = _fields(_upload(client, world.row["source"], CSV))
        fields["content"] = "AAAA"
        assert client.post("/imports/run/", fields).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_progress_is_told_while_it_runs() -> None:
    from tests.web.world import full_world

    world = full_world()
    client = world.client(Role.REVIEWER)
    fields = _fields(_upload(client, world.row["source"], CSV))
    response = client.post("/imports/run/", fields, headers={"Accept": "application/x-ndjson"})
    lines = [json.loads(line) for line in b"".join(response).decode().splitlines()]
    assert [line["done"] for line in lines if "done" in line] == [1, 2, 3]
    assert {line["total"] for line in lines if "total" in line} == {3}
    assert "2 new leads" in lines[-1]["html"]
    assert Contact.objects.filter(email="ana@example.com").exists()


class TestMailFiles:
    pytestmark = pytest.mark.django_db

    def send(self, world: World, *files: bytes) -> str:
        given = {
            "source": world.ids["mail_source_id"],
            "mails": [
                SimpleUploadedFile(f"m{number}.eml", raw) for number, raw in enumerate(files)
            ],
        }
        response = world.client(Role.REVIEWER).post("/imports/mail/", given)
        assert response.status_code == 200, response.content.decode()
        return response.content.decode()

    def test_several_at_once_each_with_what_became_of_it(self, world: World) -> None:
        other = MAIL.replace(b"one@", b"two@").replace(b"bathroom", b"kitchen")
        page = self.send(world, MAIL, other, MAIL)
        assert page.count("A new lead.") == 2
        assert page.count("Known already") == 1
        assert Lead.objects.filter(source=world.ids["mail_source_id"]).count() == 2

    def test_an_automatic_answer_makes_no_lead(self, world: World) -> None:
        page = self.send(world, b"Auto-Submitted: auto-replied\n" + MAIL)
        assert "automatic answer" in page
        assert not Lead.objects.filter(source=world.ids["mail_source_id"]).exists()

    def test_no_file_is_asked_for(self, world: World) -> None:
        response = world.client(Role.REVIEWER).post(
            "/imports/mail/", {"source": world.ids["mail_source_id"]}
        )
        assert response.status_code == 422


class TestRejectedInput:
    pytestmark = pytest.mark.django_db

    def test_the_form_holds_what_could_be_read(self, world: World) -> None:
        path = f"/rejected/{world.ids['dead_letter_id']}/"
        tree = LexborHTMLParser(world.client(Role.REVIEWER).get(path).content.decode())
        assert tree.css_first("#id_name").attributes["value"] == "Zebulon Quagmire"
        assert tree.css_first("#id_message").text().strip() == "call me"

    def test_repaired_it_becomes_a_lead_with_its_original(self, world: World) -> None:
        letter: DeadLetter = world.row["letter"]
        given = {"name": "Zeb", "phone": "+1 555 010 2030", "message": "call me"}
        client = world.client(Role.REVIEWER)
        response = client.post(f"/rejected/{letter.id}/", given)
        assert response.status_code == 302
        letter.refresh_from_db()
        assert letter.state == DeadLetter.State.RESUBMITTED
        assert letter.settled_by == world.members[Role.REVIEWER]
        assert bytes(letter.lead.source_records.get().body) == bytes(letter.body)
        assert client.post(f"/rejected/{letter.id}/", given).status_code == 409

    def test_a_mistake_in_the_repair_keeps_what_was_typed(self, world: World) -> None:
        response = world.client(Role.REVIEWER).post(
            f"/rejected/{world.ids['dead_letter_id']}/", {"email": "nope", "message": "typed text"}
        )
        assert response.status_code == 422
        assert "typed text" in response.content.decode()

    def test_discarding_keeps_what_came_and_who_said_so(self, world: World) -> None:
        letter: DeadLetter = world.row["letter"]
        client = world.client(Role.REVIEWER)
        assert client.post(f"/rejected/{letter.id}/discard/").status_code == 302
        letter.refresh_from_db()
        assert letter.state == DeadLetter.State.DISCARDED
        assert bytes(letter.body)
        page = client.get("/rejected/?view=settled").content.decode()
        assert "Dana Reviewer" in page

    def test_binary_input_can_be_looked_at(self, world: World) -> None:
        letter = dead_letter(world, world.row["source"], bytes(range(256)) * 4)
        path = f"/rejected/{letter.id}/"
        assert world.client(Role.REVIEWER).get(path).status_code == 200

    def test_the_navigation_counts_what_waits(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        bar = LexborHTMLParser(client.get("/leads/").content.decode()).css_first("header.bar")
        link = bar.css_first('a[href="/rejected/"]')
        assert "1 waiting" in " ".join(link.text(separator=" ").split())
        client.post(f"/rejected/{world.ids['dead_letter_id']}/discard/")
        bar = LexborHTMLParser(client.get("/leads/").content.decode()).css_first("header.bar")
        assert "waiting" not in bar.css_first('a[href="/rejected/"]').text()
