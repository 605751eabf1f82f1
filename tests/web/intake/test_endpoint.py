"""`POST /in/<source key>` through HTTP: what is taken, what is refused, nothing is lost."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories

from handrail.store.models import DeadLetter, Lead, Message, Source, SourceRecord
from handrail.web.intake import endpoint
from handrail.web.intake.honeypot import FIELD
from handrail.web.intake.throttle import Throttle

pytestmark = pytest.mark.django_db

FIELDS = {
    "name": "Maria López",
    "email": "maria@example.com",
    "phone": "+1 555 010 2030",
    "message": "What would a new bathroom cost?",
    "page": "https://cedar.example/bathrooms",
    "referrer": "https://www.google.com/",
    "utm_source": "google",
    "gclid": "abc123",
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def source() -> Source:
    return factories.source(factories.workspace())


@pytest.fixture
def outside() -> Client:
    """Somebody who never signed in and has no CSRF token."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def post(client: Client, source: Source, given: Any = None, **extra: Any) -> HttpResponse:
    body = json.dumps(FIELDS if given is None else given)
    return client.post(f"/in/{source.key}", body, content_type="application/json", **extra)


def error_of(response: HttpResponse) -> dict[str, Any]:
    found = json.loads(response.content)
    assert set(found) == {"error"}
    assert found["error"]["message"].endswith((".", "?"))
    return dict(found["error"])


def test_json_becomes_a_lead(outside: Client, source: Source) -> None:
    response = post(outside, source)
    assert response.status_code == 202
    answer = response.json()
    assert answer["duplicate"] is False
    lead = Lead.objects.get(pk=UUID(answer["lead"]))
    assert lead.workspace_id == source.workspace_id
    assert lead.contact.name == "Maria López"
    assert lead.fields["message"] == FIELDS["message"]
    assert lead.context["utm"] == {"source": "google"}
    assert lead.context["click_ids"] == {"gclid": "abc123"}
    assert lead.context["page"] == FIELDS["page"]


def test_the_original_is_kept_byte_for_byte(outside: Client, source: Source) -> None:
    body = b'{ "message" : "Bad\\u00adezimmer", "email":"a@b.example" }\n'
    outside.post(f"/in/{source.key}", body, content_type="application/json")
    assert bytes(SourceRecord.objects.get().body) == body


@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data"])
def test_a_form_post_becomes_a_lead(outside: Client, source: Source, content_type: str) -> None:
    if content_type == FORM:
        response = outside.post(f"/in/{source.key}", urlencode(FIELDS), content_type=FORM)
    else:
        response = outside.post(f"/in/{source.key}", FIELDS)
    assert response.status_code == 202
    assert Lead.objects.get(pk=response.json()["lead"]).fields["name"] == "Maria López"


def test_no_session_and_no_cookie_is_made(outside: Client, source: Source) -> None:
    response = post(outside, source)
    assert not response.cookies
    assert "Set-Cookie" not in response


def test_the_same_key_twice_is_one_lead(outside: Client, source: Source) -> None:
    first = post(outside, source, headers={"Idempotency-Key": "k-1"}).json()
    again = post(outside, source, headers={"Idempotency-Key": "k-1"})
    assert again.status_code == 202
    assert again.json() == {"lead": first["lead"], "duplicate": True}
    assert Lead.objects.count() == 1


def test_the_same_content_twice_is_one_lead(outside: Client, source: Source) -> None:
    first = post(outside, source).json()
    assert post(outside, source).json() == {"lead": first["lead"], "duplicate": True}


def test_another_key_is_another_lead(outside: Client, source: Source) -> None:
    post(outside, source, headers={"Idempotency-Key": "k-1"})
    post(outside, source, headers={"Idempotency-Key": "k-2"})
    assert Lead.objects.count() == 2


def test_an_overlong_key_is_refused_before_anything_is_kept(
    outside: Client, source: Source
) -> None:
    response = post(outside, source, headers={"Idempotency-Key": "k" * 256})
    assert response.status_code == 400
    assert error_of(response)["field"] == "Idempotency-Key"
    assert not Lead.objects.exists()


