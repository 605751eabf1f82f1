"""The decision guide of a playbook: how it stands, what members attest, what is tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.core.playbook.decision_guide.checks import check_all
from handrail.core.playbook.decision_guide.item import Basis, Item, Proof
from handrail.core.playbook.decision_guide.items import item_of
from handrail.core.playbook.decision_guide.shown import show_all
from handrail.core.playbook.decision_guide.verdict import Evidence, GuideVerdict, judge_guide
from handrail.core.providers import ENVIRONMENT
from handrail.pipeline import trials
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.guide_digests import digests, writers_of
from handrail.pipeline.guide_facts import (
    facts_of,
    members_there,
    not_needed,
    used_connections,
    used_engines,
)
from handrail.pipeline.model_providers import try_environment, try_provider
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.facts import playbook_of
from handrail.store.models import (
    GuideEvidence,
    Member,
    ModelProvider,
    Playbook,
    PlaybookVersion,
    Role,
)

LONGEST_NOTE = 2000
LONGEST_LINK = 500


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one version of a playbook.

    `rows` are all its evidence by id, `rests_on` the present digests by item. `shown` is what
    Handrail sees of an item that a member attests, `writers` who wrote the version.
    """

    playbook: Playbook
    version: PlaybookVersion
    verdict: GuideVerdict
    rows: dict[str, GuideEvidence]
    rests_on: dict[str, str]
    shown: dict[str, str]
    writers: tuple[Member, ...]


def guide_of(playbook: Playbook, version: PlaybookVersion, *, now: datetime) -> Guide:
    """How the guide stands for this version: every check anew, every evidence weighed."""
    document, workspace = playbook_of(version), playbook.workspace
    facts, rests_on = facts_of(playbook, version, now=now), digests(playbook, version)
    rows = {
        str(row.id): row
        for row in GuideEvidence.objects.filter(playbook=playbook).select_related(
            "member__user", "version"
        )
    }
    verdict = judge_guide(
        tasks_on=[task for task, on in document.tasks.model_dump().items() if on],
        not_needed=not_needed(playbook, document),
        checks=check_all(facts),
        evidence=_evidence(list(rows.values())),
        rests_on=rests_on,
        owners={str(member.id) for member in members_there(workspace) if member.role == Role.OWNER},
        now=now,
    )
    writers = tuple(Member.objects.of(workspace).filter(pk__in=writers_of(version)))
    return Guide(playbook, version, verdict, rows, rests_on, show_all(facts), writers)


def _evidence(rows: Sequence[GuideEvidence]) -> list[Evidence]:
    return [
        Evidence(row.item, row.holds, row.rests_on, row.created_at, str(row.id), str(row.member_id))
        for row in rows
    ]


def attest(
    member: Member,
    version_id: UUID,
    code: str,
    *,
    note: str,
    seen: str,
    link: str = "",
    now: datetime,
) -> GuideEvidence:
    """Say by name that an item holds for this version. Raises Invalid, NotPermitted.

    `seen` is the digest of what the member looked at; Conflict where that is gone by now.
    """
    version, item = _item_of_version(member, version_id, code, Proof.ATTESTED)
    if Basis.WRITERS in item.bases and member.id in writers_of(version):
        raise NotPermitted(_("You wrote this version: somebody else reads it."))
    note, link = note.strip(), link.strip()
    if not note:
        raise Invalid(_("Say in a sentence what you looked at and saw."), field="note")
    _check_length(note)
    if len(link) > LONGEST_LINK:
        raise Invalid(
            _("A link has at most {longest_link} characters.").format(longest_link=LONGEST_LINK),
            field="link",
        )
    if link and (urlsplit(link).scheme != "https" or not urlsplit(link).hostname):
        raise Invalid(_("A link begins with https://."), field="link")
    given = _Given(holds=True, note=note, link=link, seen=seen)
    return _keep(member, version, item, given, now=now)


