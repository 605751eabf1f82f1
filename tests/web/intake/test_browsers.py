"""Plain form posts are answered for a person, and scripts of any site may post."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.web.intake.posting import FIELDS, FORM, post

from handrail.store.models import Lead, Source

pytestmark = pytest.mark.django_db


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
