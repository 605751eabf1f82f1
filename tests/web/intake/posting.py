"""Posting to a source's address as forms and programs do."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from handrail.store.models import Source

FIELDS = {
    "name": "Maria López",
    "email": "maria@example.com",
    "phone": "+1 555 010 2030",
    "message": "What would a new bathroom cost?",
    "page": "https://cedar.example/bathrooms",
    "landing_page": "https://cedar.example/?utm_source=google",
    "referrer": "https://www.google.com/",
    "utm_source": "google",
    "gclid": "abc123",
}
FORM = "application/x-www-form-urlencoded"


def post(client: Client, source: Source, given: Any = None, **extra: Any) -> HttpResponse:
    body = json.dumps(FIELDS if given is None else given)
    return client.post(f"/in/{source.key}", body, content_type="application/json", **extra)


def error_of(response: HttpResponse) -> dict[str, Any]:
    found = json.loads(response.content)
    assert set(found) == {"error"}
    assert found["error"]["message"].endswith((".", "?"))
    return dict(found["error"])
