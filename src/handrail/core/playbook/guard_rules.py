"""What a playbook tells the guard: approved facts, known links, forbidden and bound phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from handrail.core.detect.rules import OutboundRules, OwnPhrase
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.promises import PhraseRule


def approved_statements(playbook: Playbook, today: date) -> tuple[str, ...]:
    """Every wording of every fact that has not expired."""
    return tuple(
        wording
        for fact in playbook.facts
        if fact.is_approved(today)
        for wording in (fact.statement, *fact.translations.values())
    )


def outbound_rules(
    playbook: Playbook,
    *,
    today: date,
    source: str = "",
    lead_values: Mapping[str, str] | None = None,
    other_leads_values: tuple[str, ...] = (),
    approved: tuple[str, ...] = (),
) -> OutboundRules:
    """How the guard reads a text under this playbook on this day.

    `approved` are statements that count as approved beside its facts.
    """
    return OutboundRules(
        facts=(*approved_statements(playbook, today), *approved),
        known_links=playbook.promises.known_links,
        phrases=outbound_phrases(playbook),
        source=source,
        lead_values=lead_values,
        other_leads_values=other_leads_values,
    )


def outbound_phrases(playbook: Playbook) -> tuple[OwnPhrase, ...]:
    """What the playbook forbids, and what it lets pass with a sign-off."""
    return tuple(_phrases(playbook))


def forbidden_phrases(playbook: Playbook) -> tuple[OwnPhrase, ...]:
    """What the playbook forbids outright."""
    return tuple(phrase for phrase in _phrases(playbook) if phrase.forbidden)


def _phrases(playbook: Playbook) -> Iterator[OwnPhrase]:
    for forbidden, rules in (
        (True, playbook.promises.forbidden),
        (False, playbook.promises.sign_off),
    ):
        for rule in rules:
            yield _phrase(rule, forbidden=forbidden)


def _phrase(rule: PhraseRule, *, forbidden: bool) -> OwnPhrase:
    return OwnPhrase(
        code=rule.code,
        why=rule.why,
        patterns=rule.patterns,
        examples=rule.examples,
        control_point=rule.control_point,
        forbidden=forbidden,
    )
