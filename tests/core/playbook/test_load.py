"""Playbooks as files: what is valid, and what is said of what is not."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.findings import ControlPoint
from handrail.core.playbook.load import PlaybookError, load_playbook

TEN_LINES = """\
handrail: 1
name: Small jobs
business: Cedar & Stone
services:
  - code: repair
    name: Repairs
urgency:
  - code: normal
    name: Normal
    respond_within: 4h
"""


def faults(text: str) -> str:
    with pytest.raises(PlaybookError) as caught:
        load_playbook(text)
    return str(caught.value)


def test_ten_lines_are_a_playbook() -> None:
    playbook = load_playbook(TEN_LINES)
    assert playbook.tasks.draft_reply
    assert playbook.control_point(ControlPoint.PRICE).owners == ("owner", "manager")


def test_the_shipped_starter_is_valid() -> None:
    text = files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
    assert len(load_playbook(text).services) >= 6


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("business:", "busines:"),
            "line 3, busines: “busines” is not known here. Did you mean “business”?",
        ),
        (
            ("respond_within: 4h", "respond_within: four"),
            "line 10, urgency.0.respond_within: write a time span such as 30m, 4h or 2d",
        ),
        (("code: repair", "code: Re pair"), "line 5, services.0.code: 'Re pair' is not written as"),
        (("name: Small jobs\n", ""), "“name” is missing. Add it."),
        (("name: Small jobs", "name: Small jobs\nname: Other"), "The key “name” is there twice."),
        (("services:", "services: ["), "This is not YAML"),
    ],
)
def test_a_fault_is_named_with_line_field_and_remedy(change: tuple[str, str], said: str) -> None:
    assert said in faults(TEN_LINES.replace(*change))


def test_every_fault_is_named_at_once() -> None:
    text = TEN_LINES.replace("business:", "busines:").replace("4h", "soon")
    assert len(faults(text).splitlines()) >= 3


def test_a_document_that_is_too_large_is_refused() -> None:
    assert "larger than 256 kB" in faults(TEN_LINES + "# " + "x" * 300_000)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(PlaybookError) as caught:
        load_playbook(f"{text}\nno: playbook")
    assert caught.value.problems
