"""Members, playbooks, connections, work, audit and the workspace's settings over HTTP."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.world import World

from handrail.pipeline import trials
from handrail.ports.crm import RecordWrite
from handrail.ports.failures import Retryable
from handrail.store.models import (
    AuditEvent,
    Connection,
    Member,
    Mode,
    Role,
    Step,
    User,
    WriteBack,
)

pytestmark = pytest.mark.django_db


class TestMembers:
    def test_a_new_member_signs_in_with_the_password_that_was_shown_once(
        self, world: World
    ) -> None:
        client = world.client(Role.OWNER)
        given = {"name": "Sam Hill", "email": "Sam@Example.com", "role": "reviewer"}
        page = client.post("/members/add/", given)
        assert "no-store" in page["Cache-Control"]
        password = LexborHTMLParser(page.content.decode()).css_first("code.once").text()
        assert password not in client.get("/members/").content.decode()
        theirs = Client()
        signed_in = theirs.post(
            "/accounts/login/", {"login": "sam@example.com", "password": password}
        )
        assert signed_in.status_code == 302
        assert theirs.get("/leads/").status_code == 200

    def test_somebody_with_an_account_keeps_their_password(
        self, world: World, other: World
    ) -> None:
        known = other.members[Role.OWNER].user
        before = known.password
        given = {"name": "x", "email": known.email, "role": "auditor"}
        page = world.client(Role.OWNER).post("/members/add/", given)
        assert page.status_code == 200
        assert LexborHTMLParser(page.content.decode()).css_first("code.once") is None
        assert User.objects.get(pk=known.pk).password == before

    def test_twice_is_explained(self, world: World) -> None:
        email = world.members[Role.AUDITOR].user.email
        response = world.client(Role.OWNER).post(
            "/members/add/", {"name": "x", "email": email, "role": "owner"}
        )
        assert response.status_code == 422
        assert "in this workspace already" in response.content.decode()

    def test_the_last_owner_stays(self, world: World) -> None:
        client, owner = world.client(Role.OWNER), world.members[Role.OWNER]
        assert client.post(f"/members/{owner.id}/deactivate/").status_code == 409
        assert client.post(f"/members/{owner.id}/role/", {"role": "auditor"}).status_code == 409
        owner.refresh_from_db()
        assert owner.is_active
        assert owner.role == Role.OWNER

    def test_ended_and_given_again(self, world: World) -> None:
        client, member = world.client(Role.OWNER), world.members[Role.REVIEWER]
        theirs = world.client(Role.REVIEWER)
        client.post(f"/members/{member.id}/deactivate/")
        assert theirs.get("/leads/").status_code == 403
        client.post(f"/members/{member.id}/reactivate/")
        assert theirs.get("/leads/").status_code == 200

    def test_an_unknown_role_is_refused(self, world: World) -> None:
        member = world.members[Role.REVIEWER]
        response = world.client(Role.OWNER).post(f"/members/{member.id}/role/", {"role": "king"})
        assert response.status_code == 422
        assert Member.objects.get(pk=member.pk).role == Role.REVIEWER


class TestPlaybooks:
    def test_a_fault_is_named_with_its_line_and_nothing_typed_is_lost(self, world: World) -> None:
        document = factories.PLAYBOOK.replace("business:", "busines:")
        path = f"/playbooks/{world.ids['playbook_id']}/versions/add/"
        response = world.client(Role.MANAGER).post(
            path, {"document": document, "change_note": "A better name"}
        )
        assert response.status_code == 422
        tree = LexborHTMLParser(response.content.decode())
        cells = [node.text() for node in tree.css("main tbody td")]
        assert "3" in cells
        assert any("Did you mean" in cell for cell in cells)
        assert "busines:" in tree.css_first("textarea[name=document]").text()
        assert "A better name" in tree.css_first("textarea[name=change_note]").text()

    def test_a_version_is_kept_read_and_activated(self, world: World) -> None:
        client, playbook = world.client(Role.MANAGER), world.row["source"].playbook
        playbook.mode = Mode.SANDBOX
        playbook.save()
        upload = SimpleUploadedFile(
            "p.yaml", factories.PLAYBOOK.replace("60 dollars", "75 dollars").encode()
        )
        response = client.post(
            f"/playbooks/{playbook.id}/versions/add/",
            {"file": upload, "change_note": "The survey costs more"},
        )
        assert response.status_code == 302
        version = playbook.versions.get(number=2)
        assert "75 dollars" in client.get(response["Location"]).content.decode()
        playbook.refresh_from_db()
        assert playbook.active_version.number == 1
        client.post(f"/playbooks/versions/{version.id}/activate/")
        playbook.refresh_from_db()
        assert playbook.active_version == version

    def test_only_an_owner_goes_live_and_the_page_says_what_it_means(self, world: World) -> None:
        playbook = world.row["source"].playbook
        path = f"/playbooks/{playbook.id}/mode/"
        assert world.client(Role.MANAGER).post(path, {"mode": "live"}).status_code == 403
        page = world.client(Role.OWNER).post(path, {"mode": "live"}, follow=True)
        assert "go to real people" in page.content.decode()
        playbook.refresh_from_db()
        assert playbook.mode == Mode.LIVE

    def test_an_unknown_mode_is_refused(self, world: World) -> None:
        path = f"/playbooks/{world.ids['playbook_id']}/mode/"
        assert world.client(Role.OWNER).post(path, {"mode": "turbo"}).status_code == 422


class TestConnections:
    def test_the_secret_is_shown_once(self, world: World) -> None:
        client = world.client(Role.MANAGER)
        given = {"name": "Zapier", "address": "https://hooks.example/x", "is_active": "on"}
        page = client.post("/connections/add/", given)
        made = Connection.objects.get(name="Zapier")
        assert "no-store" in page["Cache-Control"]
        assert LexborHTMLParser(page.content.decode()).css_first("code.once").text() == made.secret
        for path in ("/connections/", f"/connections/{made.id}/"):
            assert made.secret not in client.get(path).content.decode()
        again = client.post("/connections/add/", given)
        assert again.status_code == 422

    def test_changing_it_leaves_the_secret(self, world: World) -> None:
        row, client = world.row["connection"], world.client(Role.MANAGER)
        before = row.secret
        client.post(f"/connections/{row.id}/", {"name": "CRM 2", "address": "https://c.example/y"})
        row.refresh_from_db()
        assert (row.name, row.is_active, row.secret) == ("CRM 2", False, before)
        client.post(f"/connections/{row.id}/secret/")
        row.refresh_from_db()
        assert row.secret != before

    @pytest.mark.parametrize("works", [True, False])
    def test_a_test_message_says_what_came_back(
        self, world: World, monkeypatch: pytest.MonkeyPatch, works: bool
    ) -> None:
        sent: list[RecordWrite] = []

        class Place:
            def write(self, record: RecordWrite) -> str:
                sent.append(record)
                if not works:
                    raise Retryable("The receiver answered 503 <later>.")
                return "Thank you (200)."

        monkeypatch.setattr(trials.providers, "destination", lambda _: Place())
        row = world.row["connection"]
        html = world.client(Role.MANAGER).post(f"/connections/{row.id}/test/").content.decode()
        assert ("Thank you (200)." in html) is works
        assert ("503 &lt;later&gt;" in html) is not works
        assert json.loads(sent[0].body)["type"] == "test"

    def test_a_dead_write_is_sent_again_or_discarded_once(self, world: World) -> None:
        client, row = world.client(Role.MANAGER), world.row["write"]
        assert "answered 500" in client.get("/connections/").content.decode()
        client.post(f"/write-backs/{row.id}/resend/")
        row.refresh_from_db()
        assert row.state == WriteBack.State.PENDING
        assert client.post(f"/write-backs/{row.id}/discard/").status_code == 409


class TestWork:
    def test_a_failed_step_is_shown_with_its_reason_and_retried(self, world: World) -> None:
        client, step = world.client(Role.MANAGER), world.row["step"]
        assert "answered nonsense" in client.get("/work/").content.decode()
        assert client.post(f"/work/{step.id}/retry/").status_code == 302
        step.refresh_from_db()
        assert step.state == Step.State.PENDING
        assert client.post(f"/work/{step.id}/give-up/").status_code == 409

    def test_given_up_by_name(self, world: World) -> None:
        step = world.row["step"]
        world.client(Role.MANAGER).post(f"/work/{step.id}/give-up/")
        step.refresh_from_db()
        assert step.state == Step.State.GIVEN_UP
        event = AuditEvent.objects.get(action="step.given_up")
        assert event.actor == world.members[Role.MANAGER]


class TestAudit:
    def test_an_intact_chain_and_a_broken_one(self, world: World) -> None:
        client = world.client(Role.AUDITOR)
        assert "The chain is intact" in client.post("/audit/verify/").content.decode()
        event = AuditEvent.objects.filter(workspace=world.workspace).first()
        assert event is not None
        with connection.cursor() as cursor:
            _without_triggers(cursor)
            cursor.execute("UPDATE store_auditevent SET action = 'x.y'")
        html = client.post("/audit/verify/").content.decode()
        assert "The chain is broken" in html

    def test_filters(self, world: World) -> None:
        client = world.client(Role.AUDITOR)
        assert "was kept" in client.get("/audit/?area=intake").content.decode()
        lead = world.ids["lead_id"]
        assert "was kept" in client.get(f"/audit/?lead={lead}").content.decode()
        member = world.members[Role.OWNER].id
        assert "No such events" in client.get(f"/audit/?actor={member}").content.decode()
        assert client.get("/audit/?actor=x&lead=y&after=z").status_code == 200

    def test_export_holds_what_the_chain_holds(self, world: World, other: World) -> None:
        client = world.client(Role.AUDITOR)
        text = b"".join(client.get("/audit/export.jsonl")).decode()
        lines = [json.loads(line) for line in text.splitlines()]
        events = AuditEvent.objects.filter(workspace=world.workspace).order_by("sequence")
        assert [line["hash"] for line in lines] == [event.hash for event in events]
        table = b"".join(client.get("/audit/export.csv")).decode()
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["hash"] for row in rows] == [event.hash for event in events]
        assert b"".join(other.client(Role.AUDITOR).get("/audit/export.jsonl")) == b""

    def test_a_name_is_no_formula(self, world: World) -> None:
        user = world.members[Role.OWNER].user
        user.name = '=HYPERLINK("https://evil.example")'
        user.save()
        world.client(Role.OWNER).post(
            f"/playbooks/{world.ids['playbook_id']}/mode/", {"mode": "shadow"}
        )
        table = b"".join(world.client(Role.AUDITOR).get("/audit/export.csv")).decode()
        rows = list(csv.DictReader(io.StringIO(table)))
        assert rows[-1]["actor"].startswith("'=")


def _without_triggers(cursor: object) -> None:
    """Somebody with the keys of the database takes its guards away."""
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    if connection.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # type: ignore[attr-defined]
        cursor.execute("ALTER TABLE store_auditevent DISABLE TRIGGER USER")  # type: ignore[attr-defined]
        return
    cursor.execute(names, ["store_auditevent"])  # type: ignore[attr-defined]
    for (name,) in cursor.fetchall():  # type: ignore[attr-defined]
        cursor.execute(f'DROP TRIGGER "{name}"')  # type: ignore[attr-defined]


class TestWorkspace:
    GIVEN = {
        "name": "Cedar GmbH",
        "time_zone": "America/Chicago",
        "reply_name": "Cedar",
        "reply_address": "hi@cedar.example",
    }

    def test_owners_change_it(self, world: World) -> None:
        assert world.client(Role.OWNER).post("/settings/", self.GIVEN).status_code == 302
        world.workspace.refresh_from_db()
        assert world.workspace.time_zone == "America/Chicago"
        assert world.workspace.name == "Cedar GmbH"

    @pytest.mark.parametrize(
        "wrong", [{"time_zone": "Mars/Base"}, {"reply_address": "x"}, {"name": "  "}]
    )
    def test_mistakes_change_nothing(self, world: World, wrong: dict[str, str]) -> None:
        response = world.client(Role.OWNER).post("/settings/", {**self.GIVEN, **wrong})
        assert response.status_code == 422
        world.workspace.refresh_from_db()
        assert world.workspace.name == "Cedar & Stone"
