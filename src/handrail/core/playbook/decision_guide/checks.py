"""What Handrail reads off by itself: one function an item, from facts to a result in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.core.leads import Channel
from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.decision_guide.verdict import CheckResult
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.inputs import DEFAULT_MASKED
from handrail.core.playbook.load import Problem
from handrail.core.playbook.surroundings import ALWAYS_THERE, Surroundings

ALWAYS_MASKED = ("password", "api_key", "credit_card", "iban", "bank_account", "national_id")
"""Kinds of private data that no reply needs."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One source that is on. `leads` counts those that reached people under this playbook.

    `unmapped` counts, of its newest leads, those with fields that nobody mapped. `context` says
    what any of them told of where it came from.
    """

    name: str
    channel: Channel
    leads: int
    unmapped: int
    context: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """What the checks read. `lacking` names control points with what they lack, in words.

    `deciders` are the names of those who decide on leads, `reached` their roles and addresses.
    `meant` says whom each name of the escalation means, `providers` whom leads are handed to.
    `prepared` counts leads that AI prepared under this version. `present` are the deciders who are
    not away now, `hours` the working hours in words.
    """

    playbook: Playbook
    today: date
    surroundings: Surroundings
    problems: Sequence[Problem]
    sources: Sequence[SourceFacts]
    deciders: Sequence[str]
    reached: Collection[str]
    lacking: Sequence[str]
    sender: str
    sends_mail: bool
    meant: Mapping[str, str]
    providers: Sequence[str]
    prepared: int
    present: Sequence[str]
    hours: str


def _sources(facts: GuideFacts) -> CheckResult:
    if not facts.sources:
        return CheckResult(False, "No source of this playbook is on.", "Add one under Sources.")
    return CheckResult(True, f"On: {listed(source.name for source in facts.sources)}.")


def _fields_mapped(facts: GuideFacts) -> CheckResult:
    found = [source for source in facts.sources if source.unmapped]
    if not found:
        return CheckResult(True, "None of the newest leads.")
    names = listed(f"{source.name} ({source.unmapped})" for source in found)
    return CheckResult(
        False, f"Leads with unmapped fields: {names}.", "Map them on the source's page."
    )


def _inputs_allowed(facts: GuideFacts) -> CheckResult:
    inputs = facts.playbook.inputs
    channels = list(dict.fromkeys(source.channel for source in facts.sources))
    closed = [c.value for c in channels if "message" not in inputs.allowed(c)]
    if closed:
        return CheckResult(
            False,
            f"AI may not read the message of a lead by {listed(closed)}.",
            "Allow it under What AI may see, or take the source from this playbook.",
        )
    return CheckResult(True, f"Channels: {listed(c.value for c in channels) or 'none yet'}.")


def _lead_came(facts: GuideFacts) -> CheckResult:
    empty = [source.name for source in facts.sources if not source.leads]
    if empty or not facts.sources:
        return CheckResult(
            False,
            f"No lead has come through {listed(empty) or 'any source'} to a person's desk.",
            "Send one through it; in sandbox and shadow nothing leaves.",
        )
    counts = listed(f"{source.name} {source.leads}" for source in facts.sources)
    return CheckResult(True, f"Leads so far: {counts}.")


def _consistent(facts: GuideFacts) -> CheckResult:
    errors = [problem for problem in facts.problems if problem.severity == "error"]
    if errors:
        return CheckResult(False, str(errors[0]), "Correct it in the editor.")
    warnings = len(facts.problems)
    if warnings:
        number = "one warning" if warnings == 1 else f"{warnings} warnings"
        return CheckResult(True, f"No contradiction; {number}, the first: {facts.problems[0]}")
    return CheckResult(True, "No contradiction and no warning.")


def _engines(facts: GuideFacts) -> CheckResult:
    policy = facts.playbook.data_policy
    named = [*policy.engines, *(code for codes in policy.task_engines.values() for code in codes)]
    absent = [code for code in dict.fromkeys(named) if code not in facts.surroundings.engines]
    if absent:
        return CheckResult(
            False,
            f"Not set up or switched off: {listed(absent)}.",
            "Add it under Models, or take it out of the data policy.",
        )
    return CheckResult(True, f"Asked in this order: {listed(policy.engines)}.")


def _facts_current(facts: GuideFacts) -> CheckResult:
    expired = [fact.code for fact in facts.playbook.facts if not fact.is_approved(facts.today)]
    if expired:
        return CheckResult(
            False, f"Expired: {listed(expired)}.", "Check each and move its date, or remove it."
        )
    return CheckResult(True, f"{len(facts.playbook.facts)} approved.")


def _reviewers(facts: GuideFacts) -> CheckResult:
    if not facts.deciders:
        return CheckResult(False, "Nobody who decides can sign in.", "Add a member.")
    if not facts.present:
        return CheckResult(
            False, "Everybody who decides is away now.", "End an absence, or wait for somebody."
        )
    away = [name for name in facts.deciders if name not in facts.present]
    also = f" Away now: {listed(away)}." if away else ""
    return CheckResult(True, f"{listed(facts.present)}.{also}")


def _owners_there(facts: GuideFacts) -> CheckResult:
    if facts.lacking:
        return CheckResult(
            False, f"{'; '.join(facts.lacking)}.", "Name other owners, or add members."
        )
    return CheckResult(True, "All twelve have them.")


def _records_placed(facts: GuideFacts) -> CheckResult:
    records = facts.playbook.write_back.records
    nowhere = [kind.replace("_", " ") for kind in RECORD_KINDS if not records.get(kind)]
    if nowhere:
        return CheckResult(
            False,
            f"Written nowhere: {listed(nowhere)}.",
            "Name a connection, or timeline for Handrail's own.",
        )
    return CheckResult(True, f"All {len(RECORD_KINDS)}.")


def _connections_on(facts: GuideFacts) -> CheckResult:
    if "write_back" not in facts.playbook.model_fields_set:
        return CheckResult(True, "The playbook names none of its own.")
    there = facts.surroundings.connections | ALWAYS_THERE
    named = [code for codes in facts.playbook.write_back.records.values() for code in codes]
    absent = [code for code in dict.fromkeys(named) if code not in there]
    if absent:
        return CheckResult(
            False, f"Not there or off: {listed(absent)}.", "Add it under Connections."
        )
    return CheckResult(True, f"{listed(dict.fromkeys(named))}.")


def _masked(facts: GuideFacts) -> CheckResult:
    inputs = facts.playbook.inputs
    absent = [kind for kind in ALWAYS_MASKED if kind not in inputs.mask]
    if absent:
        return CheckResult(
            False,
            f"Not masked: {listed(kind.replace('_', ' ') for kind in absent)}.",
            "Add them under What AI may see, mask.",
        )
    usual = [kind.replace("_", " ") for kind in DEFAULT_MASKED if kind not in inputs.mask]
    also = f" Usually masked as well: {listed(usual)}." if usual else ""
    return CheckResult(True, f"{len(inputs.mask)} kinds are masked.{also}")


def _triggers_reach(facts: GuideFacts) -> CheckResult:
    escalation = facts.playbook.escalation
    named = {rule.code: rule.to for rule in escalation.own}
    named |= {category: trigger.to for category, trigger in escalation.triggers.items()}
    lost = [f"{trigger} ({to})" for trigger, to in named.items() if not _reached(facts, to)]
    lost += [f"the chain ({name})" for name in escalation.chain if not _reached(facts, name)]
    if lost:
        return CheckResult(
            False,
            f"Nobody who decides is there for {listed(lost)}.",
            "Name a role that somebody has, or a member who decides.",
        )
    if not escalation.chain:
        return CheckResult(
            False, "Nobody is next when nobody acts.", "Name somebody in the escalation's chain."
        )
    return CheckResult(True, f"After them: {listed(escalation.chain)}.")


def _reached(facts: GuideFacts, name: str) -> bool:
    """Whether somebody who may act on a lead goes by this role or address."""
    return name.casefold() in facts.reached


def _delivery(facts: GuideFacts) -> CheckResult:
    if facts.sends_mail and facts.sender:
        return CheckResult(True, f"By mail, from {facts.sender}.")
    if facts.sends_mail:
        return CheckResult(
            False, "Replies have no sender.", "Set the reply address under Workspace."
        )
    return CheckResult(
        True, "No outgoing mail server is set: a person copies each approved reply by hand."
    )


CHECKS: dict[str, Callable[[GuideFacts], CheckResult]] = {
    "sources": _sources,
    "fields_mapped": _fields_mapped,
    "inputs_allowed": _inputs_allowed,
    "lead_came": _lead_came,
    "consistent": _consistent,
    "engines": _engines,
    "facts_current": _facts_current,
    "reviewers": _reviewers,
    "owners_there": _owners_there,
    "records_placed": _records_placed,
    "connections_on": _connections_on,
    "masked": _masked,
    "triggers_reach": _triggers_reach,
    "delivery": _delivery,
}


def check_all(facts: GuideFacts) -> dict[str, CheckResult]:
    """The result of every check."""
    return {code: check(facts) for code, check in CHECKS.items()}


def listed(names: Iterable[str]) -> str:
    """Names one after the other, as a sentence says them."""
    return ", ".join(names)
