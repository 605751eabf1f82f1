"""The exact bytes of a reply: safe, deterministic, and read back as what was approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.core.delivery.addresses import token_in, wire_address, with_token
from handrail.core.delivery.message import (
    MessageError,
    ReplyMail,
    carries_approved,
    compose,
    message_id_for,
    reply_subject,
)

MAIL = ReplyMail(
    from_address="sales@example.org",
    from_name="Dach & Söhne",
    to="anna@example.net",
    subject="Re: Größe",
    text="Guten Tag\n\nGrüße",
    message_id="<d1@example.org>",
    date=datetime(2026, 3, 1, 12, tzinfo=UTC),
    in_reply_to="<q@example.net>",
    references="<a@example.net>",
    reply_to="sales+0123456789abcdef0123@example.org",
)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=3000)


def _read(raw: bytes):  # type: ignore[no-untyped-def]
    return message_from_bytes(raw, policy=policy.default)


@settings(max_examples=300)
@given(subject=LINE, text=TEXT, name=LINE)
def test_whatever_was_approved_is_what_is_read(subject: str, text: str, name: str) -> None:
    raw = compose(replace(MAIL, subject=subject, text=text, from_name=name))
    assert carries_approved(raw, to=MAIL.to, subject=subject, text=text)
    assert raw == compose(replace(MAIL, subject=subject, text=text, from_name=name))
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw.replace(b"\r\n", b"").count(b"\n") == raw.replace(b"\r\n", b"").count(b"\r") == 0
    assert str(_read(raw)["from"].addresses[0].addr_spec) == MAIL.from_address


def test_the_headers_put_it_into_its_thread() -> None:
    message = _read(compose(MAIL))
    assert message["Message-ID"] == "<d1@example.org>"
    assert message["In-Reply-To"] == "<q@example.net>"
    assert message["References"].split() == ["<a@example.net>", "<q@example.net>"]
    assert message["Reply-To"] == "sales+0123456789abcdef0123@example.org"
    assert message["From"].addresses[0].display_name == "Dach & Söhne"
    assert message["Date"].datetime == MAIL.date
    assert message.get_content_type() == "text/plain"


def test_a_first_mail_has_no_thread() -> None:
    message = _read(compose(replace(MAIL, in_reply_to="", references="", reply_to="")))
    assert not {"In-Reply-To", "References", "Reply-To"} & set(message.keys())


def test_a_long_chain_keeps_its_root_and_its_newest() -> None:
    chain = [f"<{number}@example.net>" for number in range(500)]
    message = _read(compose(replace(MAIL, references=" ".join(chain))))
    assert message["References"].split() == [chain[0], *chain[-18:], "<q@example.net>"]


@pytest.mark.parametrize("bad", ["a\nBcc: x@y.z", "a\r\nBcc: x@y.z", "a\rb", "a\x00b", "a\u2028b"])
@pytest.mark.parametrize("place", ["subject", "from_name", "to", "from_address", "reply_to"])
def test_no_header_can_be_smuggled_in(place: str, bad: str) -> None:
    value = f"{bad}@example.org" if place in ("to", "from_address", "reply_to") else bad
    with pytest.raises(MessageError):
        compose(replace(MAIL, **{place: value}))


def test_a_thread_header_takes_message_ids_only() -> None:
    raw = compose(
        replace(MAIL, in_reply_to="<q@x.org>\r\nBcc: x@y.z", references="junk\r\nCc: <a@b>\r\n")
    )
    message = _read(raw)
    assert not message["Bcc"]
    assert not message["Cc"]
    assert message["References"].split() == ["<a@b>", "<q@x.org>"]


@pytest.mark.parametrize(
    "message_id", ["", "d1@example.org", "<a b@c>", "<a@b>\r\nX: y", "<" + "a" * 300 + ">"]
)
def test_a_message_id_has_its_form(message_id: str) -> None:
    with pytest.raises(MessageError):
        compose(replace(MAIL, message_id=message_id))


def test_a_date_without_its_zone_is_refused() -> None:
    with pytest.raises(MessageError, match="time zone"):
        compose(replace(MAIL, date=datetime(2026, 3, 1)))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"To: anna@", b"To: eve@"),
        (b"To: anna@example.net", b"To: anna@example.net, eve@example.net"),
        (b"MIME-Version", b"Cc: eve@example.net\r\nMIME-Version"),
        (b"MIME-Version", b"Bcc: eve@example.net\r\nMIME-Version"),
        (b"MIME-Version", b"To: eve@example.net\r\nMIME-Version"),
        (b"Guten", b"Gute "),
        (b"Subject: =?utf-8", b"Subject: X =?utf-8"),
        (b"MIME-Version", b"Subject: another\r\nMIME-Version"),
        (b"text/plain", b"text/html"),
        (b"text/plain", b"multipart/mixed"),
    ],
)
def test_other_bytes_do_not_carry_what_was_approved(old: bytes, new: bytes) -> None:
    raw = compose(MAIL)
    assert old in raw
    changed = raw.replace(old, new, 1)
    assert carries_approved(raw, to=MAIL.to, subject=MAIL.subject, text=MAIL.text)
    assert not carries_approved(changed, to=MAIL.to, subject=MAIL.subject, text=MAIL.text)


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Dach", "Re: Dach"),
        ("Re: Dach", "Re: Dach"),
        ("RE: AW: Re[2]: Dach", "Re: Dach"),
        ("Antw: Dach", "Re: Dach"),
        ("Regarding: Dach", "Re: Regarding: Dach"),
        ("  two\n lines ", "Re: two lines"),
        ("", "Re: your enquiry"),
        ("Re:", "Re: your enquiry"),
    ],
)
def test_the_subject_of_an_answer_has_one_prefix(subject: str, answer: str) -> None:
    assert reply_subject(subject) == answer


def test_a_token_is_found_again() -> None:
    token = "0123456789abcdef0123"
    assert with_token("sales@example.org", token) == f"sales+{token}@example.org"
    assert token_in(f'"Sales" <sales+{token.upper()}@example.org>, x@y.z') == token
    assert token_in(with_token("sales+web@example.org", token)) == token
    assert token_in("sales+newsletter@example.org") == ""


def test_an_international_domain_goes_in_ascii() -> None:
    assert wire_address("a@müller.example") == "a@xn--mller-kva.example"
    assert message_id_for("d1", "a@müller.example") == "<d1@xn--mller-kva.example>"
    raw = compose(replace(MAIL, to="anna@müller.example"))
    assert carries_approved(raw, to="anna@müller.example", subject=MAIL.subject, text=MAIL.text)


@pytest.mark.parametrize(
    "address", ["", "a", "a@", "@b", "a b@c", "a@b, c@d", "a@b>", "A <a@b.c>", "a@" + "b" * 300]
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(MessageError):
        wire_address(address)
