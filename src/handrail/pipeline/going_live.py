"""The one gate to live: an owner, and the whole decision guide."""

from __future__ import annotations

from datetime import datetime

from handrail.core.playbook.decision_guide.verdict import GuideVerdict, ItemVerdict
from handrail.pipeline.decision_guide import guide_of
from handrail.pipeline.errors import Refused
from handrail.pipeline.permissions import Action, require
from handrail.store.acting import acting_as
from handrail.store.models import GoLive, Member, Playbook, PlaybookVersion


class GuideIncomplete(Refused):
    """Live is refused; `missing` are the items that stand in the way."""

    def __init__(self, version: PlaybookVersion, missing: tuple[ItemVerdict, ...]) -> None:
        titles = "; ".join(one.item.title for one in missing)
        number = "One thing is" if len(missing) == 1 else f"{len(missing)} things are"
        super().__init__(
            f"Version {version.number} cannot be live yet. {number} missing in the decision guide: "
            f"{titles}."
        )
        self.version = version
        self.missing = missing


def let_live(
    member: Member, playbook: Playbook, version: PlaybookVersion, *, now: datetime
) -> GoLive:
    """Let this version's replies go to real people. Raises GuideIncomplete, NotPermitted.

    The evidence is kept as it stood. Runs in the caller's transaction.
    """
    require(member, Action.SET_MODE)
    guide = guide_of(playbook, version, now=now)
    if not guide.verdict.complete:
        raise GuideIncomplete(version, guide.verdict.missing)
    with acting_as(member):
        return GoLive.objects.create(
            workspace_id=playbook.workspace_id,
            created_at=now,
            playbook=playbook,
            version=version,
            member=member,
            evidence=_as_it_stands(guide.verdict),
        )


def may_stay_live(
    member: Member, playbook: Playbook, version: PlaybookVersion, *, now: datetime
) -> None:
    """Let a version take the place of another on a live playbook, or refuse.

    One that was live before may return at once, whoever may activate it: a way back must be quick.
    """
    if not GoLive.objects.filter(playbook=playbook, version=version).exists():
        let_live(member, playbook, version, now=now)


def _as_it_stands(verdict: GuideVerdict) -> dict[str, list[dict[str, str]]]:
    return {
        "items": [
            {
                "item": one.item.code,
                "state": one.state.value,
                "detail": one.check.detail if one.check else one.because,
                "evidence": one.evidence.key if one.evidence else "",
            }
            for one in verdict.items
        ]
    }
