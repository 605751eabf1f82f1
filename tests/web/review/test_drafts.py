"""The editor's two calls: the check as one types, and keeping the draft."""

from __future__ import annotations

import json
import re
from html import unescape

from tests import factories
from tests.web.review.conftest import Desk

from handrail.store.models import DraftRevision

BY_SCRIPT = {"Accept": "application/json"}


def marks(html: str) -> list[dict[str, object]]:
    """The spans that the editor underlines."""
    found = re.search(r'data-marks="([^"]*)"', html)
    assert found is not None
    return json.loads(unescape(found[1]))  # type: ignore[no-any-return]


def test_spans_are_those_of_the_text_as_the_browser_counts(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    text = "Hi 🙂🙂,\n\nit costs 4,200 dollars."
    given = {"subject": "A subject", "text": text.replace("\n", "\r\n")}
    html = desk.client(desk.reviewer).post(f"/leads/{lead.id}/check/", given).content.decode()
    units = text.encode("utf-16-le")
    spans = [units[2 * m["start"] : 2 * m["end"]].decode("utf-16-le") for m in marks(html)]  # type: ignore[operator]
    assert any("4,200" in span for span in spans)
    assert "May sign: " in html


def test_a_promise_in_the_subject_is_found_and_said_to_be_there(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    given = {"subject": "Only 4,200 dollars", "text": "Hello, thank you."}
    html = desk.client(desk.reviewer).post(f"/leads/{lead.id}/check/", given).content.decode()
    assert "in the subject" in html
    assert marks(html) == []


def test_the_owner_is_told_that_the_approval_signs(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    given = {"subject": "", "text": "It costs 4,200 dollars."}
    html = desk.client(desk.owner).post(f"/leads/{lead.id}/check/", given).content.decode()
    assert "Yours to sign" in html
    assert 'data-may="yes"' in html


def test_every_pause_keeps_a_revision_and_an_unchanged_text_makes_none(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    factories.draft(lead, "Hello.")
    client = desk.client(desk.reviewer)
    given = {"subject": "Your enquiry", "text": "Hello!\r\n", "answers": str(lead.last_inbound_id)}
    for _ in range(2):
        answer = client.post(f"/leads/{lead.id}/draft/", given, headers=BY_SCRIPT)
        assert answer.json()["number"] == 2
    last = DraftRevision.objects.latest("number")
    assert (last.text, last.author, last.member) == ("Hello!\n", "ai_edited", desk.reviewer)


def test_a_draft_for_an_older_message_is_refused_with_what_happened(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    older = str(lead.last_inbound_id)
    factories.message(lead, "One more thing.")
    given = {"subject": "", "text": "Typed", "answers": older}
    client = desk.client(desk.reviewer)
    answer = client.post(f"/leads/{lead.id}/draft/", given, headers=BY_SCRIPT)
    assert answer.status_code == 409
    assert "wrote again" in answer.json()["problem"]
    page = client.post(f"/leads/{lead.id}/draft/", given).content.decode()
    assert "Typed</textarea>" in page


def test_an_auditor_saves_nothing(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    given = {"subject": "", "text": "Typed", "answers": str(lead.last_inbound_id)}
    answer = desk.client(desk.auditor).post(f"/leads/{lead.id}/draft/", given)
    assert answer.status_code == 403
    assert not DraftRevision.objects.exists()


def test_an_older_revision_can_be_looked_at_with_its_difference(desk: Desk) -> None:
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    factories.draft(lead, "It is warm.")
    factories.draft(lead, "It is cold.", member=desk.manager)
    client = desk.client(desk.reviewer)
    newest = client.get(f"/leads/{lead.id}/").content.decode()
    assert "<del>warm</del><ins>cold</ins>" in newest
    assert "AI, edited by Priya Nair" in newest
    oldest = client.get(f"/leads/{lead.id}/?revision=1").content.decode()
    assert "It is warm.</textarea>" in oldest
    assert "<del>" not in oldest
