"""Whatever a form calls its fields, they arrive under the standard names, or stay visible."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.intake.channels import CHANNEL_FIELDS, problems, standard_names
from handrail.core.intake.json_form import read_post
from handrail.core.intake.mapping import map_fields, normal_name, suggest
from handrail.core.leads import Channel

PAYLOADS = Path(__file__).resolve().parents[4] / "shared" / "payloads"


@pytest.mark.parametrize(
    ("incoming", "standard"),
    [
        *(("name", "name"), ("fullName", "name"), ("Your Name", "name"), ("your-name", "name")),
        *(("Vor- und Nachname", "name"), ("nombre", "name"), ("NAME", "name")),
        *(("e-mail", "email"), ("Work Email", "email"), ("contact.email", "email")),
        *(("fields[email]", "email"), ("form_fields[your_email]", "email"), ("Correo", "email")),
        *(("tel", "phone"), ("Mobile Phone", "phone"), ("Telefonnummer", "phone")),
        *(("companyName", "company"), ("Firma", "company"), ("Empresa", "company")),
        *(("comments", "message"), ("How can we help?", "message"), ("Nachricht", "message")),
        *(("utm_source", "utm_source"), ("utmSource", "utm_source"), ("gclid", "click:gclid")),
        *(("landing_page_url", "landing_page"), ("referer", "referrer"), ("Betreff", "subject")),
        *(("budget", ""), ("payload.name", ""), ("definition.title", ""), ("id", "")),
    ],
)
def test_common_names_are_understood(incoming: str, standard: str) -> None:
    assert suggest(incoming) == standard


def test_fields_context_and_the_rest_are_told_apart() -> None:
    mapped = map_fields(
        {
            "first_name": "Anna",
            "last_name": "Rot",
            "email": " a@b.cd ",
            "message": "Hi",
            "empty": " ",
            "budget": "5000",
            "page": "https://example.org/roof?utm_source=news&utm_medium=mail&gclid=X1&utm_term=",
            "referrer": "https://search.example",
            "utm_source": "form",
            "fbclid": "F1",
        }
    )
    assert mapped.fields == {"name": "Anna Rot", "email": "a@b.cd", "message": "Hi"}
    assert mapped.unmapped == {"budget": "5000"}
    assert mapped.context.utm == {"source": "form", "medium": "mail"}
    assert mapped.context.click_ids == {"fbclid": "F1", "gclid": "X1"}
    assert mapped.context_dict == {
        "page": mapped.context.page,
        "referrer": "https://search.example",
        "utm": {"source": "form", "medium": "mail"},
        "click_ids": {"fbclid": "F1", "gclid": "X1"},
    }


def test_the_sources_own_mapping_comes_first() -> None:
    mapped = map_fields(
        {"Comments": "our words", "message": "theirs", "Roof type": "flat", "tracking": "x"},
        {"comments": "message", "roof-type": "roof_type", "Tracking": "-"},
    )
    assert mapped.fields == {"message": "our words", "roof_type": "flat"}
    assert mapped.unmapped == {"message": "theirs"}


def test_several_questions_that_are_mapped_to_the_message_make_one_together() -> None:
    asked = {"email": "a@b.example", "Which service?": "A bathroom", "When?": "May", "Colour": "7"}
    mapping = {"Which service?": "message", "When?": "message"}
    mapped = map_fields(asked, mapping)
    assert mapped.fields["message"] == "Which service?: A bathroom\nWhen?: May"
    assert mapped.unmapped == {"Colour": "7"}
    one = map_fields(asked, {"When?": "message"})
    assert one.fields["message"] == "May"


def test_a_full_name_is_not_overwritten_by_its_parts() -> None:
    assert map_fields({"name": "Anna Rot", "first_name": "A"}).fields == {"name": "Anna Rot"}


def test_the_exact_name_wins_over_a_synonym_wherever_it_stands() -> None:
    mapped = map_fields({"comments": "two", "message": "one", "notes": "three"})
    assert mapped.fields == {"message": "one"}
    assert mapped.unmapped == {"comments": "two", "notes": "three"}


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=10))
def test_nothing_is_lost_and_only_standard_names_come_out(given_: dict[str, str]) -> None:
    mapped = map_fields(given_)
    assert set(mapped.fields) <= standard_names()
    everything = json.dumps([dict(mapped.fields), mapped.context_dict, dict(mapped.unmapped)])
    for value in given_.values():
        if value.strip():
            assert json.dumps(value.strip())[1:-1] in everything


@pytest.mark.parametrize(
    "name", ["yourName", "Your name", "your-name", "your__name", " your name "]
)
def test_ways_to_write_a_name_are_one(name: str) -> None:
    assert normal_name(name) == "your_name"


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        ("google_ads_lead_form", {"name": "FirstName LastName", "email": "work-test@example.com"}),
        ("meta_lead_retrieve", {"name": "Joe Example", "email": "joe@example.com"}),
        ("webflow_form_submission", {"name": "Zaphod Beeblebrox", "phone": "15550000000"}),
        ("gohighlevel_ContactCreate", {"name": "John Deo", "email": "john@example.com"}),
        ("crisp_message_send", {"message": "Hey :)"}),
    ],
)
def test_platforms_own_formats_are_understood(file: str, fields: dict[str, str]) -> None:
    path = PAYLOADS / f"{file}.json"
    if not path.exists():
        pytest.skip(f"the recorded format {path.name} is not on this machine")
    mapped = map_fields(read_post(path.read_bytes(), "application/json").fields)
    assert fields.items() <= mapped.fields.items()


def test_every_channel_has_fields_of_its_own() -> None:
    assert set(CHANNEL_FIELDS) == set(Channel)
    for fields in CHANNEL_FIELDS.values():
        names = [field.name for field in fields]
        assert len(names) == len(set(names))
        assert "message" in names


@pytest.mark.parametrize(
    ("channel", "fields", "codes"),
    [
        ("form", {"email": "a@b.cd", "message": "x"}, []),
        ("form", {"phone": "+44 20 7946 0000", "message": "x"}, []),
        ("form", {"message": "x"}, ["no_contact"]),
        ("form", {"name": "A"}, ["missing"]),
        ("form", {"email": "a@b@c", "message": "x"}, ["malformed"]),
        ("form", {"email": "A <a@b.cd>", "message": "x"}, ["malformed"]),
        ("call", {"phone": "12", "message": "x"}, ["malformed"]),
        ("call", {"phone": "020 7946 0000", "message": "x", "called_at": "noon"}, ["malformed"]),
        ("call", {"phone": "020 7946 0000", "message": "x", "called_at": "2026-03-31 14:30"}, []),
        ("crm", {"name": "A", "message": "x", "record_url": "javascript:x"}, ["malformed"]),
        ("ad", {"email": "a@b.cd"}, []),
        ("email", {"name": "A", "message": "x"}, ["missing"]),
        ("form", {"name": "x" * 1001, "message": "x"}, ["too_long"]),
    ],
)
def test_what_is_wrong_with_a_lead_is_named(
    channel: str, fields: dict[str, str], codes: list[str]
) -> None:
    assert [problem.code for problem in problems(channel, fields)] == codes
