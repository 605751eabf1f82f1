"""Bodies read strictly: what is wrong is named, what is right arrives unchanged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.json_form import read_post

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def _fields(body: bytes | str | object, content_type: str = JSON) -> dict[str, str]:
    if not isinstance(body, (bytes, str)):
        body = json.dumps(body)
    raw = body.encode() if isinstance(body, str) else body
    return dict(read_post(raw, content_type).fields)


@pytest.mark.parametrize(
    ("given_", "flat"),
    [
        ({"name": "A", "empty": None}, {"name": "A"}),
        ({"contact": {"email": "a@b.c"}}, {"contact.email": "a@b.c"}),
        ({"tags": ["a", "b", 3]}, {"tags": "a, b, 3"}),
        ({"yes": True, "no": False}, {"yes": "yes", "no": "no"}),
        (
            {
                "field_data": [
                    {"name": "email", "values": ["a@b.c"]},
                    {"name": "x", "values": ["1"]},
                ]
            },
            {"field_data.email": "a@b.c", "field_data.x": "1"},
        ),
        (
            {
                "user_column_data": [
                    {"column_name": "N", "column_id": "FULL_NAME", "string_value": "A"}
                ]
            },
            {"user_column_data.FULL_NAME": "A"},
        ),
        (
            {"q": [{"label": "Size", "value": 3}, {"label": "Size", "value": 4}]},
            {"q.Size": "3", "q.Size.2": "4"},
        ),
        ({"people": [{"name": "A", "age": 3}]}, {"people.0.name": "A", "people.0.age": "3"}),
    ],
)
def test_nested_json_becomes_flat_fields(given_: object, flat: dict[str, str]) -> None:
    assert _fields(given_) == flat


def test_numbers_stay_as_they_were_written() -> None:
    body = '{"phone": 00, "a": 1}'
    with pytest.raises(IntakeError):
        _fields(body)
    assert _fields('{"phone": 491711234567890123456789, "p": 1.50, "e": 1E5}') == {
        "phone": "491711234567890123456789",
        "p": "1.50",
        "e": "1E5",
    }


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"{", JSON, 400, "not_json"),
        (b'{"a": NaN}', JSON, 400, "not_json"),
        (b"[]", JSON, 400, "not_an_object"),
        (b'"text"', JSON, 400, "not_an_object"),
        (b'{"a": 1, "a": 2}', JSON, 400, "duplicate_name"),
        (b'{"x": {"a": 1, "a": 2}}', JSON, 400, "duplicate_name"),
        (b'{"a": "\xff"}', JSON, 400, "not_utf8"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, JSON, 400, "too_deep"),
        (b'{"a":' + b"[" * 200_000, JSON, 400, "too_deep"),
        (b"{}", JSON, 422, "empty"),
        (b'{"a": " "}', JSON, 422, "empty"),
        (b"", JSON, 400, "not_json"),
        (b"", FORM, 422, "empty"),
        (b"a=%ff", FORM, 400, "not_utf8"),
        (b"a=\xff", FORM, 400, "not_utf8"),
        (b"&".join(b"a%d=1" % n for n in range(301)), FORM, 400, "too_many_fields"),
        (b"a=" + b"x" * 1_048_576, FORM, 413, "too_large"),
        (b"<a/>", "text/xml", 415, "unsupported_type"),
        (b"a", "", 415, "unsupported_type"),
        (b"a", "nonsense", 415, "unsupported_type"),
        (b'{"' + b"n" * 201 + b'": 1}', JSON, 400, "name_too_long"),
        (b"x", "multipart/form-data", 400, "not_multipart"),
        (b"x", "multipart/form-data; boundary=b", 400, "not_multipart"),
        (b"--b\r\n\r\nx\r\n--b--", "multipart/form-data; boundary=b", 400, "not_multipart"),
    ],
)
def test_what_is_wrong_is_named(body: bytes, content_type: str, status: int, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read_post(body, content_type)
    assert (caught.value.status, caught.value.code) == (status, code)
    assert caught.value.message.endswith((".", "…"))


def test_an_html_forms_post() -> None:
    body = b"name=J%C3%B6rg&roof=flat&roof=steep&message=one%0D%0Atwo&empty="
    assert _fields(body, f"{FORM}; charset=utf-8") == {
        "name": "Jörg",
        "roof": "flat, steep",
        "message": "one\ntwo",
        "empty": "",
    }


def test_a_multipart_post_with_a_file() -> None:
    body = (
        '--b\r\nContent-Disposition: form-data; name="größe"\r\n\r\n3 m²\r\n'
        '--b\r\nContent-Disposition: form-data; name="roof"\r\n\r\nflat\r\n'
        '--b\r\nContent-Disposition: form-data; name="roof"\r\n\r\nsteep\r\n'
        '--b\r\nContent-Disposition: form-data; name="plan"; filename="plän.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n%PDF\x00\r\n\r\n--b--\r\n"
    ).encode()
    posted = read_post(body, 'multipart/form-data; boundary="b"')
    assert posted.fields == {"größe": "3 m²", "roof": "flat, steep"}
    (plan,) = posted.files
    assert (plan.field, plan.name, plan.size) == ("plan", "plän.pdf", 7)


def test_text_is_made_storable() -> None:
    assert _fields('{"a": "x\\u0000y\\ud800z\\r\\n!"}') == {"a": "xy\ufffdz\n!"}


@given(st.binary(max_size=500), st.sampled_from([JSON, FORM, "multipart/form-data; boundary=b"]))
def test_no_bytes_crash_it(noise: bytes, content_type: str) -> None:
    for body in (noise, b"--b\r\n" + noise + b"\r\n--b--", b'{"a":"' + noise + b'"}'):
        try:
            posted = read_post(body, content_type)
        except IntakeError:
            continue
        assert all(
            "\x00" not in value and value.encode() for value in posted.fields.values() if value
        )
