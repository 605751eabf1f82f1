"""`POST /in/<source key>` through HTTP: what is taken, what is refused, nothing is lost."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import factories
from tests.web.intake.posting import FIELDS, FORM, error_of, post

from handrail.pipeline.screening import screen_lead
from handrail.store.models import (
    DeadLetter,
    Lead,
    Message,
    ReviewItem,
    Source,
    SourceRecord,
    Step,
)
from handrail.web.intake import endpoint, kept
from handrail.web.intake.honeypot import FIELD
from handrail.web.intake.throttle import Throttle

pytestmark = pytest.mark.django_db


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
    assert lead.context["landing_page"] == FIELDS["landing_page"]


def test_the_original_is_kept_byte_for_byte(outside: Client, source: Source) -> None:
    body = b'{ "message" : "Bad\\u00adezimmer", "email":"a@b.example" }\n'
    outside.post(f"/in/{source.key}", body, content_type="application/json")
    assert bytes(SourceRecord.objects.get().body) == body


@pytest.mark.parametrize("detail", [{"phone": "n/a"}, {"email": "maria at home"}])
def test_a_mistyped_detail_turns_no_enquiry_away(
    outside: Client, source: Source, detail: dict[str, str]
) -> None:
    response = post(outside, source, {"name": "Maria", "message": "A bathroom?", **detail})
    assert response.status_code == 202
    assert Lead.objects.get().fields | detail == Lead.objects.get().fields


def test_a_message_of_unmapped_fields_waits_for_a_person(outside: Client, source: Source) -> None:
    asked = {"email": "maria@example.com", "Which room?": "bathroom", "Notes for us": "in May"}
    assert post(outside, source, asked).status_code == 202
    screen_lead(Step.objects.get(kind="screen"), timezone.now())
    lead = Lead.objects.get()
    assert lead.messages.get().text == "Which room?: bathroom\nNotes for us: in May"
    assert lead.person_first
    assert not Step.objects.filter(kind="prepare").exists()
    assert "unmapped fields" in ReviewItem.objects.get().reason_text


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


def test_who_may_not_post_cannot_fill_the_disk(
    outside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "throttle", Throttle(per_minute=3))
    source = factories.source(factories.workspace(), "crm", token="s3cret-token")
    answers = [post(outside, source).status_code for _ in range(5)]
    assert answers == [401, 401, 401, 429, 429]
    assert DeadLetter.objects.count() == 3


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


def test_markup_stays_text(outside: Client, source: Source) -> None:
    post(outside, source, {"email": "a@b.example", "message": "<b>Hi</b> {{ 7*7 }}"})
    assert Message.objects.get().text == "<b>Hi</b> {{ 7*7 }}"


def test_a_refusal_costs_few_queries(outside: Client, source: Source) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        outside.post("/in/nothing", "{}", content_type="application/json")
    assert len(queries) <= 1
