"""What a playbook tells screening."""

from __future__ import annotations

from handrail.core.detect.rules import InboundRules, OwnTrigger
from handrail.core.findings import INBOUND_CATEGORIES
from handrail.core.playbook.document import Playbook
from handrail.core.screening.rules import CategoryRule, ScreeningRules


def screening_rules(playbook: Playbook) -> ScreeningRules:
    """The triggers of a playbook as screening reads them."""
    escalation = playbook.escalation
    categories = {
        category: CategoryRule(trigger.action, trigger.to, trigger.within, trigger.count)
        for category in INBOUND_CATEGORIES
        for trigger in [escalation.trigger(category)]
    }
    own = {
        f"playbook_trigger.{rule.code}": CategoryRule(rule.action, rule.to, rule.within, rule.count)
        for rule in escalation.own
    }
    return ScreeningRules(
        inbound=InboundRules(
            high_value_amount=escalation.high_value_amount,
            named_accounts=escalation.named_accounts,
            languages=languages(playbook),
            triggers=tuple(
                OwnTrigger(rule.code, rule.why, rule.patterns, rule.examples)
                for rule in escalation.own
            ),
        ),
        categories={**categories, **own},
    )


def languages(playbook: Playbook) -> tuple[str, ...]:
    """The languages that replies can be written in: the templates', and the playbook's own."""
    return tuple(dict.fromkeys((playbook.tone.language, *playbook.tone.templates)))
