"""Leads, contacts, tasks and the outbox over HTTP."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.world import MARK, World, delivery

from handrail.store.audit import verify
from handrail.store.models import Delivery, Lead, Message, Role, SourceRecord, Task

pytestmark = pytest.mark.django_db


def rows_of(html: str) -> list[str]:
    """The first cell of each row, as text."""
    found = LexborHTMLParser(html).css("main tbody tr th")
    return [" ".join(node.text(separator=" ").split()) for node in found]


class TestLeads:
    def list(self, world: World, query: str) -> list[str]:
        response = world.client(Role.REVIEWER).get(f"/leads/?{query}")
        assert response.status_code == 200
        return rows_of(response.content.decode())

    def test_search_finds_names_addresses_and_words_they_wrote(self, world: World) -> None:
        factories.lead(
            world.workspace, name="Ana Gil", email="ana@example.com", text="A zinc gutter leaks."
        )
        for query in ("q=ana", "q=Gil", "q=ana@example.com", "q=zinc+gutter", "q=gutter+gil"):
            assert self.list(world, query) == ["Ana Gil"], query
        assert self.list(world, "q=zinc+Quagmire") == []

    def test_wildcards_are_letters(self, world: World) -> None:
        assert self.list(world, "q=%25") == []
        assert self.list(world, "q=_______________") == []

    def test_filters(self, world: World) -> None:
        call = factories.source(world.workspace, "call")
        factories.lead(world.workspace, name="Caller", source=call, state=Lead.State.CLOSED)
        assert self.list(world, "channel=call") == ["Caller"]
        assert self.list(world, "state=closed") == ["Caller"]
        assert self.list(world, f"source={call.id}") == ["Caller"]
        assert self.list(world, "state=closed&channel=form") == []

    @pytest.mark.parametrize("query", ["state=x", "channel='--", "source=x", "after=x", "q=%00"])
    def test_nonsense_in_the_address_is_no_error(self, world: World, query: str) -> None:
        assert world.client(Role.REVIEWER).get(f"/leads/?{query}").status_code == 200

    def test_pages(self, world: World) -> None:
        now = timezone.now()
        source = world.row["source"]
        for number in range(60):
            factories.lead(
                world.workspace,
                source=source,
                name=f"N{number:02}",
                created_at=now - timedelta(minutes=number + 1),
            )
        client = world.client(Role.REVIEWER)
        first = client.get("/leads/?channel=form").content.decode()
        link = LexborHTMLParser(first).css_first(".pager a[rel=next]").attributes["href"]
        assert link is not None
        second = client.get(f"/leads/{link}").content.decode()
        assert "channel=form" in link
        names = rows_of(first) + rows_of(second)
        assert len(names) == 64
        assert len([name for name in names if name.startswith("N")]) == 60
        assert names.index("N00") < names.index("N59")


class TestContacts:
    def test_search(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        assert rows_of(client.get("/contacts/?q=quag").content.decode()) == [MARK]
        assert rows_of(client.get("/contacts/?q=nobody").content.decode()) == []

    def test_a_contact_shows_all_that_belongs_to_it(self, world: World) -> None:
        path = f"/contacts/{world.ids['contact_id']}/"
        html = world.client(Role.REVIEWER).get(path).content.decode()
        for text in (MARK, "zeb@example.com", f"Call {MARK}", "redo our bathroom"):
            assert text in html

    @pytest.mark.parametrize("word", ["", "erase", "ERASE!", "yes"])
    def test_erasing_needs_the_word(self, world: World, word: str) -> None:
        path = f"/contacts/{world.ids['contact_id']}/erase/"
        response = world.client(Role.OWNER).post(path, {"confirmation": word})
        assert response.status_code == 422
        assert SourceRecord.objects.filter(erased_at=None).exists()

    def test_erased_is_gone_everywhere_and_the_chain_still_verifies(self, world: World) -> None:
        client = world.client(Role.OWNER)
        path = f"/contacts/{world.ids['contact_id']}/"
        response = client.post(f"{path}erase/", {"confirmation": "ERASE"}, follow=True)
        assert response.status_code == 200
        assert MARK not in response.content.decode()
        for page in ("/contacts/", "/leads/", "/tasks/?view=open", "/outbox/", "/audit/"):
            assert MARK not in client.get(page).content.decode(), page
        assert not Message.objects.filter(text__contains="bathroom").exists()
        assert verify(world.workspace).intact
        assert client.post(f"{path}erase/", {"confirmation": "ERASE"}).status_code == 409


class TestTasks:
    def test_add_complete_and_open_again(self, world: World) -> None:
        client = world.client(Role.REVIEWER)
        given = {
            "lead_id": world.ids["lead_id"],
            "title": "Send the samples",
            "owner_id": world.ids["member_id"],
            "due_at": "2030-07-01T09:30",
        }
        assert client.post("/tasks/add/", given).status_code == 302
        task = Task.objects.get(title="Send the samples")
        assert task.due_at is not None
        assert task.due_at.isoformat() == "2030-07-01T07:30:00+00:00"  # Berlin, in summer
        client.post(f"/tasks/{task.id}/complete/")
        assert client.post(f"/tasks/{task.id}/complete/").status_code == 409
        task.refresh_from_db()
        assert task.done_by == world.members[Role.REVIEWER]
        assert "Send the samples" in client.get("/tasks/?view=done").content.decode()
        client.post(f"/tasks/{task.id}/reopen/")
        task.refresh_from_db()
        assert task.done_at is None

    def test_without_a_title_the_rest_stays_typed(self, world: World) -> None:
        given = {
            "lead_id": world.ids["lead_id"],
            "title": "",
            "detail": "Blue ones",
            "owner_id": world.ids["member_id"],
        }
        response = world.client(Role.REVIEWER).post("/tasks/add/", given)
        assert response.status_code == 422
        assert "Blue ones" in response.content.decode()

    def test_a_suggestion_is_taken_or_dismissed(self, world: World) -> None:
        client, task = world.client(Role.REVIEWER), world.row["suggested"]
        assert MARK in client.get("/tasks/?view=suggested").content.decode()
        assert 'class="chip ai"' in client.get("/tasks/?view=suggested").content.decode()
        client.post(f"/tasks/{task.id}/accept/")
        task.refresh_from_db()
        assert task.owner == world.members[Role.REVIEWER]
        assert client.post(f"/tasks/{task.id}/accept/").status_code == 409

    def test_what_is_due_first_comes_first_and_undated_last(self, world: World) -> None:
        now, lead, me = timezone.now(), world.row["lead"], world.members[Role.AUDITOR]
        for title, due in (("later", 5), ("undated", None), ("sooner", 1)):
            Task.objects.create(
                workspace=world.workspace,
                created_at=now,
                lead=lead,
                title=title,
                owner=me,
                author="person",
                due_at=now + timedelta(hours=due) if due else None,
            )
        html = world.client(Role.AUDITOR).get("/tasks/").content.decode()
        assert rows_of(html) == ["sooner", "later", "undated"]


class TestOutbox:
    def test_what_needs_a_person_stands_above_uncertain_first(self, world: World) -> None:
        html = world.client(Role.REVIEWER).get("/outbox/").content.decode()
        first = LexborHTMLParser(html).css_first("main table")
        assert [node.text() for node in first.css(".chip")] == [
            "Uncertain whether it was sent",
            "To be copied and sent by a person",
        ]

    def test_a_sandbox_message_is_read_as_it_would_have_been_sent(self, world: World) -> None:
        row, client = world.row["sandbox"], world.client(Role.AUDITOR)
        html = client.get(f"/outbox/{row.id}/").content.decode()
        for text in ("From", "hello@cedar.example", "Re: Bathroom refit", f"Hello {MARK}"):
            assert text in html
        assert "nothing was sent" in html
        mail = client.get(f"/outbox/{row.id}/message.eml")
        assert mail.content == bytes(row.raw)
        assert "attachment" in mail["Content-Disposition"]

    def test_markup_in_a_reply_is_text(self, world: World) -> None:
        row = delivery(
            world, world.row["lead"], "sent", route="sandbox", text="<b>bold</b> & <script>x"
        )
        html = world.client(Role.REVIEWER).get(f"/outbox/{row.id}/").content.decode()
        assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;x" in html

    @pytest.mark.parametrize(("answer", "state"), [("yes", "sent"), ("no", "failed")])
    def test_an_uncertain_one_is_settled_by_a_person_once(
        self, world: World, answer: str, state: str
    ) -> None:
        row, client = world.row["uncertain"], world.client(Role.REVIEWER)
        path = f"/outbox/{row.id}/resolve/"
        assert client.post(path, {"was_sent": answer}).status_code == 302
        row.refresh_from_db()
        assert row.state == state
        assert row.finished_by == world.members[Role.REVIEWER]
        assert client.post(path, {"was_sent": answer}).status_code == 409

    def test_copied_and_marked_as_sent(self, world: World) -> None:
        row, client = world.row["manual"], world.client(Role.REVIEWER)
        assert client.post(f"/outbox/{row.id}/copied/").status_code == 302
        row.refresh_from_db()
        assert row.state == Delivery.State.SENT
        assert client.post(f"/outbox/{row.id}/copied/").status_code == 409
