"""A lead's page: the original as it came, evidence and findings in it, what AI prepared."""

from __future__ import annotations

import html as markup
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.web.review.conftest import Desk

from handrail.store.models import Lead, Task

QUOTE = "about 6 square metres"


def summary_of(lead: Lead, quote: str = QUOTE) -> object:
    """A summary with one statement that rests on this quote."""
    text = lead.last_inbound.text  # type: ignore[union-attr]
    start = text.index(quote)
    evidence = {"quote": quote, "start": start, "end": start + len(quote), "field": "message"}
    statement = {"text": "The room has 6 m².", "evidence": [evidence]}
    return factories.output(lead, "summary", {"statements": [statement], "confidence": 0.9})


def shown(desk: Desk, lead: Lead, member: object = None) -> str:
    """The lead's page."""
    response = desk.client(member or desk.reviewer).get(f"/leads/{lead.id}/")  # type: ignore[arg-type]
    assert response.status_code == 200
    return response.content.decode()


def original_text(html: str) -> str:
    """The newest message as a reader sees it."""
    part = html.split('id="newest"')[1]
    block = re.search(r'<div class="as-it-came"[^>]*>(.*?)</div>', part, re.DOTALL)
    assert block is not None
    return markup.unescape(re.sub(r"<[^>]+>", "", block[1]))


def test_the_original_is_shown_exactly_as_it_came(desk: Desk) -> None:
    text = "  Hi  there,\n\n\tI pay <b>cash</b> & want “this” — מה המחיר? 🙂\n   ok"
    lead = factories.lead(desk.workspace, text=text)
    factories.item(lead)
    html = shown(desk, lead)
    assert original_text(html) == text
    assert "<b>cash" not in html


def test_evidence_is_marked_in_the_original_and_tied_to_its_statement(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    summary_of(lead)
    html = shown(desk, lead)
    mark = re.search(r'<a class="evidence"[^>]*data-evidence="([^"]+)"[^>]*>([^<]+)</a>', html)
    assert mark is not None
    assert mark[2] == QUOTE
    assert f'data-line="{mark[1]}"' in html
    assert original_text(html) == factories.MESSAGE


def test_overlapping_findings_and_evidence_leave_the_text_whole(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    summary_of(lead, "about 6 square metres, and we hope")
    factories.finding(lead.last_inbound, "metres, and we hope to start in March")
    factories.finding(lead.last_inbound, "hope", severity="info", why="Hope.")
    assert original_text(shown(desk, lead)) == factories.MESSAGE


def test_outputs_say_that_ai_wrote_them_with_what_and_when(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    summary_of(lead)
    text = re.sub(r"\s+", " ", shown(desk, lead))
    part = text.split("part-summary", 1)[1]
    assert '<span class="chip ai">AI</span>' in part
    assert "builtin (rules-1)" in part
    assert "v1" in part
    assert "confidence 90 %" in part


def test_a_lead_for_a_person_first_shows_why_and_no_ai_text(desk: Desk) -> None:
    lead = factories.lead(
        desk.workspace, text="I am furious. You broke my sink.", person_first=True
    )
    factories.item(lead, reason="person_first")
    factories.finding(lead.last_inbound, "I am furious")
    html = shown(desk, lead)
    assert "A person first" in html
    assert re.search(r"<q>I am furious</q>\s*The prospect is angry", html)
    assert "Release to AI" in html
    assert 'class="part ' not in html


def test_the_original_downloads_byte_for_byte_as_a_file(desk: Desk, other_desk: Desk) -> None:
    lead = factories.lead(desk.workspace, text="<script>alert(1)</script>")
    record = lead.last_inbound.source_record  # type: ignore[union-attr]
    response = desk.client(desk.auditor).get(f"/originals/{record.id}/")
    assert response.content == bytes(record.body)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert record.sha256 in shown(desk, lead)
    other = other_desk.client(other_desk.owner)
    assert other.get(f"/originals/{record.id}/").status_code == 404


def test_a_lead_of_another_workspace_does_not_exist(desk: Desk, other_desk: Desk) -> None:
    lead = factories.lead(other_desk.workspace)
    for address in (f"/leads/{lead.id}/", f"/leads/{lead.id}/history/"):
        assert desk.client(desk.owner).get(address).status_code == 404


def test_an_auditor_reads_and_cannot_decide(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    item = factories.item(lead)
    html = shown(desk, lead, desk.auditor)
    assert 'id="reply-form"' not in html
    assert "/release/" not in html
    response = desk.client(desk.auditor).post(f"/items/{item.id}/decide/", {"kind": "send"})
    assert response.status_code == 403
    assert "Your role may not decide on leads" in response.content.decode()


def test_a_stranger_is_sent_to_sign_in(desk: Desk) -> None:
    from django.test import Client

    lead = factories.lead(desk.workspace)
    response = Client().get(f"/leads/{lead.id}/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/leads/")


def test_a_task_that_ai_suggested_is_taken_over_or_dismissed(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    body = {"title": "Call Maria", "detail": "", "due_in_minutes": 60, "confidence": 0.8}
    output = factories.output(lead, "task", body)
    task = Task.objects.create(
        workspace=desk.workspace,
        created_at=output.created_at,
        lead=lead,
        title="Call Maria",
        author="ai",
        output=output,
    )
    client = desk.client(desk.reviewer)
    assert "Take it over" in shown(desk, lead)
    client.post(f"/leads/{lead.id}/tasks/{task.id}/accept/")
    task.refresh_from_db()
    assert task.owner == desk.reviewer
    again = client.post(f"/leads/{lead.id}/tasks/{task.id}/accept/")
    assert again.status_code == 409
    assert "settled already" in again.content.decode()
    assert client.post(f"/leads/{lead.id}/tasks/{task.id}/destroy/").status_code == 404


def test_the_page_costs_the_same_queries_however_long_the_thread(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    summary_of(lead)
    factories.draft(lead, "Hello Maria,\n\nThank you for your message.")
    client = desk.client(desk.reviewer, htmx=True)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"/leads/{lead.id}/").status_code == 200
        return len(caught)

    queries()
    short = queries()
    for number in range(12):
        factories.message(lead, f"Answer {number}", author="person", member=desk.reviewer)
        factories.draft(lead, f"Hello {number}", member=desk.manager)
        factories.lead(desk.workspace, source=lead.source, contact=lead.contact)
    assert queries() <= short + 1
    assert short <= 45
