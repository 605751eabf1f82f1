"""The one gate to live: an owner, and the whole decision guide."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from handrail.core.playbook.decision_guide.verdict import ItemVerdict
from handrail.pipeline.decision_guide import Guide, guide_of
from handrail.pipeline.errors import NotPermitted, Refused
from handrail.pipeline.permissions import Action, may
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.models import GoLive, Member, Playbook, PlaybookVersion


class GuideIncomplete(Refused):
    """Live is refused; `missing` are the items that stand in the way."""

    def __init__(self, version: PlaybookVersion, missing: tuple[ItemVerdict, ...]) -> None:
        titles = "; ".join(one.item.title for one in missing)
        number = "One thing is" if len(missing) == 1 else f"{len(missing)} things are"
        super().__init__(
            f"Version {version.number} cannot be live yet. {number} missing in the decision guide: "
            f"{titles}. In shadow it can be used meanwhile."
        )
        self.version = version
        self.missing = missing


def let_live(
    member: Member, playbook: Playbook, version: PlaybookVersion, *, now: datetime
) -> GoLive:
    """Let this version's replies go to real people. Raises GuideIncomplete, NotPermitted.

    The evidence is kept as it stood. Runs in the caller's transaction.
    """
    guide = guide_of(playbook, version, now=now)
    if not guide.verdict.complete:
        raise GuideIncomplete(version, guide.verdict.missing)
    if not may(member, Action.SET_MODE):
        raise NotPermitted(_("This playbook is live: an owner lets another version go live."))
    with acting_as(member):
        row = GoLive.objects.create(
            workspace_id=playbook.workspace_id,
            created_at=now,
            playbook=playbook,
            version=version,
            member=member,
            evidence=_as_it_stands(guide),
        )
        audit.append(
            playbook.workspace,
            "playbook.went_live",
            now=now,
            actor=member,
            actor_kind="member",
            playbook=str(playbook.id),
            version=version.number,
            went_live=str(row.id),
        )
    return row


def may_stay_live(
    member: Member, playbook: Playbook, version: PlaybookVersion, *, now: datetime
) -> None:
    """Let a version take the place of another on a live playbook, or refuse.

    One that was live before may return at once, whoever may activate it: a way back must be quick.
    But not where a member took back what was attested of it: then somebody knows of a fault.
    """
    went_live = GoLive.objects.filter(playbook=playbook, version=version).exists()
    if not went_live or _was_taken_back(playbook, version, now=now):
        let_live(member, playbook, version, now=now)


def _was_taken_back(playbook: Playbook, version: PlaybookVersion, *, now: datetime) -> bool:
    return any(one.taken_back for one in guide_of(playbook, version, now=now).verdict.items)


def _as_it_stands(guide: Guide) -> dict[str, list[dict[str, str]]]:
    return {
        "items": [
            {
                "item": one.item.code,
                "state": one.state.value,
                "detail": one.check.detail
                if one.check
                else one.because or guide.shown.get(one.item.code, ""),
                "evidence": one.evidence.key if one.evidence else "",
                "rests_on": guide.rests_on[one.item.code],
            }
            for one in guide.verdict.items
        ]
    }
