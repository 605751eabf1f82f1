"""From findings to a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.rules import InboundRules
from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.leads import LeadFacts
from handrail.core.screening.rules import ScreeningRules
from handrail.core.screening.verdict import Verdict, VerdictKind

OWN_FIELDS = ("name", "email", "phone")
LONGEST_QUOTE = 300
"""Characters of a finding in a file: one over the whole text shows how it begins."""


def decide(lead: LeadFacts, rules: ScreeningRules) -> Verdict:
    """Screen the newest message of a lead, and its files; its own contact data holds nothing back.

    Files that were screened with an earlier message are not screened again.
    """
    own = tuple(lead.fields[name] for name in OWN_FIELDS if lead.fields.get(name))
    inbound = replace(rules.inbound, own_contact=(*rules.inbound.own_contact, *own))
    found = (*_unmapped(lead), *find_inbound(lead.text, inbound), *_attached(lead, inbound))
    return judge_findings(found, rules)


def decide_earlier(lead: LeadFacts, rules: ScreeningRules) -> dict[int, Verdict]:
    """Screen what the prospect said before the newest message and nobody has screened yet.

    Somebody who writes twice within a minute must not slip the first message past screening. The
    keys are places in `lead.messages`. Files are screened with the newest message.
    """
    said = [place for place, message in enumerate(lead.messages) if message.from_prospect]
    return {
        place: decide(replace(lead, messages=lead.messages[: place + 1], attachments=()), rules)
        for place in said[:-1]
        if not lead.messages[place].screened
    }


def _attached(lead: LeadFacts, rules: InboundRules) -> Iterator[Finding]:
    """What attachments hold: AI is kept from it as from the message. Spans are in the message, so
    theirs are empty; the words say in which file they stand."""
    for attached in (each for each in lead.attachments if not each.screened):
        for finding in find_inbound(attached.text, rules):
            if finding.severity != Severity.INFO:
                why = f"In the attachment {attached.name}: {finding.why}"
                text = finding.text[:LONGEST_QUOTE]
                yield replace(finding, start=0, end=0, text=text, why=why)


def _unmapped(lead: LeadFacts) -> tuple[Finding, ...]:
    """The whole text, where it is made of fields that nobody has allowed AI to read."""
    if not (lead.context.unmapped and lead.text and lead.text == lead.fields.get("message")):
        return ()
    return (
        Finding(
            start=0,
            end=len(lead.text),
            category="unmapped_fields",
            code="unmapped_fields.message",
            text=lead.text,
            severity=Severity.NEEDS_PERSON,
            control_point=ControlPoint.PRIVATE_DATA,
            confidence=1.0,
            why="Nobody has said yet what these fields hold: map them under Sources, "
            "so that AI may read them.",
        ),
    )


def judge_findings(findings: Iterable[Finding], rules: ScreeningRules) -> Verdict:
    """The strictest action of any finding that holds; the soonest time to act among them."""
    found = tuple(findings)
    holding = [finding for finding in found if finding.severity != Severity.INFO]
    first = [finding for finding in holding if _action(finding, rules) == "person_first"]
    if first:
        ruled = [rules.rule(finding.category, finding.code) for finding in first]
        soonest = min(ruled, key=lambda rule: rule.within)
        return Verdict(
            VerdictKind.PERSON_FIRST,
            found,
            causes=tuple(first),
            escalate_to=soonest.to,
            escalate_within=soonest.within,
            escalate_count=soonest.count,
        )
    without = [finding for finding in holding if _action(finding, rules) == "without_fields"]
    if without:
        return Verdict(
            VerdictKind.AI_MAY_PREPARE_WITHOUT,
            found,
            causes=tuple(without),
            without=tuple(sorted({finding.code for finding in without})),
        )
    return Verdict(VerdictKind.AI_MAY_PREPARE, found)


def _action(finding: Finding, rules: ScreeningRules) -> str:
    return rules.rule(finding.category, finding.code).action
