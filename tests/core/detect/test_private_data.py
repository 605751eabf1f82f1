"""Private data in texts: what it is, and how far it holds a lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.detect.private_data import find_private_data
from handrail.core.findings import Severity

HOLDS = {
    "credit_card": ("4111 1111 1111 1111", "my card is 5500-0000-0000-0004"),
    "iban": ("Pay to DE89 3704 0044 0532 0130 00 please",),
    "us_ssn": ("My number is 219-09-9999.",),
    "es_dni": ("Mi DNI es 54362315K.",),
    "password": ("The password is Sommer2019!", "alarm code: 4471"),
    "api_key": ("key sk_live_abcdefghijklmnop1234", "AKIAIOSFODNN7EXAMPLE"),
    "date_of_birth": ("DOB 11/3/1968", "geboren am 4.11.1949"),
    "health": ("She was diagnosed with multiple sclerosis", "I take lithium"),
}
CONTACT = {
    "email": ("write to maria@example.com",),
    "phone": ("+1 415 555 0132", "call 030 901820"),
    "street_address": ("22 Orchard Road", "Hauptstraße 12", "Calle Mayor 5"),
    "person": ("My name is Maria Lopez", "Dear Mr Finch"),
}
NOTHING = (
    "The bathroom is about 6 square metres.",
    "Our budget is 12,000 to 15,000.",
    "We open from 8 am to 6 pm, Monday to Friday.",
    "Invoice HT-20931 of 3 May",
    "The boiler was installed in 2019.",
    "order number 1234567890123456",
)


def codes(text: str) -> set[str]:
    return {finding.code.partition(".")[2] for finding in find_private_data(text)}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, group in HOLDS.items() for t in group])
def test_what_holds_a_lead_back(code: str, text: str) -> None:
    found = [f for f in find_private_data(text) if f.code == f"private_data.{code}"]
    assert found
    assert all(finding.severity == Severity.NEEDS_PERSON for finding in found)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, group in CONTACT.items() for t in group])
def test_contact_data_is_found_and_holds_nothing_back(code: str, text: str) -> None:
    found = [f for f in find_private_data(text) if f.code == f"private_data.{code}"]
    assert found
    assert all(finding.severity == Severity.INFO for finding in found)


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_numbers_are_left_in_peace(text: str) -> None:
    assert codes(text) == set()


def test_the_senders_own_values_hold_nothing_back() -> None:
    text = "My date of birth is 04/11/1949."
    (found,) = find_private_data(text, own_contact=("04/11/1949",))
    assert found.severity == Severity.INFO


def test_digits_of_another_script_are_read() -> None:
    assert "credit_card" in codes("٤١١١ ١١١١ ١١١١ ١١١١")


@given(st.text(max_size=300))
def test_findings_lie_in_the_text_and_not_over_one_another(text: str) -> None:
    end = 0
    for finding in find_private_data(text):
        assert text[finding.start : finding.end] == finding.text
        assert finding.start >= end
        end = finding.end