def test_an_unknown_address_is_404(outside: Client) -> None:
    response = outside.post("/in/nothing-here", "{}", content_type="application/json")
    assert response.status_code == 404
    assert error_of(response)["code"] == "unknown_source"


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head"])
def test_other_methods_are_405(outside: Client, source: Source, method: str) -> None:
    response = getattr(outside, method)(f"/in/{source.key}")
    assert response.status_code == 405
    assert response["Allow"] == "POST, OPTIONS"


@pytest.mark.parametrize(
    ("body", "content_type", "statuses"),
    [
        (b"{not json", "application/json", {400}),
        (b'["a list"]', "application/json", {400, 422}),
        (b"{}", "application/json", {422}),
        (b'{"message": "  "}', "application/json", {422}),
        (b"\xff\xfe\x00", "application/json", {400}),
        (b"name=%FF%FE", FORM, {400}),
        (b"<xml/>", "text/xml", {415}),
        (b"", "application/json", {400, 415, 422}),
        (b"--x\r\n", "multipart/form-data", {400}),
    ],
)
def test_malformed_input_is_a_precise_4xx(
    outside: Client, source: Source, body: bytes, content_type: str, statuses: set[int]
) -> None:
    response = outside.generic("POST", f"/in/{source.key}", body, content_type=content_type)
    assert response.status_code in statuses, response.content
    assert error_of(response)["code"]
    assert not Lead.objects.exists()


def test_what_may_be_a_lead_is_kept_for_a_person(outside: Client, source: Source) -> None:
    body = b'{"name": "Maria", "message": "please call me back",}'
    response = outside.post(f"/in/{source.key}", body, content_type="application/json")
    assert response.status_code == 400
    assert error_of(response)["kept"] is True
    kept = DeadLetter.objects.get()
    assert bytes(kept.body) == body
    assert kept.source == source


def test_too_large_is_413_and_its_beginning_is_kept(
    outside: Client, source: Source, settings: Any
) -> None:
    limit = settings.ENVIRONMENT.max_intake_bytes
    body = json.dumps({"message": "x" * limit}).encode()
    response = outside.post(f"/in/{source.key}", body, content_type="application/json")
    assert response.status_code == 413
    assert f"{limit:,}" in error_of(response)["message"]
    assert bytes(DeadLetter.objects.get().body) == body[:limit]


def test_a_source_with_a_token_takes_only_posts_that_carry_it(outside: Client) -> None:
    source = factories.source(factories.workspace(), "crm", token="s3cret-token")
    assert post(outside, source).status_code == 401
    wrong = post(outside, source, headers={"Authorization": "Bearer s3cret-tokem"})
    assert wrong.status_code == 401
    assert wrong["WWW-Authenticate"].startswith("Bearer")
    assert "Authorization: Bearer" in error_of(wrong)["message"]
    assert "s3cret" not in wrong.content.decode()
    assert not Lead.objects.exists()
    right = post(outside, source, headers={"Authorization": "bearer s3cret-token"})
    assert right.status_code == 202


def test_unauthorised_input_is_kept_for_a_person(outside: Client) -> None:
    source = factories.source(factories.workspace(), "crm", token="s3cret-token")
    post(outside, source)
    assert DeadLetter.objects.get().reason_code == "unauthorised"


def test_a_source_that_is_off_answers_410_and_keeps_what_came(
    outside: Client, source: Source
) -> None:
    source.is_active = False
    source.save()
    response = post(outside, source)
    assert response.status_code == 410
    assert error_of(response)["kept"] is True
    assert json.loads(bytes(DeadLetter.objects.get().body)) == FIELDS


