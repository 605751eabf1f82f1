"""Every event that the application writes has words of its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import handrail
from handrail.store.audit_words import SENTENCES, in_words

ACTION = re.compile(r"^[a-z_]+\.[a-z_]+$")
ROOT = Path(handrail.__file__).parent
ENDINGS = {
    "decision": ("approve", "edit", "reject", "no_reply"),
    "delivery": ("sent", "uncertain", "failed"),
}


def written_actions() -> set[str]:
    """The actions given to `audit.append` and to the `_audit` of a stage, as constants."""
    found = set()
    for path in [*ROOT.glob("pipeline/*.py"), *ROOT.glob("jobs/*.py"), *ROOT.glob("store/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name not in ("append", "_audit", "_keep", "_told"):
                continue
            for argument in node.args:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(part.value)
    return {action for action in found if ACTION.match(action)}


def test_every_written_action_is_known() -> None:
    actions = written_actions()
    assert len(actions) > 20
    assert actions - set(SENTENCES) == set()
    for stem, endings in ENDINGS.items():
        assert {f"{stem}.{ending}" for ending in endings} <= set(SENTENCES)


@pytest.mark.parametrize("action", sorted(SENTENCES))
def test_a_sentence_reads_well_without_any_data(action: str) -> None:
    words = in_words(action, {}, {})
    assert "{" not in words
    assert "None" not in words
    assert words[0].isupper()
    assert words.endswith(".")


def test_people_times_and_digests_are_in_words() -> None:
    data = {"to": "7", "due_at": "2026-11-23T14:05:00+00:00"}
    assert in_words("review.escalated", data, {"7": "Sam"}) == (
        "Escalated to Sam, to act by Mon 23 Nov 2026, 14:05."
    )
    assert in_words("review.assigned", {"to": None}, {}) == "Assigned to nobody in particular."
    approved = in_words("decision.approve", {"message_sha256": "ab" * 32}, {})
    assert approved == "Approved AI's draft as it was (SHA-256 abababababab…)."
    screened = {"verdict": "person_first", "categories": ["anger", "legal_risk"]}
    assert in_words("lead.screened", screened, {}) == (
        "Screening: person first because of anger, legal risk."
    )


def test_an_unknown_action_is_shown_by_its_name() -> None:
    assert in_words("moon.was_full", {}, {}) == "Moon: was full."
