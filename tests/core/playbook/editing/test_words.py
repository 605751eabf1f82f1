"""Lists of words are read as they were shown, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.editing.words import shown_words, typed_words

MEMBERS = st.lists(st.text('ab ,"\n', min_size=1, max_size=6).filter(lambda text: text.strip()))


@given(members=MEMBERS, commas=st.booleans())
def test_what_is_shown_is_read_the_same(members: list[str], commas: bool) -> None:
    assert typed_words(shown_words(members, commas=commas), commas=commas) == members


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bath, shower,, wet room ,", ["bath", "shower", "wet room"]),
        ("bath\nshower\n\n  wet room", ["bath", "shower", "wet room"]),
        ('"beat any quote, ever", cheapest', ["beat any quote, ever", "cheapest"]),
        ('12" pipe, 5" pipe', ['12" pipe', '5" pipe']),
        ('"never closed, next', ['"never closed', "next"]),
        ('"say ""now"""', ['say "now"']),
        ("", []),
    ],
)
def test_commas_and_lines_part_words(text: str, words: list[str]) -> None:
    assert typed_words(text, commas=True) == words


def test_sentences_keep_their_commas() -> None:
    assert typed_words("First, this\nThen that", commas=False) == ["First, this", "Then that"]


@given(text=st.text('ab ,"\n\t\r', max_size=30), commas=st.booleans())
def test_anything_that_is_typed_can_be_read(text: str, commas: bool) -> None:
    found = typed_words(text, commas=commas)
    assert typed_words(shown_words(found, commas=commas), commas=commas) == found