def withdraw(
    member: Member, version_id: UUID, code: str, *, note: str, now: datetime
) -> GuideEvidence:
    """Take back what was attested for this version; the reason is kept."""
    version, item = _item_of_version(member, version_id, code, Proof.ATTESTED)
    note = note.strip()
    if not note:
        raise Invalid(_("Say in a sentence why it does not hold any more."), field="note")
    _check_length(note)
    return _keep(member, version, item, _Given(holds=False, note=note), now=now)


def try_out(member: Member, version_id: UUID, code: str, *, now: datetime) -> GuideEvidence:
    """Try with the outside what only a trial can show; what came back is kept as evidence.

    Raises Conflict where what was tried is another thing by the time that it answered.
    """
    version, item = _item_of_version(member, version_id, code, Proof.TRIED)
    before = digests(version.playbook, version)[item.code]
    tried = _write_to_connections if item.code == "test_write" else _ask_engines
    results = tried(member, version, now=now)
    if not results:
        raise Conflict(_("There is nothing to try: this playbook uses none."))
    words = " ".join(f"{name}: {trial.words}" for name, trial in results)
    worked = all(trial.worked for _, trial in results)
    given = _Given(holds=worked, note=words, seen=before)
    return _keep(member, version, item, given, now=now)


def _write_to_connections(
    member: Member, version: PlaybookVersion, *, now: datetime
) -> list[tuple[str, trials.Trial]]:
    connections = used_connections(member.workspace, playbook_of(version))
    return [(row.name, trials.try_connection(member, row.id, now=now)) for row in connections]


def _ask_engines(
    member: Member, version: PlaybookVersion, *, now: datetime
) -> list[tuple[str, trials.Trial]]:
    results = []
    for code in used_engines(playbook_of(version)):
        row = ModelProvider.objects.of(member.workspace).filter(code=code, is_active=True).first()
        if row is not None:
            trial = try_provider(member, row.id, now=now)
            words = trial.problem or f"it answered in {trial.seconds:.1f} seconds."
            results.append((row.name, trials.Trial(not trial.problem, words)))
        elif code == ENVIRONMENT:
            results.append((code, try_environment(member)))
        else:
            results.append((code, trials.Trial(False, "it is not set up.")))
    return results


def _item_of_version(
    member: Member, version_id: UUID, code: str, proof: Proof
) -> tuple[PlaybookVersion, Item]:
    require(member, Action.MANAGE_PLAYBOOKS)
    version = find(PlaybookVersion, member, version_id)
    item = item_of(code)
    if item is None or item.proof is not proof:
        raise Invalid(_("There is no such item in the decision guide."), field="item")
    if item.by_owner:
        require(member, Action.SET_MODE)
    return version, item


def _check_length(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise Invalid(
            _("A note has at most {longest_note} characters.").format(longest_note=LONGEST_NOTE),
            field="note",
        )


@dataclass(frozen=True, slots=True)
class _Given:
    """What a member says, or a trial showed; `seen` is the digest of what it is about."""

    holds: bool
    note: str
    link: str = ""
    seen: str = ""


def _keep(
    member: Member, version: PlaybookVersion, item: Item, given: _Given, *, now: datetime
) -> GuideEvidence:
    with acting_as(member):
        # Locked, so that nothing is taken back while the same guide lets the playbook go live.
        playbook = find_locked(Playbook, member, version.playbook_id)
        rests_on = digests(playbook, version)[item.code]
        if given.holds and given.seen != rests_on:
            raise Conflict(
                _(
                    "What this is about changed since you looked at it. "
                    "Look again: the page shows it as it is now."
                )
            )
        row = GuideEvidence.objects.create(
            workspace_id=member.workspace_id,
            created_at=now,
            playbook=playbook,
            version=version,
            item=item.code,
            holds=given.holds,
            note=given.note,
            link=given.link,
            rests_on=rests_on,
            member=member,
        )
        audit.append(
            member.workspace,
            "guide.evidence",
            now=now,
            actor=member,
            actor_kind="member",
            playbook=str(version.playbook_id),
            version=version.number,
            item=item.code,
            holds=given.holds,
        )
    return row
