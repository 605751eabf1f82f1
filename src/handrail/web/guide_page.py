"""The decision guide as its page and its document show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from handrail.core.documents.tree import Block, Document, Heading, Paragraph, Table
from handrail.core.playbook.decision_guide.item import (
    GROUPS,
    WHOLE_DOCUMENT,
    Basis,
    Group,
    Item,
    Proof,
)
from handrail.core.playbook.decision_guide.verdict import ItemVerdict, State
from handrail.core.playbook.differences import differences
from handrail.pipeline.decision_guide import Guide, guide_of
from handrail.pipeline.permissions import Action, may
from handrail.store.facts import playbook_of
from handrail.store.models import GuideEvidence, Member, Playbook, PlaybookVersion
from handrail.web.language import translatable
from handrail.web.times import absolute

STATES = {
    State.HOLDS: (translatable("Holds"), "green"),
    State.FAILS: (translatable("Does not hold"), "red"),
    State.MISSING: (translatable("Missing"), "amber"),
    State.EXPIRED: (translatable("Expired"), "amber"),
    State.NOT_NEEDED: (translatable("Not needed"), ""),
}
"""How each state is said, and the colour of its chip."""
REPAIRS = {
    "sources": "sources",
    "fields_mapped": "sources",
    "lead_came": "sources",
    "engines": "providers",
    "reviewers": "members",
    "connections_on": "connections",
    "delivery": "workspace_settings",
    "triggers_reach": "members",
}
"""The page that repairs what a check found; the draft of the playbook for all others."""
MOST_CHANGES = 3
CHANGED = {
    Basis.SOURCES: translatable("the sources, their channels or their mapping"),
    Basis.MEMBERS: translatable("whom the escalation reaches"),
    Basis.CONNECTIONS: translatable("the connections, their addresses or their secrets"),
    Basis.PROVIDERS: translatable("the model providers, their models, addresses or keys"),
    Basis.HOURS: translatable("the working hours"),
    Basis.WRITERS: translatable("who wrote the version"),
}
"""What evidence rests on beside the document, in words."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a member typed for an item, and why it was not kept."""

    item: str
    problem: str
    note: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One item: how it stands, what says so, and what this member may do about it.

    `rests_on` is the digest of what it is about, `writers` the names of who wrote the version
    where that counts, `typed` what was not kept.
    """

    verdict: ItemVerdict
    state: str
    colour: str
    detail: str
    evidence: GuideEvidence | None
    expired: str
    may_attest: bool
    may_try: bool
    may_withdraw: bool
    repair: str
    rests_on: str
    writers: str
    typed: Typed | None

    @property
    def item(self) -> Item:
        """What must hold."""
        return self.verdict.item

    @property
    def remedy(self) -> str:
        """What to do where a check does not hold."""
        check = self.verdict.check
        return check.remedy if check and not check.holds else ""


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """One of the seven groups with its lines; `done` of `needed` hold."""

    code: str
    title: str
    purpose: str
    lines: Sequence[GuideLine]

    @property
    def needed(self) -> int:
        """How many items count."""
        return sum(line.verdict.state != State.NOT_NEEDED for line in self.lines)

    @property
    def done(self) -> int:
        """How many of them hold."""
        return sum(line.verdict.state == State.HOLDS for line in self.lines)


def has_lapsed(playbook: Playbook) -> bool:
    """Whether the guide of the active version does not hold now."""
    version = playbook.active_version
    return version is None or not guide_of(playbook, version, now=timezone.now()).verdict.complete


def groups_of(guide: Guide, member: Member, typed: Typed | None = None) -> list[GuideGroup]:
    """Every group, as this member sees it; `typed` is shown again in its place."""
    return [
        GuideGroup(
            group.value,
            *GROUPS[group],
            lines=[_line(guide, one, member, typed) for one in guide.verdict.of(group)],
        )
        for group in Group
    ]


def _line(guide: Guide, one: ItemVerdict, member: Member, typed: Typed | None) -> GuideLine:
    state, colour = STATES[one.state]
    row = guide.rows.get(one.evidence.key) if one.evidence else None
    needed = one.state is not State.NOT_NEEDED
    writers = guide.writers if Basis.WRITERS in one.item.bases else ()
    attests = needed and one.item.proof is Proof.ATTESTED and may(member, _action(one.item))
    return GuideLine(
        verdict=one,
        state=str(state),
        colour=colour,
        detail=_detail(guide, one),
        evidence=row,
        expired=_expired(guide, one, row),
        may_attest=attests and one.state is not State.HOLDS and member not in writers,
        may_withdraw=attests and one.state is State.HOLDS,
        may_try=needed and one.item.proof is Proof.TRIED and may(member, Action.MANAGE_PLAYBOOKS),
        repair=REPAIRS.get(one.item.code, "") if one.lacks else "",
        rests_on=guide.rests_on[one.item.code],
        writers=" or ".join(str(writer) for writer in writers),
        typed=typed if typed and typed.item == one.item.code else None,
    )


def _action(item: Item) -> Action:
    return Action.SET_MODE if item.by_owner else Action.MANAGE_PLAYBOOKS


def _detail(guide: Guide, one: ItemVerdict) -> str:
    if one.state is State.NOT_NEEDED:
        return one.because
    return one.check.detail if one.check else guide.shown.get(one.item.code, "")


def _expired(guide: Guide, one: ItemVerdict, row: GuideEvidence | None) -> str:
    """Why evidence does not count any more."""
    if one.state is not State.EXPIRED or row is None:
        return ""
    if one.because == "time":
        days = one.item.valid_for.days if one.item.valid_for else 0
        return f"It is older than {days} days: look again."
    if one.because == "left":
        return f"{row.member} is no owner here any more: another owner takes it over."
    changes = _changes(one.item, row.version, guide.version)
    if changes:
        return f"Since then: {' · '.join(changes)}."
    bases = " or ".join(str(CHANGED[basis]) for basis in one.item.bases)
    return f"Since then something changed: {bases}."


def _changes(item: Item, before: PlaybookVersion, after: PlaybookVersion) -> list[str]:
    found = [
        str(one)
        for one in differences(playbook_of(before), playbook_of(after))
        if item.sections == WHOLE_DOCUMENT or one.path[0] in item.sections
    ]
    more = len(found) - MOST_CHANGES
    return [*found[:MOST_CHANGES], f"{more} more changes"] if more > 0 else found


def guide_document(guide: Guide, member: Member, *, now: datetime) -> Document:
    """The guide as one document, to print and to hand over."""
    verdict, blocks = guide.verdict, list[Block]()
    if verdict.complete:
        blocks.append(Paragraph("Every item that is needed holds."))
    else:
        missing = "; ".join(one.item.title for one in verdict.missing)
        blocks.append(Paragraph(f"Not complete. What is missing: {missing}."))
    for group in groups_of(guide, member):
        blocks.append(Heading(f"{group.title} ({group.done} of {group.needed})"))
        blocks.append(Paragraph(group.purpose))
        rows = [[line.item.title, line.state, _shown_by(line)] for line in group.lines]
        blocks.append(Table(("What must hold", "State", "Shown by"), rows))
    return Document(
        title=f"Decision guide: {guide.playbook.name}, version {guide.version.number}",
        subtitle=f"{guide.playbook.workspace.name}, as it stood on {absolute(now)}",
        blocks=blocks,
    )


def _shown_by(line: GuideLine) -> str:
    row = line.evidence
    if row is None:
        return line.detail or "Nothing yet"
    by = "taken back by " if line.verdict.taken_back else ""
    said = f"{row.note}\n{by}{row.member}, {absolute(row.created_at)}"
    parts = [said, row.link, line.expired, line.detail]
    return "\n".join(part for part in parts if part)
