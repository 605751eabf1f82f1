"""Triggers that name nothing, match nothing or change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.findings import INBOUND_CATEGORIES
from handrail.core.playbook.contradictions.contradiction import Contradiction, Path, unknown
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.escalation import OwnTriggerRule
from handrail.core.playbook.promises import PhraseRule

_OWN = "playbook_trigger"
_UNMAPPED = "unmapped_fields"


def find(playbook: Playbook) -> Iterator[Contradiction]:
    """Faults of the escalation and of the playbook's own patterns."""
    yield from _categories(playbook)
    rules: list[tuple[Path, OwnTriggerRule | PhraseRule]] = [
        *((("escalation", "own", i), rule) for i, rule in enumerate(playbook.escalation.own)),
        *((("promises", "forbidden", i), r) for i, r in enumerate(playbook.promises.forbidden)),
        *((("promises", "sign_off", i), r) for i, r in enumerate(playbook.promises.sign_off)),
    ]
    for path, rule in rules:
        if not rule.patterns and not rule.examples:
            message = f"“{rule.code}” can never match."
            yield Contradiction((*path, "code"), message, "Give it patterns or examples.")
    yield from _unreachable(playbook)
    if playbook.escalation.high_value_amount == 0:
        yield Contradiction(
            ("escalation", "high_value_amount"),
            "Every amount of money is of high value.",
            "Write the amount from which a person looks first.",
            "warning",
        )


def _categories(playbook: Playbook) -> Iterator[Contradiction]:
    known = [category for category in INBOUND_CATEGORIES if category != _OWN]
    for category, trigger in playbook.escalation.triggers.items():
        path = ("escalation", "triggers", category)
        if category == _OWN:
            yield Contradiction(
                path,
                "This line is never reached: each own trigger says itself what it does.",
                "Write action, to and within at the trigger under “own”.",
                "warning",
            )
        elif category not in known:
            yield unknown(path, "category", category, known)
        elif category == _UNMAPPED and trigger.action != "person_first":
            yield Contradiction(
                (*path, "action"),
                "AI never reads fields that nobody has mapped.",
                "Use person_first, or map the fields on the source's page.",
            )
        elif trigger.action == "without_fields" and category != "private_data":
            yield Contradiction(
                (*path, "action"),
                f"“without_fields” leaves private data out; “{category}” is none.",
                "Use person_first or note.",
                "warning",
            )


def _unreachable(playbook: Playbook) -> Iterator[Contradiction]:
    """A pattern that an earlier trigger already has: the later one adds nothing."""
    seen: dict[str, str] = {}
    for position, rule in enumerate(playbook.escalation.own):
        for place, pattern in enumerate(rule.patterns):
            words = " ".join(pattern.casefold().split())
            if words in seen and seen[words] != rule.code:
                yield Contradiction(
                    ("escalation", "own", position, "patterns", place),
                    f"“{seen[words]}” already has this pattern.",
                    "Keep it at one of the two.",
                    "warning",
                )
            seen.setdefault(words, rule.code)
