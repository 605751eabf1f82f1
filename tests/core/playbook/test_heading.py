"""Another name in a document: all other characters stay, and it reads back as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.heading import with_heading
from handrail.core.playbook.load import PlaybookError, load_playbook
from handrail.starters import Starter, all_starters

TEN_LINES = """\
# Ours, since 2019.
handrail: 1
name: Bathrooms  # as on the door
business: >-
  Cedar
  & Stone
services:
  - {code: bathroom, name: bathroom refit, words: [bathroom]}
urgency: [{code: normal, name: Normal, respond_within: 1d}]
"""
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda name: name.strip() == name != ""
)


def without(text: str, *keys: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(keys)]


@pytest.mark.parametrize("one", all_starters(), ids=lambda one: one.kind)
def test_a_starter_with_another_name_and_business_keeps_every_other_line(one: Starter) -> None:
    text = with_heading(one.text, {"name": "Our rules", "business": 'Reed "Roofs"'})
    assert (load_playbook(text).name, load_playbook(text).business) == (
        "Our rules",
        'Reed "Roofs"',
    )
    assert without(text, "name:", "business:") == without(one.text, "name:", "business:")


@given(names, names)
def test_any_name_reads_back_as_it_was_given(name: str, business: str) -> None:
    text = with_heading(TEN_LINES, {"name": name, "business": business})
    assert (load_playbook(text).name, load_playbook(text).business) == (name, business)


def test_comments_and_what_stands_around_stay() -> None:
    text = with_heading(TEN_LINES, {"name": "Kitchens", "business": "Oak"})
    kept = ("business:", "  Cedar", "  & Stone", "  Oak")
    assert without(text, *kept) == without(TEN_LINES.replace("Bathrooms", "Kitchens"), *kept)
    assert load_playbook(text).business == "Oak"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = with_heading(TEN_LINES.replace("\n", end), {"name": "Kitchens"})
    assert text == TEN_LINES.replace("Bathrooms", "Kitchens").replace("\n", end)


def test_a_name_that_is_not_there_is_added() -> None:
    text = with_heading(TEN_LINES.replace("name: Bathrooms  # as on the door\n", ""), {"name": "A"})
    assert load_playbook(text).name == "A"
    assert text.startswith("# Ours, since 2019.\n")
    assert with_heading("{handrail: 1}", {"name": "A"}) == "{handrail: 1, name: A}"


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "a: [\n"])
def test_what_is_no_yaml_mapping_is_refused(text: str) -> None:
    with pytest.raises(PlaybookError):
        with_heading(text, {"name": "A"})
