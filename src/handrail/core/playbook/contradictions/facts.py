"""Approved facts that have expired, that nobody can find, or that say what is forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules
from handrail.core.playbook.contradictions.contradiction import Contradiction, Path
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.guard_rules import forbidden_phrases

SOON = timedelta(days=30)
BINDING = ("price", "timing")


def find(playbook: Playbook, today: date) -> Iterator[Contradiction]:
    """Faults of the facts on this day."""
    rules = OutboundRules(
        known_links=playbook.promises.known_links, phrases=forbidden_phrases(playbook)
    )
    for position, fact in enumerate(playbook.facts):
        path: Path = ("facts", position)
        yield from _expiry(path, fact, today)
        if not fact.answers:
            yield Contradiction(
                (*path, "code"),
                f"No draft will use “{fact.code}”: it answers no question.",
                "List under “answers” the words of questions that it answers.",
                "warning",
            )
        yield from _languages(path, fact, playbook)
        for where, text in _wordings(path, fact):
            yield from _said(where, text, rules)


def _expiry(path: Path, fact: Fact, today: date) -> Iterator[Contradiction]:
    if fact.expires is None:
        if fact.kind in BINDING:
            yield Contradiction(
                (*path, "code"),
                f"“{fact.code}” states a {fact.kind} without an end.",
                "Give it an “expires”, so that somebody looks at it again.",
                "warning",
            )
        return
    where = (*path, "expires")
    if fact.expires < today:
        message = f"“{fact.code}” expired on {fact.expires:%Y-%m-%d} and is not used any more."
        yield Contradiction(where, message, "Check it and move the date, or remove it.", "warning")
    elif fact.expires <= today + SOON:
        message = f"“{fact.code}” expires on {fact.expires:%Y-%m-%d}."
        yield Contradiction(where, message, "Check it and move the date in time.", "warning")


def _languages(path: Path, fact: Fact, playbook: Playbook) -> Iterator[Contradiction]:
    lacking = [
        language
        for language in playbook.tone.templates
        if language != playbook.tone.language and language not in fact.translations
    ]
    if lacking and fact.answers:
        yield Contradiction(
            (*path, "code"),
            f"“{fact.code}” cannot be said in {', '.join(lacking)}.",
            "Add it under “translations”; until then the question goes to its owner.",
            "warning",
        )


def _wordings(path: Path, fact: Fact) -> Iterator[tuple[Path, str]]:
    yield (*path, "statement"), fact.statement
    for language, text in fact.translations.items():
        yield (*path, "translations", language), text


def _said(path: Path, text: str, rules: OutboundRules) -> Iterator[Contradiction]:
    for finding in find_outbound(text, rules):
        if finding.category == "forbidden_phrase":
            yield Contradiction(
                path,
                f"“{finding.text}” is forbidden under promises: {finding.why}",
                "Say it in another way.",
            )
        elif finding.category == "link":
            yield Contradiction(
                path,
                f"“{finding.text}” is not among the known links.",
                "Add its host to promises, known_links.",
                "warning",
            )
