"""Two people's changes to one text: nothing of either is lost, nothing is chosen for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.merging import Stretch, chosen_text, edits, merge, merged_text

BASE = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"
TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12).map("".join)
ENDS = st.sampled_from(["", "x", "y"])


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (BASE.replace("1", "9"), BASE.replace("5", "9"), "a: 9\nb: 2\nc: 3\nd: 4\ne: 9\n"),
        (f"{BASE}f: 6\n", BASE.replace("a: 1\n", ""), "b: 2\nc: 3\nd: 4\ne: 5\nf: 6\n"),
        (BASE.replace("3", "9"), BASE.replace("3", "9"), BASE.replace("3", "9")),
        (BASE, "", ""),
        (BASE.replace("c: 3\n", ""), BASE, BASE.replace("c: 3\n", "")),
        (BASE.replace("c: 3", "c: 8"), BASE.replace("c: 3", "c: 9"), None),
        (BASE.replace("b: 2", "b: 9"), BASE.replace("c: 3", "c: 9"), None),
        (BASE.replace("c: 3\n", ""), BASE.replace("c: 3", "c: 9"), None),
        (f"{BASE}f: 6\n", f"{BASE}g: 7\n", None),
    ],
)  # fmt: skip
def test_changes_are_put_together_where_they_do_not_touch(
    mine: str, theirs: str, merged: str | None
) -> None:
    assert merged_text(merge(BASE, mine, theirs)) == merged


def test_a_choice_is_for_its_overlap_alone() -> None:
    mine = BASE.replace("a: 1", "a: mine").replace("d: 4", "d: mine")
    theirs = BASE.replace("a: 1", "a: theirs").replace("d: 4", "d: theirs")
    parts = merge(BASE, mine, theirs)
    assert [part.agreed for part in parts].count(None) == 2
    assert chosen_text(parts, ["mine", "theirs"]) == "a: mine\nb: 2\nc: 3\nd: theirs\ne: 5\n"
    with pytest.raises(ValueError, match="needs a choice"):
        chosen_text(parts, ["mine"])


def side(parts: tuple[Stretch, ...], name: str) -> str:
    return "".join("".join(getattr(part, name)) for part in parts)


@given(TEXTS, TEXTS, TEXTS, ENDS)
def test_no_line_is_lost(base: str, mine: str, theirs: str, end: str) -> None:
    parts = merge(base, mine + end, theirs)
    assert (side(parts, "base"), side(parts, "mine"), side(parts, "theirs")) == (
        base,
        mine + end,
        theirs,
    )


@given(TEXTS, TEXTS, ENDS)
def test_who_is_alone_gets_exactly_what_was_written(base: str, mine: str, end: str) -> None:
    mine += end
    assert merged_text(merge(base, mine, base)) == mine
    assert merged_text(merge(base, base, mine)) == mine
    assert merged_text(merge(base, mine, mine)) == mine


@given(TEXTS, TEXTS, TEXTS)
def test_both_sides_may_be_chosen_and_the_order_does_not_matter(
    base: str, mine: str, theirs: str
) -> None:
    parts, turned = merge(base, mine, theirs), merge(base, theirs, mine)
    assert merged_text(parts) == merged_text(turned)
    overlaps = [part.agreed for part in parts].count(None)
    for choice in ("mine", "theirs"):
        text = chosen_text(parts, [choice] * overlaps)  # type: ignore[list-item]
        for part in parts:
            assert "".join(getattr(part, choice) if part.agreed is None else part.agreed) in text


def test_a_text_of_very_many_lines_is_not_compared() -> None:
    long = "a\n" * 2_001
    assert len(merge(long, long + "b\n", "c\n" + long)) == 1


@given(TEXTS, TEXTS, ENDS)
def test_edits_turn_one_text_into_the_other(before: str, after: str, end: str) -> None:
    text, moved = before, 0
    for start, stop, come in edits(before, after + end):
        text = text[: start + moved] + come + text[stop + moved :]
        moved += len(come) - (stop - start)
    assert text == after + end
