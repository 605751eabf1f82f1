"""Whether the guide is complete: each item that is needed has evidence that still stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handrail.core.playbook.decision_guide.item import Group, Item, Proof
from handrail.core.playbook.decision_guide.items import ITEMS


class State(StrEnum):
    """How an item stands."""

    HOLDS = "holds"
    FAILS = "fails"
    MISSING = "missing"
    EXPIRED = "expired"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What Handrail found by itself. `remedy` says what to do where it does not hold."""

    holds: bool
    detail: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was tried or attested, in the order of `at`.

    `rests_on` is the digest of what it was given for. With `holds` false it is a trial that
    failed, or an attestation that was withdrawn. `by` is the member who gave it.
    """

    item: str
    holds: bool
    rests_on: str
    at: datetime
    key: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """One item as it stands; `evidence` is the row that it stands or falls with."""

    item: Item
    state: State
    check: CheckResult | None = None
    evidence: Evidence | None = None
    because: str = ""

    @property
    def lacks(self) -> bool:
        """Whether live is refused for it."""
        return self.state not in (State.HOLDS, State.NOT_NEEDED)

    @property
    def taken_back(self) -> bool:
        """Whether a member said of just this that it does not hold any more."""
        return self.state is State.MISSING and self.evidence is not None


@dataclass(frozen=True, slots=True)
class GuideVerdict:
    """Every item, in its order."""

    items: Sequence[ItemVerdict]

    @property
    def missing(self) -> tuple[ItemVerdict, ...]:
        """What stands in the way of live."""
        return tuple(one for one in self.items if one.lacks)

    @property
    def complete(self) -> bool:
        """Whether nothing does."""
        return not self.missing

    def of(self, group: Group) -> tuple[ItemVerdict, ...]:
        """The items of one group."""
        return tuple(one for one in self.items if one.item.group == group)


def judge_guide(
    *,
    tasks_on: Collection[str],
    not_needed: Mapping[str, str],
    checks: Mapping[str, CheckResult],
    evidence: Sequence[Evidence],
    rests_on: Mapping[str, str],
    owners: Collection[str],
    now: datetime,
) -> GuideVerdict:
    """The guide as it stands now.

    `not_needed` says of items why the business has nothing that they are about. `checks` are the
    results of what Handrail reads off; an item without one is missing. `rests_on` are the present
    digests by item. `owners` are the members who are owners and can sign in.
    """

    def judged(item: Item) -> ItemVerdict:
        if item.tasks and not set(item.tasks) & set(tasks_on):
            return ItemVerdict(item, State.NOT_NEEDED, because="The task is switched off.")
        if item.code in not_needed:
            return ItemVerdict(item, State.NOT_NEEDED, because=not_needed[item.code])
        if item.proof is Proof.CHECKED:
            return _judge_check(item, checks.get(item.code))
        own = [row for row in evidence if row.item == item.code]
        found = _judge_evidence(item, own, rests_on[item.code], now)
        return _while_they_are_there(found, owners)

    return GuideVerdict(tuple(judged(item) for item in ITEMS))


def _judge_check(item: Item, found: CheckResult | None) -> ItemVerdict:
    if found is None:
        return ItemVerdict(item, State.MISSING, because="It was not checked.")
    return ItemVerdict(item, State.HOLDS if found.holds else State.FAILS, check=found)


def _while_they_are_there(found: ItemVerdict, owners: Collection[str]) -> ItemVerdict:
    by = found.evidence.by if found.evidence else ""
    if found.state is not State.HOLDS or not found.item.in_person or by in owners:
        return found
    return ItemVerdict(found.item, State.EXPIRED, evidence=found.evidence, because="left")


def _judge_evidence(
    item: Item, rows: Sequence[Evidence], rests_on: str, now: datetime
) -> ItemVerdict:
    """Evidence for what is there now counts, also where something else was there in between."""
    if not rows:
        return ItemVerdict(item, State.MISSING)
    standing = [row for row in rows if row.rests_on == rests_on]
    if not standing:
        return ItemVerdict(item, State.EXPIRED, evidence=_newest(rows), because="changed")
    newest = _newest(standing)
    if not newest.holds:
        state = State.FAILS if item.proof is Proof.TRIED else State.MISSING
        return ItemVerdict(item, state, evidence=newest)
    if item.valid_for is not None and now - newest.at > item.valid_for:
        return ItemVerdict(item, State.EXPIRED, evidence=newest, because="time")
    return ItemVerdict(item, State.HOLDS, evidence=newest)


def _newest(rows: Sequence[Evidence]) -> Evidence:
    """Of two at the same moment the one that says no."""
    return max(rows, key=lambda row: (row.at, not row.holds))
