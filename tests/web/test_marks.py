"""Marks in a text: whatever overlaps, the text stays whole and every mark is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.web.marks import Mark, segments, utf16_offset

marks = st.builds(
    Mark,
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(["evidence", "info", "needs_person", "blocks"]),
    st.sampled_from(["a", "b", "c"]),
    st.just("why"),
)


@given(st.text(max_size=25), st.lists(marks, max_size=6))
def test_the_text_stays_whole_and_each_character_shows_its_strongest_mark(
    text: str, given_marks: list[Mark]
) -> None:
    found = segments(text, given_marks)
    assert "".join(piece.text for piece in found) == text
    valid = [mark for mark in given_marks if mark.start < mark.end <= len(text)]
    position = 0
    order = ["", "info", "needs_person", "blocks"]
    for piece in found:
        over = [m for m in valid if m.start <= position < m.end]
        findings = [m.kind for m in over if m.kind != "evidence"]
        assert piece.severity == max(findings, key=order.index, default="")
        assert set(piece.evidence_of) == {m.ref for m in over if m.kind == "evidence"}
        position += len(piece.text)


@given(st.text(), st.integers(0, 50))
def test_offsets_are_those_of_the_browser(text: str, offset: int) -> None:
    units = sum(2 if ord(character) > 0xFFFF else 1 for character in text[:offset])
    assert utf16_offset(text, offset) == units
