"""What is shown outside the workspace holds nobody's name, address or number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.preparation.redaction import redact

KNOWN = {
    "name": "Maria Lopez",
    "email": "maria@example.com",
    "phone": "+49 30 1234567",
    "company": "Lopez Bau",
    "field_street": "Quay Street 12",
}
FILLING = st.sampled_from(
    ["we would like a new bathroom", "it is about six square metres", "and my number is", "thanks,"]
)


def test_what_is_known_goes_and_one_value_is_one_placeholder() -> None:
    asked, said = redact(
        [
            "I am Maria Lopez of Lopez Bau, Quay Street 12. Call +49 30 1234567.",
            "Hi Maria, thank you. We will write to maria@example.com.",
        ],
        known=KNOWN,
    )
    for word in ("Maria", "Lopez", "Quay Street", "1234567", "maria@"):
        assert word not in asked + said
    assert "[" in asked
    assert "thank you" in said


def test_what_detection_finds_goes_as_well() -> None:
    (said,) = redact(
        ["My card is 4111 1111 1111 1111, my doctor found diabetes, born 12.03.1980."], known={}
    )
    for word in ("4111", "diabetes", "1980"):
        assert word not in said


@given(st.lists(st.one_of(FILLING, st.sampled_from(list(KNOWN.values()))), max_size=8))
def test_no_known_value_is_left_in_any_order(parts: list[str]) -> None:
    (said,) = redact([" ".join(parts)], known=KNOWN)
    for value in KNOWN.values():
        assert value not in said
