"""The systems audit: what Handrail knows lists itself; what people write is never lost."""

from __future__ import annotations

import csv
import io
from uuid import UUID

import pypdf
import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.store.models import AuditEvent, Connection, Source, SystemEntry

pytestmark = pytest.mark.django_db
LIST = "/start/systems/"
GIVEN = {"kind": "report", "name": "Weekly count", "state": "to_look_at", "owner": ""}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def rows(client: Client, query: str = "?view=all") -> dict[str, LexborNode]:
    """The rows of the list, by the name of the thing."""
    page = LexborHTMLParser(client.get(LIST + query).content.decode())
    return {row.css_first("th a").text(): row for row in page.css("main tbody tr")}


def stamp_of(client: Client, path: str) -> str:
    page = LexborHTMLParser(client.get(path).content.decode())
    return str(page.css_first("input[name=stamp]").attributes["value"])


def path_of(row: LexborNode) -> str:
    return str(row.css_first("th a").attributes["href"]).partition("?")[0]


def entered(client: Client, path: str, **given: str) -> dict[str, str]:
    """What a browser would post: the form as it is shown, with changes."""
    form = LexborHTMLParser(client.get(path).content.decode()).css_first("form.form")
    found = {}
    for field in form.css("input, textarea"):
        found[str(field.attributes["name"])] = (
            field.attributes.get("value") or "" if field.tag == "input" else field.text()
        )
    for field in form.css("select"):
        chosen = field.css_first("option[selected]") or field.css_first("option")
        found[str(field.attributes["name"])] = chosen.attributes.get("value") or ""
    return found | given


class TestWhatHandrailKnows:
    def test_it_lists_itself_with_owner_and_reach(self, desk: Desk) -> None:
        playbook = factories.playbook(desk.workspace, name="Bathrooms")
        factories.source(
            desk.workspace, "email", name="Office mailbox", playbook=playbook, password="secret-pw",
            settings={"host": "imap.cedar.example", "username": "office@cedar.example",
                      "owner": desk.reviewer.user.email},
        )  # fmt: skip
        factories.source(desk.workspace, name="Website", playbook=playbook, token="secret-token")
        found = rows(desk.client(desk.auditor))
        words = " ".join(found["Office mailbox"].text(separator=" ").split())
        assert "Enquiries by email, under the playbook Bathrooms" in words
        assert "imap.cedar.example" in words
        assert "Dana Reed" in words
        assert {"Password of Office mailbox", "Secret of Website", "Triggers of Bathrooms"} <= set(
            found
        )
        assert "anger" in found["Triggers of Bathrooms"].text()
        assert {"Sam Ortiz", "Priya Nair", "Dana Reed", "Lee Park", "Replies by mail"} <= set(found)
        page = desk.client(desk.auditor).get(LIST).content.decode()
        assert "secret-pw" not in page
        assert "secret-token" not in page

    def test_what_is_written_stays_when_the_thing_changes_and_it_comes_back(
        self, desk: Desk
    ) -> None:
        source = factories.source(desk.workspace, name="Website")
        client = desk.client(desk.reviewer)
        path = f"{LIST}source/{source.id}/"
        given = entered(client, path, state="fine", note="Looked at the form.", risk="low")
        assert client.post(path, given).status_code == 302
        assert "Website" not in rows(client, "?view=to_do")
        assert "Website" in rows(client, "?view=fine")

        source.playbook = factories.playbook(desk.workspace, name="Kitchens")
        source.name = "New website"
        source.save()
        row = rows(client, "?view=to_do")["New website"]
        assert "Changed since" in row.text()
        assert "Looked at the form." in row.text()
        assert "It was: Enquiries by form" in client.get(path).content.decode()

        client.post(f"{path}mark/", {"state": "fine", "stamp": stamp_of(client, path)})
        assert "New website" in rows(client, "?view=fine")

    def test_what_is_switched_off_is_kept_only_where_something_was_written(
        self, desk: Desk
    ) -> None:
        source = factories.source(desk.workspace, name="Old form")
        factories.source(desk.workspace, name="Never looked at", is_active=False)
        client = desk.client(desk.manager)
        path = f"{LIST}source/{source.id}/"
        client.post(path, entered(client, path, state="fine", touches="Is replaced in March."))
        source.is_active = False
        source.save()
        found = rows(client, "?view=to_do")
        assert "Off or removed" in found["Old form"].text()
        assert "Is replaced in March." in found["Old form"].text()
        assert "Never looked at" not in found

    def test_its_name_and_kind_are_not_the_visitors_to_change(self, desk: Desk) -> None:
        source = factories.source(desk.workspace, name="Website")
        client = desk.client(desk.owner)
        path = f"{LIST}source/{source.id}/"
        client.post(path, entered(client, path) | {"name": "Mine", "kind": "report"})
        entry = SystemEntry.objects.get()
        assert (entry.name, entry.kind) == ("Website", "path")