def test_a_flood_waits_and_is_told_how_long(
    outside: Client, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "throttle", Throttle(per_minute=2))
    answers = [post(outside, source, {**FIELDS, "message": str(i)}) for i in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert error_of(answers[2])["code"] == "too_many"


def test_a_database_that_does_not_answer_is_never_an_acceptance(
    outside: Client, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(endpoint, "accept_post", broken)
    response = post(outside, source)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "disk" not in response.content.decode()


def test_a_filled_honeypot_is_held_for_a_person(outside: Client, source: Source) -> None:
    given = urlencode({**FIELDS, FIELD: "https://spam.example"})
    response = outside.post(f"/in/{source.key}", given, content_type=FORM)
    assert response.status_code == 202
    assert response.json() == {"lead": None, "duplicate": False, "held": True}
    assert DeadLetter.objects.get().reason_code == "honeypot"
    assert not Lead.objects.exists()


def test_an_empty_honeypot_is_nothing(outside: Client, source: Source) -> None:
    given = urlencode({**FIELDS, FIELD: ""})
    response = outside.post(f"/in/{source.key}", given, content_type=FORM)
    assert response.status_code == 202
    assert FIELD not in Lead.objects.get(pk=response.json()["lead"]).fields


class TestBrowsers:
    """A plain form post is answered for a person."""

    def send(self, client: Client, source: Source, given: Any = None) -> HttpResponse:
        return client.post(
            f"/in/{source.key}",
            urlencode(FIELDS if given is None else given),
            content_type=FORM,
            headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
        )

    def test_a_thank_you_page(self, outside: Client, source: Source) -> None:
        response = self.send(outside, source)
        assert response.status_code == 202
        assert "Thank you" in response.content.decode()
        assert Lead.objects.count() == 1

    def test_the_sites_own_thank_you_page(self, outside: Client, source: Source) -> None:
        source.settings = {"thank_you_url": "https://cedar.example/thanks"}
        source.save()
        response = self.send(outside, source)
        assert response.status_code == 303
        assert response["Location"] == "https://cedar.example/thanks"

    @pytest.mark.parametrize("name", ["thank_you_url", "redirect", "next", "_next", "url"])
    def test_nothing_posted_chooses_where_the_browser_goes(
        self, outside: Client, source: Source, name: str
    ) -> None:
        response = self.send(outside, source, {**FIELDS, name: "https://evil.example/"})
        assert "Location" not in response

    def test_a_stored_address_that_is_no_web_address_is_not_followed(
        self, outside: Client, source: Source
    ) -> None:
        source.settings = {"thank_you_url": "javascript:alert(1)"}
        source.save()
        assert self.send(outside, source).status_code == 202

    def test_a_refusal_is_a_page_that_escapes_what_came(
        self, outside: Client, source: Source
    ) -> None:
        source.is_active = False
        source.save()
        response = self.send(outside, source, {"message": "<script>alert(1)</script>"})
        assert response.status_code == 410
        assert response["Content-Type"].startswith("text/html")
        assert "<script" not in response.content.decode()

    def test_json_from_a_browser_stays_json(self, outside: Client, source: Source) -> None:
        response = post(outside, source, headers={"Accept": "text/html"})
        assert response["Content-Type"] == "application/json"


class TestOtherOrigins:
    """Scripts of any site may post, without cookies."""

    def test_preflight(self, outside: Client, source: Source) -> None:
        response = outside.options(
            f"/in/{source.key}",
            headers={
                "Origin": "https://cedar.example",
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type, idempotency-key",
            },
        )
        assert response.status_code == 204
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "POST" in response["Access-Control-Allow-Methods"]
        allowed = response["Access-Control-Allow-Headers"].lower()
        assert {"content-type", "idempotency-key", "authorization"} <= set(allowed.split(", "))

    def test_credentials_are_never_asked_for(self, outside: Client, source: Source) -> None:
        assert "Access-Control-Allow-Credentials" not in post(outside, source)

    def test_refusals_can_be_read_as_well(self, outside: Client, source: Source) -> None:
        response = post(outside, source, {})
        assert response.status_code == 422
        assert response["Access-Control-Allow-Origin"] == "*"


def test_markup_stays_text(outside: Client, source: Source) -> None:
    post(outside, source, {"email": "a@b.example", "message": "<b>Hi</b> {{ 7*7 }}"})
    assert Message.objects.get().text == "<b>Hi</b> {{ 7*7 }}"


def test_a_refusal_costs_few_queries(outside: Client, source: Source) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        outside.post("/in/nothing", "{}", content_type="application/json")
    assert len(queries) <= 1
