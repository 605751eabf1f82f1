"""The public link of safe intake: made, worded, renewed, and switched on and off."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.safe_intake.checking import find_refusals
from handrail.core.safe_intake.fields import tidy
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.safe_intake_allowance import for_everybody
from handrail.store import audit
from handrail.store.models import Member, SafeIntakeLink

LONGEST_PROMISE = 300
USUAL_PROMISE = "One of us reads what you send within two working days."


@transaction.atomic
def save_link(member: Member, *, promise: str, now: datetime) -> SafeIntakeLink:
    """Make the link, or change what its page promises. Raises Invalid for no words, or a name."""
    require(member, Action.MANAGE_SOURCES)
    words = " ".join(tidy(promise).split())
    if not words or len(words) > LONGEST_PROMISE:
        raise Invalid(_("Say who looks at it and by when, in a sentence or two."), field="promise")
    if find_refusals("business_risk", words, for_everybody(member.workspace)):
        raise Invalid(
            _("Everybody with the link reads this: name a role, and no number or address."),
            field="promise",
        )
    link = _of(member)
    if link is None:
        link = SafeIntakeLink(
            workspace=member.workspace, created_at=now, key=_new_key(), is_active=True
        )
        action = "safe_intake.link_made"
    else:
        action = "safe_intake.link_worded"
    link.promise = words
    return _save(link, member, action, now=now)


@transaction.atomic
def renew_link(member: Member, *, now: datetime) -> SafeIntakeLink:
    """Give it another key; whoever has the old one finds nothing."""
    require(member, Action.MANAGE_SOURCES)
    link = _there(member)
    link.key = _new_key()
    return _save(link, member, "safe_intake.link_renewed", now=now)


@transaction.atomic
def switch_link(member: Member, *, on: bool, now: datetime) -> SafeIntakeLink:
    """Take answers by the link, or none."""
    require(member, Action.MANAGE_SOURCES)
    link = _there(member)
    link.is_active = on
    action = "safe_intake.link_on" if on else "safe_intake.link_off"
    return _save(link, member, action, now=now)


def _new_key() -> str:
    return secrets.token_urlsafe(24)


def _of(member: Member) -> SafeIntakeLink | None:
    rows = SafeIntakeLink.objects.of(member.workspace).select_for_update(of=("self",))
    return rows.first()


def _there(member: Member) -> SafeIntakeLink:
    link = _of(member)
    if link is None:
        raise Conflict(_("There is no public link yet. Make one first."))
    return link


def _save(link: SafeIntakeLink, member: Member, action: str, *, now: datetime) -> SafeIntakeLink:
    link.changed_by, link.changed_at = member, now
    link.save()
    audit.append(member.workspace, action, now=now, actor=member, actor_kind="member")
    return link
