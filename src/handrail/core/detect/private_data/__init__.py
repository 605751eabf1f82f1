"""Private data in a text: one kind a file, all together by `find_private_data`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handrail.core.detect.normalise import Normalised, normalise
from handrail.core.detect.private_data import (
    contact,
    health,
    identity,
    payment,
    person,
    place_and_birth,
    secrets,
    street_address,
)
from handrail.core.findings import Finding, Severity

_DETECTORS = (
    payment.find,
    identity.find,
    secrets.find,
    street_address.find,
    place_and_birth.find,
    health.find,
    contact.find,
    person.find,
)
"""The order is the precedence: of two findings on the same characters the earlier kind stays."""


def find_private_data(text: str, own_contact: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Every piece of private data in a text, by position, none over another.

    `own_contact` are the sender's own name, address and number: found, with severity `info`.
    """
    return find_in(normalise(text), own_contact)


def find_in(read: Normalised, own_contact: Sequence[str] = ()) -> tuple[Finding, ...]:
    """As `find_private_data`, in a text that was normalised before."""
    own = {" ".join(value.split()).casefold() for value in own_contact if value}
    kept: list[Finding] = []
    taken: set[int] = set()
    for detect in _DETECTORS:
        for finding in _on_original(read, detect(read.text)):
            span = range(finding.start, finding.end)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(_as_own(finding, own))
    return tuple(sorted(kept))


def _on_original(read: Normalised, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        start, end = read.span(finding.start, finding.end)
        yield replace(finding, start=start, end=end, text=read.original[start:end])


def _as_own(finding: Finding, own: set[str]) -> Finding:
    if " ".join(finding.text.split()).casefold() in own:
        return replace(finding, severity=Severity.INFO)
    return finding
