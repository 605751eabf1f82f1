"""One thing that must be taken out of an answer: where it stands, what it is, what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """`text[start:end]` of an answer must go; `placeholder` says the same of nobody.

    `kind` is one of `KINDS`.
    """

    start: int
    end: int
    kind: str
    text: str

    @property
    def what(self) -> str:
        """What it is, for a sentence: “Take out the telephone number”."""
        return KINDS[self.kind][0]

    @property
    def placeholder(self) -> str:
        """What may stand there instead."""
        return KINDS[self.kind][1]


_IDENTITY = ("the identity number", "[identity number]")
KINDS: dict[str, tuple[str, str]] = {
    "person": ("the person's name", "[name]"),
    "email": ("the e-mail address", "[e-mail address]"),
    "phone": ("the telephone number", "[phone number]"),
    "street_address": ("the street address", "[address]"),
    "zip_code": ("the postcode", "[postcode]"),
    "credit_card": ("the card number", "[card number]"),
    "iban": ("the account number", "[account number]"),
    "bank_account": ("the account number", "[account number]"),
    "password": ("the password or code", "[password]"),
    "api_key": ("the key", "[key]"),
    "secret_address": ("the address that lets anybody in", "[hook address]"),
    "driver_license": ("the licence number", "[licence number]"),
    "date_of_birth": ("the date of birth", "[date of birth]"),
    "ip_address": ("the network address", "[network address]"),
    "health": ("what it says of somebody's health", "[health detail]"),
    "profile": ("the personal profile", "[profile]"),
    "company": ("the client's name", "[company]"),
    "client": ("the name of one of your contacts", "[name]"),
    "client_company": ("the name of a company among your contacts", "[company]"),
    "client_site": ("the web address of one of your contacts", "[website]"),
    "client_phone": ("the number of one of your contacts", "[phone number]"),
    "identity": _IDENTITY,
}
"""What each kind is called, and its placeholder."""


def kind_of(code: str) -> str:
    """The kind for a detector's code; every identity number is one kind."""
    return code if code in KINDS else "identity"


def without_overlaps(found: Iterable[Refusal]) -> Iterator[Refusal]:
    """By position; of two on the same characters the longer one, grown to cover both.

    Of two on exactly the same characters, that it is a contact says more.
    """
    last: Refusal | None = None
    for one in sorted(found, key=_rank):
        if last is None or one.start >= last.end:
            if last is not None:
                yield last
            last = one
        elif one.end > last.end:
            more = one.text[last.end - one.start :]
            last = Refusal(last.start, one.end, last.kind, last.text + more)
    if last is not None:
        yield last


def _rank(one: Refusal) -> tuple[int, int, bool]:
    return one.start, -one.end, not one.kind.startswith("client")


def replaced(text: str, refusals: Iterable[Refusal]) -> str:
    """The text with every refusal's placeholder in its place."""
    for one in sorted(refusals, reverse=True):
        text = text[: one.start] + one.placeholder + text[one.end :]
    return text