class TestOwnLines:
    def test_added_changed_closed_and_taken_up_again(self, desk: Desk) -> None:
        client = desk.client(desk.manager)
        given = GIVEN | {"owner_name": "Our agency", "due": "2026-01-15", "risk": "high"}
        client.post(f"{LIST}add/", given)
        row = rows(client, "")["Weekly count"]
        for said in ("Our agency", "Late: 15 Jan 2026", "High risk", "Report"):
            assert said in row.text(), said
        path = path_of(row)
        client.post(path, entered(client, path, name="Monthly count", owner_name="",
                                  owner=str(desk.reviewer.id)))  # fmt: skip
        assert "Dana Reed" in rows(client, "")["Monthly count"].text()
        client.post(path, entered(client, path, note="Nobody reads it.", closing="close"))
        assert "Nobody reads it." in rows(client, "?view=closed")["Monthly count"].text()
        assert "Monthly count" not in rows(client, "")
        client.post(f"{path}mark/", {"state": "open", "stamp": stamp_of(client, path)})
        assert "Monthly count" in rows(client, "")
        actions = AuditEvent.objects.order_by("sequence").values_list("action", flat=True)
        assert list(actions) == [
            "systems.added", "systems.changed", "systems.closed", "systems.reopened",
        ]  # fmt: skip

    def test_what_was_typed_stays_where_it_is_refused(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        given = GIVEN | {"owner": str(desk.owner.id), "owner_name": "Both", "note": "my long note"}
        answer = client.post(f"{LIST}add/", given)
        assert answer.status_code == 422
        assert "not both" in answer.content.decode()
        assert "my long note" in answer.content.decode()
        for wrong in ({"name": "  "}, {"due": "tomorrow"}, {"kind": "moon"}, {"state": "done"}):
            assert client.post(f"{LIST}add/", GIVEN | wrong).status_code == 422
        assert not SystemEntry.objects.exists()

    def test_hostile_text_is_text(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        name = "<script>alert(1)</script> =1+1"
        client.post(f"{LIST}add/", GIVEN | {"name": name, "touches": "=HYPERLINK(1)"})
        page = client.get(LIST).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
        lines = csv_of(client)
        assert lines[0]["name"] == name
        assert lines[0]["how_the_change_touches_it"] == "'=HYPERLINK(1)"

    def test_a_reminder_begins_a_line(self, desk: Desk) -> None:
        client = desk.client(desk.reviewer)
        page = LexborHTMLParser(client.get(LIST).content.decode())
        link = page.css_first(".reminders a")
        given = entered(client, str(link.attributes["href"]))
        assert given["name"] == link.text().strip()
        client.post(f"{LIST}add/", given)
        assert link.text().strip() not in [
            one.text().strip()
            for one in LexborHTMLParser(client.get(LIST).content.decode()).css(".reminders a")
        ]


class TestTwoPeople:
    def test_the_second_sees_what_the_first_wrote_and_keeps_what_they_typed(
        self, desk: Desk
    ) -> None:
        source = factories.source(desk.workspace, name="Website")
        path = f"{LIST}source/{source.id}/"
        first, second = desk.client(desk.owner), desk.client(desk.reviewer)
        mine = entered(first, path, note="first", state="to_change")
        theirs = entered(second, path, note="second", risk="high")
        assert first.post(path, mine).status_code == 302
        answer = second.post(path, theirs)
        assert answer.status_code == 409
        page = LexborHTMLParser(answer.content.decode())
        said = page.css_first(".notice.info").text()
        assert "first" in said
        assert "To change" in said
        assert page.css_first("textarea[name=note]").text().strip() == "second"
        assert SystemEntry.objects.get().note == "first"
        again = theirs | {"stamp": str(page.css_first("input[name=stamp]").attributes["value"])}
        assert second.post(path, again).status_code == 302
        entry = SystemEntry.objects.get()
        assert (entry.note, entry.risk, entry.version) == ("second", "high", 2)

    def test_marking_what_changed_meanwhile_is_refused(self, desk: Desk) -> None:
        source = factories.source(desk.workspace, name="Website")
        path = f"{LIST}source/{source.id}/"
        client = desk.client(desk.owner, htmx=True)
        stamp = stamp_of(client, path)
        Source.objects.filter(pk=source.pk).update(
            playbook=factories.playbook(desk.workspace, name="Kitchens")
        )
        answer = client.post(f"{path}mark/", {"state": "fine", "stamp": stamp})
        assert answer.status_code == 409
        assert not SystemEntry.objects.exists()

    def test_marking_by_htmx_answers_with_the_row(self, desk: Desk) -> None:
        source = factories.source(desk.workspace, name="Website")
        path = f"{LIST}source/{source.id}/"
        client = desk.client(desk.reviewer, htmx=True)
        answer = client.post(f"{path}mark/", {"state": "fine", "stamp": stamp_of(client, path)})
        page = LexborHTMLParser(f"<table>{answer.content.decode()}</table>")
        pressed = page.css_first("button[aria-pressed=true]")
        assert pressed.text().strip() == "Fine"
        again = str(page.css_first("input[name=stamp]").attributes["value"])
        assert client.post(f"{path}mark/", {"state": "moon", "stamp": again}).status_code == 422
        assert client.post(
            f"{path}mark/", {"state": "to_change", "stamp": again}
        ).status_code == 200  # fmt: skip


class TestFindingAndTaking:
    def test_filters_and_pages(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        for number in range(55):
            SystemEntry.objects.create(
                workspace=desk.workspace, created_at=timezone.now(), thing="own",
                thing_id=UUID(int=number), kind="report", name=f"Report {number:02}",
                changed_by=desk.owner, changed_at=timezone.now(),
                owner=desk.manager if number % 2 else None,
            )  # fmt: skip
        first = rows(client, "?kind=report")
        assert len(first) == 50
        page = LexborHTMLParser(client.get(f"{LIST}?kind=report").content.decode())
        onwards = str(page.css_first("a[rel=next]").attributes["href"])
        assert sorted([*first, *rows(client, onwards)]) == [f"Report {n:02}" for n in range(55)]
        assert len(rows(client, f"?kind=report&owner={desk.manager.id}")) == 27
        assert len(rows(client, "?kind=report&owner=nobody")) == 28
        assert list(rows(client, "?text=report+07")) == ["Report 07"]
        assert "No such lines" in client.get(f"{LIST}?text=moon").content.decode()

    def test_the_table_holds_what_is_shown(self, desk: Desk) -> None:
        client = desk.client(desk.auditor)
        factories.source(desk.workspace, name="Website")
        lines = csv_of(client, "?view=to_do&kind=path&text=website")
        assert [line["name"] for line in lines] == ["Website"]
        assert lines[0]["known_by_handrail"] == "yes"

    @pytest.mark.parametrize("form", ["html", "md", "pdf"])
    def test_the_document_says_what_is_left_to_do(self, desk: Desk, form: str) -> None:
        factories.source(desk.workspace, name="Website")
        desk.client(desk.owner).post(f"{LIST}add/", GIVEN | {"note": "Ελληνικά, кириллица"})
        answer = desk.client(desk.auditor).get(f"{LIST}document/?form={form}")
        said = answer.content.decode() if form != "pdf" else _text_of(answer.content)
        for words in ("Weekly count", "Website", "Ελληνικά, кириллица", "To look at"):
            assert words in said, words


class TestWhoMay:
    def test_an_auditor_reads_and_writes_nothing(self, desk: Desk) -> None:
        source = factories.source(desk.workspace, name="Website")
        client, path = desk.client(desk.auditor), f"{LIST}source/{source.id}/"
        page = client.get(path).content.decode()
        assert "<form class=" not in page.partition("<main")[2]
        assert client.post(path, GIVEN).status_code == 403
        assert client.post(f"{path}mark/", {"state": "fine"}).status_code == 403
        assert client.get(f"{LIST}add/").status_code == 403
        assert not SystemEntry.objects.exists()

    def test_another_business_has_a_list_of_its_own(self, desk: Desk) -> None:
        other = make_desk()
        source = factories.source(desk.workspace, name="Website")
        client = other.client(other.owner)
        path = f"{LIST}source/{source.id}/"
        assert client.get(path).status_code == 404
        for thing in ("source", "own", "member", "moon"):
            given = GIVEN | {"stamp": "0.000000000000"}
            assert client.post(f"{LIST}{thing}/{source.id}/", given).status_code == 404
            assert client.post(f"{LIST}{thing}/{source.id}/mark/", given).status_code == 404
        assert "Website" not in rows(client)
        assert client.post(
            f"{LIST}add/", GIVEN | {"owner": str(desk.reviewer.id)}
        ).status_code == 422  # fmt: skip

    def test_a_connection_leads_to_where_it_is_set_up(self, desk: Desk) -> None:
        row = Connection.objects.create(
            workspace=desk.workspace, created_at=timezone.now(), code="crm", name="CRM",
            address="https://crm.example/hook?key=zebra", secret="whsec_very",
        )  # fmt: skip
        page = desk.client(desk.auditor).get(f"{LIST}connection/{row.id}/").content.decode()
        assert 'href="/connections/"' in page
        assert "crm.example" in page
        assert "zebra" not in page
        assert "whsec" not in page


def csv_of(client: Client, query: str = "?view=all&kind=report") -> list[dict[str, str]]:
    body = b"".join(client.get(f"{LIST}table/{query}")).decode()  # type: ignore[call-overload]
    return list(csv.DictReader(io.StringIO(body)))


def _text_of(body: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
