"""A document that says something else keeps every byte of what it still says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.playbook.editing.documents import PLAYBOOKS, TEXTS

import handrail.starters
from handrail.core.playbook.editing.matching import same
from handrail.core.playbook.editing.rendering import block
from handrail.core.playbook.editing.rewriting import rewritten, values_of
from handrail.core.playbook.load import PlaybookError

STARTERS = sorted(Path(handrail.starters.__file__).parent.glob("*.playbook.yaml"))
TRADES = next(path for path in STARTERS if path.name.startswith("trades")).read_text("utf-8")
ODD = """\
# at the head
handrail: 1
name: &n "A name"   # why
business: *n
services:
# above the first
- code: a   # its code
  name: >-
    folded
    text

  # inside the first
  words: [one, "two, three", # beside
          four]
# above the second
- {code: b, name: b, words: &w [x, y]}
- name: c
  code: c
  words: *w
  examples:
    - |
      block
      text
    - "it's"
    # below the examples
urgency: [{code: n, name: N, respond_within: 1d},
          {code: m, name: M, respond_within: 2d}]
tone:
  templates: {en: {subject: x}}
# at the end
"""
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(TEXTS, st.integers(-9, 9), st.booleans(), st.none(), st.floats(-9, 9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abcode"), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def changed(draw: st.DrawFn, values: Any) -> Any:
    """The values with some of them changed, taken out, put in or in another order."""
    if isinstance(values, dict) and values:
        copy = dict(values)
        for key in draw(st.lists(st.sampled_from(sorted(copy)), max_size=2, unique=True)):
            what = draw(st.sampled_from(["inside", "inside", "gone", "new"]))
            if what == "gone" and len(copy) > 1:
                del copy[key]
            elif what == "new":
                copy = {f"new_{key}": draw(VALUES), **copy}
            else:
                copy[key] = draw(changed(copy[key]))
        return copy
    if isinstance(values, list) and values:
        what = draw(st.sampled_from(["inside", "inside", "order", "gone", "new"]))
        place = draw(st.integers(0, len(values) - 1))
        if what == "order":
            return draw(st.permutations(values))
        before, after = values[:place], values[place + 1 :]
        return {
            "gone": lambda: [*before, *after],
            "new": lambda: [*before, draw(VALUES), *values[place:]],
            "inside": lambda: [*before, draw(changed(values[place])), *after],
        }[what]()
    return draw(VALUES)


@pytest.mark.parametrize("text", [TRADES, ODD], ids=["starter", "odd"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_it_says_what_it_should(text: str, data: st.DataObject) -> None:
    target = data.draw(changed(values_of(text)))
    result = rewritten(text, target)
    assert same(values_of(result), target)
    assert rewritten(result, target) == result


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(one=PLAYBOOKS, other=PLAYBOOKS)
def test_any_playbook_becomes_any_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same(values_of(rewritten(block(one, 0), other)), other)


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.name)
def test_what_is_not_changed_is_the_same_to_the_byte(path: Path) -> None:
    text = path.read_text("utf-8")
    assert rewritten(text, values_of(text)) == text
    assert rewritten(ODD, values_of(ODD)) == ODD


def lines_that_differ(before: str, after: str) -> list[str]:
    old = before.splitlines()
    return [line.strip() for line in after.splitlines() if line not in old]


def test_one_value_changes_one_line() -> None:
    values = values_of(TRADES)
    values["facts"][0]["statement"] = "A call-out costs $70."  # type: ignore[index,call-overload]
    result = rewritten(TRADES, values)
    assert lines_that_differ(TRADES, result) == ["statement: A call-out costs $70."]
    assert lines_that_differ(result, TRADES) == [
        "statement: A call-out costs $60 and is taken off the bill if you go ahead."
    ]


def test_a_word_in_brackets_leaves_the_other_lines_of_the_list() -> None:
    values: Any = values_of(TRADES)
    values["services"][1]["words"].append("calentador")
    result = rewritten(TRADES, values)
    last, new = lines_that_differ(TRADES, result)
    assert last.endswith("agua caliente,")
    assert new == "calentador]"
    assert len(lines_that_differ(result, TRADES)) == 1


def test_a_member_moves_with_its_comments() -> None:
    values: Any = values_of(ODD)
    first, second, third = values["services"]
    values["services"] = [second, third, first]
    result = rewritten(ODD, values)
    assert result.index("# above the second") < result.index("# above the first")
    assert result.index("# above the first") < result.index("# inside the first")
    for line in ODD.splitlines():
        assert line in result


def test_the_comments_of_the_rest_stay_where_a_key_goes() -> None:
    values: Any = values_of(TRADES)
    del values["review"]["follow_up_after"]
    values["review"]["respond_within"]["chat"] = "20m"
    del values["fit"]
    result = rewritten(TRADES, values)
    kept = [line for line in TRADES.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in result.splitlines() if line.lstrip().startswith("#")] == kept


def test_an_alias_is_written_out_where_only_one_of_the_two_changes() -> None:
    values: Any = values_of(ODD)
    values["business"] = "Another"
    result = rewritten(ODD, values)
    assert 'name: &n "A name"   # why\nbusiness: Another\n' in result


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(PlaybookError):
        rewritten("name: [a", {"name": "b"})
