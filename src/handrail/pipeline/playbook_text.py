"""Saving a draft as text: over what somebody else saved meanwhile, the changes of both are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.core.playbook.merging import Side, Stretch, chosen_text, merge, merged_text
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbook_drafts import DraftChanged, open_draft, save_draft
from handrail.store.models import Member, PlaybookDraft


class DraftOverlaps(DraftChanged):
    """Somebody else changed the same lines; `stretches` are the texts of both, side by side."""

    def __init__(self, draft: PlaybookDraft, stretches: Sequence[Stretch]) -> None:
        super().__init__(draft)
        self.stretches = tuple(stretches)


@transaction.atomic
def save_text(
    member: Member,
    draft_id: UUID,
    *,
    document: str,
    base: str,
    revision: int,
    choices: Sequence[Side] = (),
    now: datetime,
) -> PlaybookDraft:
    """Keep what was typed over the text `base`.

    Where the draft is another now, the changes of both are put together by lines. Lines that both
    changed need a choice each, made while looking at the present `revision`; else DraftOverlaps is
    raised, and nothing was kept.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    document, base, theirs = (_with_newlines(text) for text in (document, base, draft.document))
    if base == theirs:
        return save_draft(member, draft_id, document=document, revision=draft.revision, now=now)
    stretches = merge(base, document, theirs)
    overlaps = sum(stretch.agreed is None for stretch in stretches)
    if overlaps and (draft.revision != revision or len(choices) != overlaps):
        raise DraftOverlaps(draft, stretches)
    text = merged_text(stretches)
    return save_draft(
        member,
        draft_id,
        document=chosen_text(stretches, choices) if text is None else text,
        revision=draft.revision,
        now=now,
    )


def _with_newlines(text: str) -> str:
    """Lines end in one way, whatever a browser or a file made of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
