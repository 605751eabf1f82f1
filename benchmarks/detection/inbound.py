"""How well screening reads leads' texts: triggers, injection, private data."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.detection import sets
from benchmarks.detection.scores import Scores, print_rate, print_scores
from benchmarks.detection.sets import Example, Span
from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.private_data import find_private_data
from handrail.core.findings import Finding, Severity

LABELS = {
    "person": "PERSON",
    "street_address": "STREET_ADDRESS",
    "credit_card": "CREDIT_CARD",
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "iban": "IBAN_CODE",
    "us_ssn": "US_SSN",
    "ip_address": "IP_ADDRESS",
    "zip_code": "ZIP_CODE",
    "driver_license": "US_DRIVER_LICENSE",
    "age": "AGE",
}
"""Labels of the private-data set for the codes that we print."""
NOTES = frozenset({"unclear_scope", "not_a_lead"})
"""Categories that hold nothing back and count as found all the same."""


def measure() -> None:
    """Print every score of the inbound half."""
    _triggers("Triggers, shared set, by document", sets.shared("triggers"))
    _triggers("Triggers, own set, by document", sets.own_triggers())
    print("\nHeld back or missed")
    _held("ordinary enquiries held back (shared)", sets.shared("enquiries"))
    _held("ordinary enquiries held back (own)", sets.own_ordinary())
    _injection()
    _bank()
    _private_data(sets.shared("private_data"))


def holding(findings: tuple[Finding, ...]) -> set[str]:
    """The categories of findings that hold a lead back."""
    return {f.category for f in findings if f.severity != Severity.INFO}


def _categories(findings: tuple[Finding, ...]) -> set[str]:
    return holding(findings) | {f.category for f in findings if f.category in NOTES}


def _triggers(title: str, examples: list[Example]) -> None:
    if not examples:
        print(f"\n{title}: absent, skipped")
        return
    scores = Scores()
    for example in examples:
        scores.documents(example.text, example.labels, _categories(find_inbound(example.text)))
    print_scores(title, scores)


def _held(title: str, examples: list[Example]) -> None:
    held = sum(bool(holding(find_inbound(example.text))) for example in examples)
    print_rate(title, held, len(examples))


def _injection() -> None:
    attacks = sets.shared("injection")
    found = sum("injection" in holding(find_inbound(attack.text)) for attack in attacks)
    print_rate("injection found (shared attacks)", found, len(attacks))
    ordinary = sets.shared("enquiries") + sets.own_ordinary()
    alarms = sum("injection" in holding(find_inbound(text.text)) for text in ordinary)
    print_rate("injection, false alarms on ordinary enquiries", alarms, len(ordinary))


def _bank() -> None:
    requests = sets.shared("bank_requests")
    disputes = [r for r in requests if "billing_conflict" in r.labels]
    others = [r for r in requests if "billing_conflict" not in r.labels]
    for title, group in (("found", disputes), ("false alarms", others)):
        hits = sum("billing_conflict" in holding(find_inbound(r.text)) for r in group)
        print_rate(f"billing conflicts in requests to a bank, {title}", hits, len(group))


def _private_data(examples: list[Example]) -> None:
    if not examples:
        print("\nPrivate data: absent, skipped")
        return
    known = frozenset(LABELS.values())
    scores = Scores()
    documents = found = 0
    for example in examples:
        wanted = [span for span in example.spans if span.label in known]
        got = spans_of(find_private_data(example.text))
        scores.spans(example.text, wanted, [span for span in got if span.label in known])
        documents += bool(wanted)
        found += bool(wanted and got)
    print_scores("Private data, by span (overlap)", scores)
    print_rate("documents with private data in which some was found", found, documents)


def spans_of(findings: Iterable[Finding]) -> list[Span]:
    """Findings of private data with the labels of the set."""
    return [Span(f.start, f.end, LABELS.get(f.code.partition(".")[2], f.code)) for f in findings]
