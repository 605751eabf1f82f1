"""What an approval covers: every difference in recipient, subject or text makes another digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.delivery.approval import MessageError, approved_bytes, digest

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@given(LINE, LINE, TEXT, LINE, LINE, TEXT)
def test_different_messages_have_different_bytes(
    to: str, subject: str, text: str, to_2: str, subject_2: str, text_2: str
) -> None:
    first, second = (to, subject, text), (to_2, subject_2, text_2)
    same = approved_bytes("form", *first) == approved_bytes("form", *second)
    assert same == (first == second)


def test_the_bytes_are_readable_and_the_digest_is_stable() -> None:
    exact = approved_bytes("email", "a@example.net", "Re: Dach", "Grüße\r\nAnna")
    assert exact.decode() == (
        "Approved-Message: 1\nChannel: email\nTo: a@example.net\nSubject: Re: Dach\n\nGrüße\nAnna"
    )
    assert digest(exact) == "bc7bb6ea384665bd7b24576963aed8e12ba87a3f3c8bdbde54fc73065717386d"


def test_the_line_ends_of_browsers_and_editors_are_the_same_message() -> None:
    assert approved_bytes("form", "a", "s", "1\r\n2\r3") == approved_bytes(
        "form", "a", "s", "1\n2\n3"
    )


def test_the_channel_is_part_of_it() -> None:
    assert approved_bytes("form", "a", "s", "t") != approved_bytes("call", "a", "s", "t")


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\u2028", "\x85", "\x0b"])
@pytest.mark.parametrize("place", ["to", "subject"])
def test_a_line_end_in_recipient_or_subject_is_refused(place: str, break_: str) -> None:
    given_ = {"to": "a", "subject": "s", place: f"x{break_}Subject: y"}
    with pytest.raises(MessageError, match="more than one line"):
        approved_bytes("form", text="t", **given_)


def test_half_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(MessageError, match="position 3"):
        approved_bytes("form", "a", "s", "ab\ud800c")
