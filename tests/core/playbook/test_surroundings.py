"""What a playbook names in vain is said at the exact place."""

from __future__ import annotations

from datetime import date

import pytest

from handrail.core.playbook.load import PlaybookError, checked_playbook, validate_playbook
from handrail.core.playbook.surroundings import Surroundings

TODAY = date(2026, 3, 2)
HERE = Surroundings(
    roles=frozenset({"owner", "reviewer"}),
    members=frozenset({"sam@cedar.example"}),
    left=frozenset({"dana@cedar.example"}),
    connections=frozenset({"crm", "webhook"}),
    engines=frozenset({"builtin", "ours"}),
)
BASE = """\
handrail: 1
name: Small jobs
business: Cedar & Stone
services:
  - {code: repair, name: Repairs, words: [repair]}
urgency:
  - {code: normal, name: Normal, respond_within: 4h}
"""


def said(text: str, surroundings: Surroundings | None = HERE) -> list[str]:
    return [
        f"{problem.line} {problem.field} {problem.severity}: {problem.message}"
        for problem in validate_playbook(BASE + text, TODAY, surroundings)
    ]


def test_what_is_there_is_fine() -> None:
    assert said("control_points:\n  price: {owners: [owner, sam@cedar.example]}\n") == []
    assert said("data_policy: {engines: [ours, builtin]}\n") == []
    assert said("write_back:\n  records: {}\n", None) != []


def test_defaults_are_nobodys_fault() -> None:
    alone = Surroundings(
        roles=frozenset({"owner"}),
        members=frozenset({"sam@cedar.example"}),
        engines=frozenset({"builtin"}),
    )
    assert said("", alone) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "control_points:\n  price: {owners: [owner, dana@cedar.example]}\n",
            "9 control_points.price.owners.1 warning: “dana@cedar.example” left, or cannot sign in "
            "any more.",
        ),
        (
            "escalation:\n  triggers:\n    anger: {to: zoe@cedar.example}\n",
            "10 escalation.triggers.anger.to warning: No member has the address "
            "“zoe@cedar.example”.",
        ),
        (
            "escalation:\n  chain: [manager, owner]\n",
            "9 escalation.chain.0 warning: Nobody is a manager now.",
        ),
        (
            "data_policy: {engines: [theirs, builtin]}\n",
            "8 data_policy.engines.0 warning: No model provider “theirs” is set up.",
        ),
        (
            "write_back:\n  records:\n    source_note: [hubspot]\n",
            "10 write_back.records.source_note.0 warning: No connection “hubspot” is switched on.",
        ),
        (
            "write_back:\n  records:\n    task: []\n    ai_output: [crm]\n    final_reply: [crm]\n"
            "    next_follow_up: [crm]\n    owner_decision: [crm]\n",
            "10 write_back.records.task warning: “task” is switched on, and “task” is written "
            "nowhere.",
        ),
    ],
)
def test_the_place_is_exact(text: str, expected: str) -> None:
    found = said(text)
    assert expected in found
    assert len(found) == 1 or "source_note" in text


def test_a_control_point_without_anybody_is_refused() -> None:
    text = BASE + "control_points:\n  price: {owners: [manager, dana@cedar.example]}\n"
    with pytest.raises(PlaybookError, match="Nobody who owns “price” can sign in"):
        checked_playbook(text, TODAY, HERE)
    assert checked_playbook(text, TODAY).name == "Small jobs"


def test_a_task_that_is_off_needs_no_place() -> None:
    off = "tasks: {task: false}\nwrite_back:\n  records:\n    task: []\n    ai_output: [crm]\n"
    off += "    final_reply: [crm]\n    next_follow_up: [crm]\n    owner_decision: [crm]\n"
    assert said(off) == []
