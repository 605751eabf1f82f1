"""What a person sets for themselves, and what is said when something is not there."""

from __future__ import annotations

import pytest
from django.test import Client
from tests import factories
from tests.web.review.conftest import make_desk

from handrail.store.models import Role


def sign_in(user: object, **options: object) -> Client:
    """A client of this person."""
    client = Client(**options)  # type: ignore[arg-type]
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return client


@pytest.mark.django_db
def test_somebody_in_two_workspaces_acts_in_the_one_chosen() -> None:
    first, second = make_desk(), make_desk()
    person = first.reviewer.user
    factories.member(second.workspace, Role.AUDITOR, user=person)
    second.workspace.name = "Second Business"
    second.workspace.save()
    client = sign_in(person)
    page = client.get("/").content.decode()
    assert "Reviewer in Cedar" in page
    client.post("/workspace/", {"workspace": str(second.workspace.id)})
    assert "Auditor in Second Business" in client.get("/").content.decode()
    stranger = make_desk()
    answer = client.post("/workspace/", {"workspace": str(stranger.workspace.id)})
    assert answer.status_code == 404
    assert "Second Business" in client.get("/").content.decode()


@pytest.mark.django_db
def test_an_ended_membership_ends_at_once() -> None:
    desk = make_desk()
    client = desk.client(desk.reviewer)
    assert client.get("/").status_code == 200
    desk.reviewer.is_active = False
    desk.reviewer.save()
    answer = client.get("/")
    assert answer.status_code == 403
    assert "not a member of any workspace" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_theme_is_kept_on_the_account(theme: str) -> None:
    desk = make_desk()
    desk.client(desk.reviewer).post("/theme/", {"theme": theme})
    assert f'data-theme="{theme}"' in desk.client(desk.reviewer).get("/").content.decode()
    answer = desk.client(desk.reviewer).post("/theme/", {"theme": "<b>"})
    assert answer.status_code == 422


@pytest.mark.django_db
def test_what_is_missing_is_said_as_a_page_and_as_a_notice() -> None:
    desk = make_desk()
    page = desk.client(desk.reviewer).get("/nothing/")
    assert page.status_code == 404
    assert "There is nothing at this address" in page.content.decode()
    notice = desk.client(desk.reviewer, htmx=True).get("/nothing/")
    assert notice["HX-Retarget"] == "#notices"
    assert "<html" not in notice.content.decode()


@pytest.mark.django_db
def test_an_expired_form_says_what_to_do() -> None:
    desk = make_desk()
    client = sign_in(desk.reviewer.user, enforce_csrf_checks=True)
    answer = client.post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


@pytest.mark.django_db
def test_a_crash_is_a_page_without_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    from handrail.web.views import queue

    desk = make_desk()
    client = desk.client(desk.reviewer)
    client.raise_request_exception = False

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(queue, "queue_context", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()
    assert "secret detail" not in answer.content.decode()


@pytest.mark.django_db
def test_every_page_forbids_inline_scripts_and_styles() -> None:
    desk = make_desk()
    lead = factories.lead(desk.workspace)
    factories.item(lead)
    client = desk.client(desk.owner)
    for address in ("/", f"/leads/{lead.id}/", "/sign-offs/", "/accounts/sessions/", "/nothing/"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert "unsafe" not in policy
        html = answer.content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html
        assert "<script>" not in html
