"""Differences word by word: both texts can be read back from the pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.web.differences import MOST_WORDS, Piece, differences

WORDS = ["we", "can", "not", "start", "März", ".", "\n", " ", "🙂"]
words = st.lists(st.sampled_from(WORDS)).map("".join)


@given(words, words)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


def test_a_changed_word_is_shown_as_that_word_only() -> None:
    assert differences("It costs 40 dollars.", "It costs 45 dollars.") == [
        Piece("same", "It costs "),
        Piece("removed", "40"),
        Piece("added", "45"),
        Piece("same", " dollars."),
    ]


def test_very_long_texts_are_replaced_as_a_whole() -> None:
    long = "word " * MOST_WORDS
    assert [piece.kind for piece in differences(long, long + "x")] == ["removed", "added"]
