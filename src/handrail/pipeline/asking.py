"""Asking for sign-offs ahead of the decision, so that the asker can go on with the next lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline import sign_offs
from handrail.pipeline.errors import Invalid
from handrail.pipeline.find import find
from handrail.pipeline.guard import judge, read_outbound
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.items import editors_of, open_item_of
from handrail.pipeline.permissions import Action, require
from handrail.store.models import Lead, Member


@transaction.atomic
def ask_for_sign_offs(
    member: Member, item_id: UUID, *, subject: str, text: str, only: str = "", now: datetime
) -> tuple[UUID, ...]:
    """Ask the owners about every statement of this text that lacks a yes. Decides nothing.

    `only` narrows it to one question, by its key. Raises Invalid when there is nothing to ask.
    """
    require(member, Action.REVIEW)
    item = open_item_of(member, item_id)
    lead = find(Lead, member, item.lead_id)
    read = read_outbound(lead, playbooks_in_force(lead), subject=subject, text=text, now=now)
    verdict = judge(lead, read, decider=member, editors=editors_of(lead, member, text))
    if only:
        chosen = [one for one in verdict.missing if one.key == only]
        verdict = replace(verdict, missing=tuple(chosen))
    asked = sign_offs.ask(member, item, verdict, now=now)
    if not asked:
        raise Invalid(_("Nothing in this text needs a sign-off that could be asked for."))
    return asked
