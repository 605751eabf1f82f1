"""Repeats, replies and contacts are recognised, and never wrongly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handrail.core.intake.content import content_key, normal_email, normal_phone
from handrail.core.intake.duplicates import Original, Repeat, Sameness, repeat_of
from handrail.core.intake.threads import KnownLead, ThreadClues, lead_of_thread, message_ids

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIELDS = {"name": "Anna Rot", "email": "anna@example.net", "message": "My roof leaks."}


@pytest.mark.parametrize(
    "same",
    [
        {"email": "ANNA@Example.NET"},
        {"email": "Anna <anna@example.net>"},
        {"message": "  my ROOF\r\n leaks. "},
        {"name": "anna  rot"},
        {"company": " "},
    ],
)
def test_the_same_enquiry_has_the_same_key(same: dict[str, str]) -> None:
    assert content_key("form", {**FIELDS, **same}) == content_key("form", FIELDS)


@pytest.mark.parametrize(
    "other",
    [
        {"email": "ben@example.net"},
        {"message": "My roof leaks!"},
        {"message": "My roof leaks. And the gutter."},
        {"phone": "020 7946 0000"},
        {"budget": "5000"},
    ],
)
def test_any_difference_in_substance_has_another_key(other: dict[str, str]) -> None:
    assert content_key("form", {**FIELDS, **other}) != content_key("form", FIELDS)


def test_values_can_not_slip_from_one_field_into_another() -> None:
    assert content_key("form", {"name": "a", "message": "b"}) != content_key(
        "form", {"name": 'a","message","b', "message": ""}
    )
    assert content_key("form", FIELDS) != content_key("chat", FIELDS)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 20 7946 0000", "+442079460000"),
        ("0044 (0)20 7946-0000", "+442079460000"),
        ("+49 (0) 30 123456", "+4930123456"),
        ("+1 (555) 010-9999 ext. 12", "+15550109999"),
        ("020 7946 0000", "02079460000"),
        ("٠٢٠٧٩٤٦", "0207946"),
        *(("12", ""), ("none", ""), ("", ""), ("9" * 5000, "9" * 320)),
    ],
)
def test_telephone_numbers(text: str, number: str) -> None:
    assert normal_phone(text) == number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Anna@Example.net", "anna@example.net"),
        ("Anna <anna@example.net>", "anna@example.net"),
        ("mailto:anna@example.net", "anna@example.net"),
        ("anna@example.net.", "anna@example.net"),
        *(("anna", ""), ("", ""), ("@", ""), ("a" * 5000 + "@b.cd", "")),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert normal_email(text) == address


def _original(id_: str, **given: object) -> Original:
    settings: dict[str, object] = {"source_id": "s1", "at": NOW, "content_key": "k", **given}
    return Original(id_, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "known", "repeat"),
    [
        ({}, [{}], Sameness.CONTENT),
        ({}, [{"at": NOW - timedelta(days=2)}], Sameness.CONTENT),
        ({}, [{"at": NOW - timedelta(days=2, seconds=1)}], None),
        # Stored first, though its clock was read a moment later.
        ({}, [{"at": NOW + timedelta(milliseconds=40)}], Sameness.CONTENT),
        ({}, [{"content_key": "other"}], None),
        ({}, [], None),
        (
            {"idempotency_key": "i"},
            [{"idempotency_key": "i", "content_key": "x"}],
            "idempotency_key",
        ),
        ({"idempotency_key": "i"}, [{"idempotency_key": "i", "source_id": "s2"}], None),
        ({"idempotency_key": "i"}, [{"idempotency_key": "j"}], None),
        ({"external_id": "<m>"}, [{"external_id": "<m>", "source_id": "s2"}], Sameness.EXTERNAL_ID),
        ({"external_id": "<m>"}, [{"external_id": "<n>"}], None),
    ],
)
def test_a_repeat_is_known_by_its_key_its_id_or_its_content(
    given: dict[str, object], known: list[dict[str, object]], repeat: str | None
) -> None:
    rows = [_original(f"o{number}", **one) for number, one in enumerate(known)]
    found = repeat_of(_original("new", **given), rows, window=timedelta(days=2))
    assert found == (Repeat("o0", Sameness(repeat)) if repeat else None)


def test_a_repeat_is_of_the_first_of_several() -> None:
    rows = [_original("later"), _original("first", at=NOW - timedelta(hours=1))]
    found = repeat_of(_original("new"), rows, window=timedelta(days=2))
    assert found == Repeat("first", Sameness.CONTENT)


LEADS = (
    KnownLead("anna", "anna@example.net", "New roof", NOW - timedelta(days=3)),
    KnownLead("ben", "ben@example.net", "New roof", NOW - timedelta(days=3)),
    KnownLead("old", "anna@example.net", "Old gutter", NOW - timedelta(days=31)),
)


@pytest.mark.parametrize(
    ("clues", "lead"),
    [
        (ThreadClues(token="t1", in_reply_to="<m2>"), "by-token"),
        (ThreadClues(token="unknown", in_reply_to="<m2>"), "by-id-2"),
        (ThreadClues(in_reply_to="<m2>", references="<m1>"), "by-id-2"),
        (ThreadClues(references="<m1> <x> <m2>"), "by-id-2"),
        (ThreadClues(references="<m1> <x>"), "by-id-1"),
        (ThreadClues(in_reply_to="m2"), None),
        (ThreadClues(subject="AW: new ROOF", sender="Anna <anna@example.net>"), "anna"),
        (ThreadClues(subject="New roof", sender="anna@example.net"), None),
        (ThreadClues(subject="Re: New roof", sender="cleo@example.net"), None),
        (ThreadClues(subject="Re: Old gutter", sender="anna@example.net"), None),
        (ThreadClues(subject="Re:", sender="anna@example.net"), None),
        (ThreadClues(), None),
    ],
)
def test_a_reply_joins_its_lead_and_no_other(clues: ThreadClues, lead: str | None) -> None:
    found = lead_of_thread(
        clues,
        by_token={"t1": "by-token"},
        by_message_id={"<m1>": "by-id-1", "<m2>": "by-id-2"},
        candidates=LEADS,
        now=NOW,
    )
    assert found == lead


def test_two_leads_that_would_fit_are_no_answer() -> None:
    twice = (*LEADS, KnownLead("again", "anna@example.net", "Re: New roof", NOW))
    clues = ThreadClues(subject="Re: New roof", sender="anna@example.net")
    assert lead_of_thread(clues, by_token={}, by_message_id={}, candidates=twice, now=NOW) is None


def test_a_long_chain_of_references_keeps_its_newest() -> None:
    chain = [f"<{number}@x>" for number in range(500)]
    assert message_ids(" ".join(chain)) == tuple(chain[-50:])
