"""What is shown outside the workspace holds nobody's name, address or number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

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
NAMES = (
    "José Ñandú", "Anna Müller", "Al Wu", "Eva Smith-Jones", "Pat O'Brien", "Zoë van der Berg",
    "Анна Петрова", "Ιωάννα Παπαδοπούλου", "Søren Åkesson", "Dr. Noor El Amrani",
)  # fmt: skip
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


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


WRITINGS = (
    str,
    str.upper,
    str.title,
    _plain,
    lambda word: unicodedata.normalize("NFD", word),
    lambda word: unicodedata.normalize("NFC", word),
)


@given(st.sampled_from(NAMES), st.sampled_from(WRITINGS), st.data())
def test_no_part_of_a_name_is_left_in_any_writing(
    name: str, written: Callable[[str], str], data: st.DataObject
) -> None:
    part = written(data.draw(st.sampled_from([word for word in re.split(r"[\s'-]", name) if word])))
    text = f"the office said {part} will open the door"
    (said,) = redact([text], known={"name": name})
    if part not in ("Dr.", "DR.", "O"):
        assert _plain(part).casefold() not in _plain(said).casefold().split()


def test_a_declined_name_goes_and_words_that_look_like_a_short_one_stay() -> None:
    (said,) = redact(["Скажите Анне и Петровой, что мы ждём."], known={"name": "Анна Петрова"})
    assert "Анне" not in said
    assert "Петровой" not in said
    assert "ждём" in said
    (said,) = redact(["so do it, said Do"], known={"name": "Kim Do"})
    assert "so" in said.split()
    assert "Do" not in said.split()
