"""Normalised text and the way back to the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.detect.normalise import normalise


def test_what_prints_nothing_is_dropped() -> None:
    read = normalise("gua\u200bran\u00adtee")
    assert read.text == "guarantee"
    assert read.original[slice(*read.span(0, 9))] == "gua\u200bran\u00adtee"


def test_split_words_are_joined() -> None:
    read = normalise("we g u a r a n t e e it")
    assert read.text == "we guarantee it"
    assert read.original[slice(*read.span(3, 12))] == "g u a r a n t e e"


def test_an_initial_and_a_list_stay_as_they_are() -> None:
    assert normalise("J. R. Smith, items a b").text == "J. R. Smith, items a b"


@given(st.text(max_size=200))
def test_every_span_lies_in_the_original(text: str) -> None:
    read = normalise(text)
    for index in range(len(read.text)):
        start, end = read.span(index, index + 1)
        assert 0 <= start < end <= len(text)
