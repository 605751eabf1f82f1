"""Completion and description of a playbook that is being written, also where it is no YAML yet."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.completion import Completion, Known, complete, describe
from handrail.core.playbook.completion.cursor import read_outline
from handrail.core.playbook.completion.shapes import shape_at

STARTER = files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
KNOWN = Known(
    owners={"dana@cedar.example": "Dana Reed, manager"},
    engines={"local": "Our own model"},
    connections={"crm": "The CRM"},
)
DEFINED = """\
required_facts:
  - code: place
    label: Where it is
  - {code: size, label: Size}
services:
  - code: bath
    name: Bathrooms
"""


def at_mark(marked: str) -> tuple[str, int, int]:
    """The text without its mark `§`; line and column of the mark."""
    before = marked[: marked.index("§")]
    line = before.count("\n") + 1
    return marked.replace("§", ""), line, len(before) - before.rfind("\n")


def completed(marked: str) -> Completion:
    found = complete(*at_mark(marked), KNOWN)
    return found or Completion(0, 0, ())


def labels(marked: str) -> list[str]:
    return [one.label for one in completed(marked).candidates]


def insert(marked: str, label: str) -> str:
    return next(one.insert for one in completed(marked).candidates if one.label == label)


KEYS_AND_VALUES = {
    "the whole document": ("§", "name", "handrails"),
    "a half-written key": ("handrail: 1\nser§", "services", "handrail"),
    "between other lines": ("review:\n  §\n  undo_window: 20s\n", "follow_up_after", "undo_window"),
    "an item's keys": ("services:\n  - code: a\n    na§\n    words: [a]\n", "name", "words"),
    "an item without indentation": ("services:\n- code: a\n  na§", "name", "code"),
    "the first key of an item": ("services:\n  - §", "code", "statement"),
    "in braces": ("services:\n  - {code: a, §}", "name", "code"),
    "in braces that were never closed": ("services:\n  - {code: a, na§", "name", "code"),
    "after braces that were never closed": (
        "services:\n  - {code: a, name:\nurg§\n", "urgency", "code",
    ),
    "after a quote that was never closed": ('name: "Small\nbusi§', "business", "name"),
    "a codes' list": (f"{DEFINED}    required: [place, §]", "size", "place"),
    "a codes' list over lines": (f"{DEFINED}    required: [place,\n      §", "size", "place"),
    "a codes' list in lines": (f"{DEFINED}    required:\n      - §", "place", "bath"),
    "codes of a later section": (
        f"facts:\n  - {{code: a, services: [§]}}\n{DEFINED}", "bath", "place",
    ),
    "a question's fact": (f"{DEFINED}tone: {{templates: {{de: {{questions: {{§", "size", "bath"),
    "a note's source": (f"{DEFINED}crm_note:\n  - source: §", "budget", "bath"),
    "a switch": ("tasks:\n  summary: §", "false", "on"),
    "an enumeration": ("escalation:\n  triggers:\n    anger: {action: §}", "note", "any"),
    "a control point": ("control_points:\n  price: {}\n  §", "timing", "price"),
    "an owner": ("control_points:\n  price: {owners: [owner, §]}", "dana@cedar.example", "owner"),
    "to whom": ("escalation:\n  own:\n    - code: a\n      to: §", "manager", "local"),
    "a model": ("data_policy:\n  engines: [local, §]", "builtin", "local"),
    "a connection": ("write_back:\n  records:\n    outcome: [§]", "crm", "local"),
    "a field of a channel": ("inputs:\n  channels:\n    call: [name, §]", "call_back", "name"),
    "a time span": ("review:\n  undo_window: §", "20s", "20"),
    "a category": ("escalation:\n  triggers:\n    §", "legal_risk", "playbook_trigger"),
    "a language": ("tone:\n  language: §", "de", "english"),
    "an item at the list's column": ("services:\n  - code: a\n  §", "- …", "name"),
    "an item where none is yet": ("data_policy:\n  engines:\n    §", "- builtin", "builtin"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "offered", "kept_back"), KEYS_AND_VALUES.values(), ids=KEYS_AND_VALUES.keys()
)
def test_what_may_stand_here_is_offered(marked: str, offered: str, kept_back: str) -> None:
    found = labels(marked)
    assert offered in found
    assert kept_back not in found


@pytest.mark.parametrize(
    "marked",
    [
        "# a comm§",
        "name: Small jo§",
        "name: A # se§",
        "name: Small\n   §",
        "tone:\n  templates:\n    en:\n      greeting: |\n        Hello\n        §\n",
        "tone:\n  templates:\n    en:\n      greeting: >\n        §\n",
        'name: "Sma§',
        "busines:\n  §",
        "services:§",
        "services: [[[[§",
        "}}]]: §",
    ],
)
def test_nothing_is_offered_where_words_are_written_or_nothing_is_known(marked: str) -> None:
    assert labels(marked) == []


def test_a_text_ends_where_a_key_begins_again() -> None:
    marked = "tone:\n  templates:\n    en:\n      greeting: |\n        Hello\n      §\n"
    assert "thanks" in labels(marked)


def test_a_snippet_holds_what_must_be_filled_in() -> None:
    assert insert("§", "services") == "services:\n\t- code: ${code}\n\t\tname: ${name}"
    assert insert("§", "review") == "review:\n\t${}"
    assert insert("facts:\n  - §", "translations") == "translations:\n\t\t${}"
    assert insert("facts:\n  - code: a\n    §", "translations") == "translations:\n\t${}"
    assert insert("services:\n  - §", "words") == "words: [${}]"
    assert insert("escalation: {§}", "triggers") == "triggers: \\{${}\\}"
    assert insert("services:\n  - §", "code") == "code: ${}"
    assert insert(f"{DEFINED}    required: §", "size") == "[size${}]"
    assert insert("re§view:\n  undo_window: 20s", "review") == "review"
    assert insert("urgency:\n  §", "- …").startswith("- code: ${code}\n\tname: ${name}\n\tresp")


def test_the_word_that_is_written_is_replaced_as_a_whole() -> None:
    found = completed("handrail: 1\n  # x\nser§vice\n")
    assert (found.start, found.end) == (1, 8)
    found = completed("services:\n  - {code: a, na§")
    assert (found.start, found.end) == (15, 17)


def test_a_candidate_says_what_it_is() -> None:
    found = completed("review:\n  §").candidates
    undo = next(one for one in found if one.label == "undo_window")
    assert "taken back" in undo.description
    assert undo.form == "a time span, such as 30m, 4h or 2d; 20s unless written"
    place = completed(f"{DEFINED}    required: [§]").candidates[0]
    assert (place.label, place.description) == ("place", "Where it is")
    needed = [one.label for one in completed("services:\n  - §").candidates][:2]
    assert needed == ["code", "name"]


@pytest.mark.parametrize(
    ("marked", "title", "said"),
    [
        ("services:\n  - code: a\n    wor§ds: [b]", "Words", "How people ask for it"),
        ("urgency:\n  - {code: a, deadline§_within: 4h}", "Deadline within", "makes it this level"),
        ("escalation:\n  triggers:\n    anger: {action: no§te}", "note", "sees a note"),
        ("control_points:\n  pri§ce: {}", "Control point rule", "Prices, discounts"),
        (f"{DEFINED}    required: [pla§ce]", "place", "Where it is"),
        ("facts:\n  - {code: a, owner: dana@§cedar.example}", "dana@cedar.example", "Dana Reed"),
    ],
)
def test_what_is_pointed_at_is_described(marked: str, title: str, said: str) -> None:
    found = describe(*at_mark(marked), KNOWN)
    assert found is not None
    assert found.title == title
    assert said in found.text


@pytest.mark.parametrize("marked", ["# handr§ail: 1", "name: So§me words", "unkno§wn: 1", "§\n"])
def test_words_of_ones_own_are_not_described(marked: str) -> None:
    assert describe(*at_mark(marked)) is None


def cuts() -> list[tuple[int, int, str]]:
    """Every key of the starter with its line and column."""
    entries, _ = read_outline(STARTER)
    return [(one.line, one.start, str(one.path[-1])) for one in entries if one.is_key]


def test_every_key_of_a_starter_is_read_at_its_place() -> None:
    entries, _ = read_outline(STARTER)
    assert len(entries) > 400
    assert [one.path for one in entries if shape_at(one.path) is None] == []


@pytest.mark.parametrize("to_the_end", [True, False], ids=["line by line", "in the middle"])
def test_every_key_of_a_starter_is_offered_where_it_stood(to_the_end: bool) -> None:
    """The key is cut to its first letter, with the rest of its line; what follows stays or not."""
    lines = STARTER.split("\n")
    missed = []
    for line, column, key in cuts():
        kept = [*lines[: line - 1], lines[line - 1][:column]]
        text = "\n".join(kept if to_the_end else [*kept, *lines[line:]])
        found = complete(text, line, column + 1)
        if key not in [one.label for one in (found.candidates if found else ())]:
            missed.append((line, key))
    assert missed == []


@given(st.text(st.sampled_from("abn: -[]{},'\"\n#|>&*\t§é")), st.integers(0, 5), st.integers(0, 9))
def test_no_text_breaks_it(text: str, line: int, column: int) -> None:
    complete(text, line, column)
    describe(text, line, column)


@given(st.integers(0, len(STARTER)), st.integers(1, 450), st.integers(1, 60))
def test_no_half_of_a_document_breaks_it(cut: int, line: int, column: int) -> None:
    complete(STARTER[:cut], line, column)
    describe(STARTER[cut:], line, column)


def test_it_takes_no_time() -> None:
    """Under 20 ms for 450 lines: the best of several, for the machine may be busy."""
    text = STARTER
    while text.count("\n") < 450:
        text += "# one more line\n"
    last = len(text.split("\n")) - 1

    def seconds() -> float:
        began = time.perf_counter()
        assert complete(text, last + 1, 1, KNOWN) is not None
        return time.perf_counter() - began

    assert min(seconds() for _ in range(15)) < 0.020
