"""The public form: by its link alone, giving nobody away, and keeping nothing that is refused."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests import factories
from tests.web.safe_intake import (
    CARD,
    CLIENT,
    GOOD,
    PASSWORD,
    PRIVATE,
    STRANGER,
    answered,
    everything_kept,
    public_link,
)

from handrail.store.models import AuditEvent, Member, Role, SafeIntake, SafeIntakeLink
from handrail.web.intake.throttle import Throttle
from handrail.web.views import safe_intake_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db: None) -> Member:
    member = factories.member(factories.workspace(name="Cedar & Stone"), Role.OWNER)
    factories.lead(member.workspace, name=CLIENT, email="r@tsoelike-farms.example")
    return member


@pytest.fixture
def link(owner: Member) -> SafeIntakeLink:
    return public_link(owner)


def form_of(link: SafeIntakeLink) -> str:
    return reverse("safe_intake_public", args=[link.key])


def check_of(link: SafeIntakeLink) -> str:
    return reverse("check_safe_intake_public", args=[link.key])


def test_anybody_with_the_link_may_answer(link: SafeIntakeLink) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get(form_of(link))
    html = page.content.decode()
    assert html.count("<textarea") == 11
    assert "Cedar &amp; Stone" in html
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex, nofollow"' in html
    sent = client.post(form_of(link), GOOD)
    row = SafeIntake.objects.get()
    assert sent["Location"] == reverse("safe_intake_sent", args=[link.key, row.receipt])
    assert (row.member, row.state, row.answers) == (None, "new", GOOD)
    thanks = client.get(sent["Location"]).content.decode()
    assert link.promise in thanks
    assert GOOD["lead_source"] in thanks
    assert not client.cookies
    event = AuditEvent.objects.get(action="safe_intake.came")
    assert (event.actor, event.actor_kind) == (None, "public")


def test_the_page_shows_the_name_and_nothing_else_of_the_workspace(
    owner: Member, link: SafeIntakeLink
) -> None:
    html = Client().get(form_of(link)).content.decode()
    for hidden in (owner.user.email, owner.user.name, owner.workspace.slug, CLIENT):
        assert hidden not in html


def test_without_a_link_there_is_nothing(owner: Member, link: SafeIntakeLink) -> None:
    client = Client()
    gone = reverse("safe_intake_public", args=["guessed"])
    for response in (client.get(gone), client.post(gone, GOOD)):
        assert response.status_code == 404
        assert b"Cedar" not in response.content
    SafeIntakeLink.objects.update(is_active=False)
    for response in (client.get(form_of(link)), client.post(form_of(link), GOOD)):
        assert response.status_code == 410
        assert b"Cedar" not in response.content
    check = {"field": "business_risk", "text": CARD}
    assert client.post(check_of(link), check).status_code == 404
    assert not SafeIntake.objects.exists()


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_finds_out_who_is_a_client(
    owner: Member, link: SafeIntakeLink, signed_in: bool
) -> None:
    """Not even from the time that it takes: no contact is read."""
    client = Client()
    if signed_in:
        client.force_login(owner.user)
    unknown = "Qwandile Mbuzana"
    asked = {"field": "business_risk"}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        known = client.post(check_of(link), asked | {"text": f"{CLIENT} waits"})
    other = client.post(check_of(link), asked | {"text": f"{unknown} waits"})
    assert known.content.replace(CLIENT.encode(), b"") == other.content.replace(
        unknown.encode(), b""
    )
    assert not any("store_contact" in one["sql"] for one in queries)
    sent = client.post(form_of(link), GOOD | {"business_risk": f"{CLIENT} waits"})
    assert sent.status_code == 302


def test_members_addresses_are_not_confirmed_either(owner: Member, link: SafeIntakeLink) -> None:
    owner.user.email = "sam@cedar-and-stone.net"
    owner.user.save()
    for address in ("sam@cedar-and-stone.net", "tom@cedar-and-stone.net"):
        asked = {"field": "review_owner", "text": address}
        assert b"Take out the e-mail address" in Client().post(check_of(link), asked).content


def test_the_same_answers_twice_are_kept_once(link: SafeIntakeLink) -> None:
    client, receipt = Client(), str(uuid4())
    first = client.post(form_of(link), GOOD | {"receipt": receipt})
    again = client.post(form_of(link), GOOD | {"receipt": receipt})
    assert first["Location"] == again["Location"]
    assert SafeIntake.objects.count() == 1
    client.post(form_of(link), GOOD | {"receipt": receipt, "business_risk": "Another risk."})
    assert SafeIntake.objects.count() == 2


def test_the_copy_is_shown_for_a_day(owner: Member, link: SafeIntakeLink) -> None:
    old = answered(
        workspace=owner.workspace, created_at=timezone.now() - timedelta(days=1, minutes=1)
    )
    mine = answered(owner)
    elsewhere = answered()
    for row in (old, mine, elsewhere):
        page = Client().get(reverse("safe_intake_sent", args=[link.key, row.receipt]))
        assert page.status_code == 404
        assert GOOD["lead_source"].encode() not in page.content


def test_a_flood_is_held_and_nothing_typed_is_lost(
    link: SafeIntakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_intake_public, "throttle", Throttle(2))
    monkeypatch.setattr(safe_intake_public, "check_throttle", Throttle(2))
    client = Client()
    answers = [client.post(form_of(link), GOOD) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[2]["Retry-After"]) > 0
    assert GOOD["approval_rule"] in answers[2].content.decode()
    asked = {"field": "business_risk", "text": "x"}
    checks = [client.post(check_of(link), asked).status_code for _ in range(3)]
    assert checks == [200, 200, 429]
    assert SafeIntake.objects.count() == 2


def test_what_is_far_too_large_is_not_read(link: SafeIntakeLink) -> None:
    client = Client()
    large = GOOD | {"redacted_example": "word " * 20_000}
    assert client.post(form_of(link), large).status_code == 413
    assert (
        client.post(check_of(link), {"field": "business_risk", "text": "a" * 70_000}).status_code
        == 404
    )
    assert client.post(check_of(link), {"field": "nothing", "text": "a"}).status_code == 404


def test_a_program_that_fills_everything_is_held(link: SafeIntakeLink) -> None:
    response = Client().post(form_of(link), GOOD | {"hr_leave_empty": "buy now"})
    assert response.status_code == 422
    assert GOOD["approval_rule"] in response.content.decode()
    assert not SafeIntake.objects.exists()


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\ud800", "\ufeff 4 hours", "\u202egnitteg"])
def test_odd_characters_break_nothing(link: SafeIntakeLink, text: str) -> None:
    body = {**GOOD, "response_time": text.encode("utf-8", "surrogatepass")}
    assert Client().post(form_of(link), body).status_code in (302, 422)
    asked = {"field": "response_time", "text": body["response_time"]}
    assert Client().post(check_of(link), asked).status_code == 200


def refused_posts(client: Client, form: str, check: str) -> list[Any]:
    """Everything that somebody can do with a text that is refused."""
    given = GOOD | {"business_risk": PRIVATE}
    return [
        client.post(check, {"field": "business_risk", "text": PRIVATE}),
        client.post(form, given),
        client.post(form, given | {"repair": "business_risk:0"}),
        client.post(form, given | {"lead_source": ""}),
        client.post(form, given | {"hr_leave_empty": "x"}),
    ]


@pytest.mark.parametrize("by_link", [True, False])
def test_nothing_refused_is_kept_logged_or_put_into_a_query(
    owner: Member,
    link: SafeIntakeLink,
    by_link: bool,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
) -> None:
    settings.DEBUG = True
    caplog.set_level(logging.DEBUG)
    client = Client()
    form, check = form_of(link), check_of(link)
    if not by_link:
        client.force_login(owner.user)
        form, check = reverse("safe_intake"), reverse("check_safe_intake")
    with CaptureQueriesContext(connection) as queries:
        responses = refused_posts(client, form, check)
        if not by_link:
            named = GOOD | {"business_risk": f"{CLIENT} waits"}
            responses.append(client.post(form, named))
    assert [response.status_code for response in responses[:2]] == [200, 422]
    kept = everything_kept()
    said = "\n".join([caplog.text, *(str(record.args) for record in caplog.records)])
    asked = "\n".join(one["sql"] for one in queries)
    cookies = str(client.cookies)
    for private in (STRANGER, CARD, PASSWORD, PRIVATE):
        for place in (kept, said, asked, cookies):
            assert private not in place
    assert f"{CLIENT} waits" not in kept + said + asked
    assert not SafeIntake.objects.exists()


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("by_link", [True, False])
def test_a_failure_says_where_and_not_what(
    owner: Member,
    link: SafeIntakeLink,
    by_link: bool,
    debug: bool,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    """A library's error may quote what it was given: neither log nor page repeats it."""
    settings.DEBUG = debug
    caplog.set_level(logging.DEBUG)

    def fail(*given: Any, **_: Any) -> None:
        raise ValueError(f"could not read {given!r}")

    monkeypatch.setattr("handrail.web.safe_intake.page.find_refusals", fail)
    monkeypatch.setattr("handrail.pipeline.safe_intake.find_all_refusals", fail)
    client = Client()
    form, check = form_of(link), check_of(link)
    if not by_link:
        client.force_login(owner.user)
        form, check = reverse("safe_intake"), reverse("check_safe_intake")
    for response in refused_posts(client, form, check):
        assert response.status_code == 500
        assert CARD.encode() not in response.content
    said = "\n".join([caplog.text, *(str(record.args) for record in caplog.records)])
    assert "ValueError" in said
    for private in (STRANGER, CARD, PASSWORD):
        assert private not in said + everything_kept()
