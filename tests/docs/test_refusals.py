"""Every answer in the table of docs/intake.md is given by the endpoint, and no other code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client

from handrail.store.models import DeadLetter, Source
from handrail.web.intake import endpoint
from handrail.web.intake.throttle import Throttle
from tests import factories
from tests.docs.documents import ROOT, read

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
GOOD = '{"name": "Maria", "email": "maria@example.com", "message": "A bathroom, please."}'
Prepare = Callable[[Source, pytest.MonkeyPatch], None]


def documented() -> set[tuple[int, str]]:
    """Status and code of every refusal in the table."""
    rows = re.findall(r"^\| (\d{3}) \| (`.+?) \|", read("docs/intake.md"), re.MULTILINE)
    return {(int(status), code) for status, codes in rows for code in re.findall(r"`(\w+)`", codes)}


def _nested(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


POSTS: dict[str, tuple[str | bytes, str]] = {
    "not_json": ("{", JSON),
    "not_utf8": (b'{"name": "\xff"}', JSON),
    "duplicate_name": ('{"name": "a", "name": "b"}', JSON),
    "too_deep": (_nested(60), JSON),
    "too_many_fields": ("&".join(f"f{n}=1" for n in range(2000)), FORM),
    "name_too_long": (f'{{"{"n" * 2000}": "x"}}', JSON),
    "not_an_object": ("[1]", JSON),
    "not_multipart": ("x", "multipart/form-data; boundary=b"),
    "unsupported_type": ("hello", "text/plain"),
    "empty": ("{}", JSON),
    "nothing_mapped": ('{"page": "https://example.com/"}', JSON),
    "missing": ('{"name": "Maria"}', JSON),
    "no_contact": ('{"message": "A bathroom, please."}', JSON),
    "too_long": (f"name={'M' * 1001}&message=Hello", FORM),
}
"""What is posted to cause a code, where the post alone does."""


def _switched_off(source: Source, _patch: pytest.MonkeyPatch) -> None:
    Source.objects.filter(pk=source.pk).update(is_active=False)


def _with_token(source: Source, _patch: pytest.MonkeyPatch) -> None:
    source.token = "a-token"
    source.save()


def _without_version(source: Source, _patch: pytest.MonkeyPatch) -> None:
    source.playbook.active_version = None
    source.playbook.save()


def _small(_source: Source, patch: pytest.MonkeyPatch) -> None:
    small = settings.ENVIRONMENT.model_copy(update={"max_intake_bytes": 10})
    patch.setattr(settings, "ENVIRONMENT", small)


def _throttled(source: Source, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endpoint, "throttle", Throttle(per_minute=1))
    _post(source, GOOD, JSON)


def _no_database(_source: Source, patch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("no space")

    patch.setattr(endpoint, "accept_post", fail)


STATES: dict[str, Prepare] = {
    "source_inactive": _switched_off,
    "unauthorised": _with_token,
    "no_playbook": _without_version,
    "too_large": _small,
    "too_many": _throttled,
    "not_stored": _no_database,
}
"""What is arranged before a good post, where the installation's state causes the code."""


def _post(source: Source, body: str | bytes, kind: str, **headers: str) -> Any:
    return Client().post(f"/in/{source.key}", body, content_type=kind, headers=headers)


def _refused(code: str, source: Source, patch: pytest.MonkeyPatch) -> HttpResponse:
    if code == "unknown_source":
        return Client().post("/in/nobody", GOOD, content_type=JSON)
    if code == "method_not_allowed":
        return Client().get(f"/in/{source.key}")
    if code == "idempotency_key_too_long":
        return _post(source, GOOD, JSON, **{"Idempotency-Key": "k" * 256})  # type: ignore[no-any-return]
    if code in STATES:
        STATES[code](source, patch)
    body, kind = POSTS.get(code, (GOOD, JSON))
    return _post(source, body, kind)  # type: ignore[no-any-return]


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "code"), sorted(documented()))
def test_the_endpoint_answers_as_documented(
    status: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = factories.source(factories.workspace())
    answer: Any = _refused(code, source, monkeypatch)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    kept = answer.json()["error"].get("kept", False)
    assert DeadLetter.objects.filter(source=source, reason_code=code).exists() is kept


def test_no_code_is_left_out() -> None:
    """Every code that the endpoint's own modules name as a literal is in the table."""
    names = ("core/intake/json_form.py", "core/intake/json_strict.py", "core/intake/flatten.py",
             "core/intake/multipart.py", "core/intake/channels.py", "pipeline/posts.py",
             "web/intake/endpoint.py")  # fmt: skip
    text = "\n".join((ROOT / "src/handrail" / name).read_text(encoding="utf-8") for name in names)
    raised = re.findall(r'\b[45]\d\d,\s*"([a-z_0-9]+)"', text)
    raised += re.findall(r'FieldProblem\(\s*[\w."]+,\s*"([a-z_]+)"', text)
    by_hand_only = {"malformed"}
    assert set(raised) - by_hand_only == {code for _, code in documented()}
