"""Setting up: a workspace with its owner, first playbook and first source."""

from __future__ import annotations

import re
import zoneinfo
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbooks import add_playbook, set_mode
from handrail.pipeline.sources import create_source
from handrail.store import audit
from handrail.store.models import AuditHead, Member, Mode, Role, User, Workspace


@transaction.atomic
def create_workspace(
    *,
    name: str,
    owner_email: str,
    owner_name: str,
    owner_password: str,
    playbook_yaml: str,
    source_name: str,
    source_channel: str,
    now: datetime,
    slug: str = "",
    time_zone: str = "UTC",
    reply_address: str = "",
    mode: str = Mode.SANDBOX,
) -> Workspace:
    """Make a workspace that works from the first minute, with an owner who can sign in.

    Raises Invalid, naming the field, for what cannot be used; then nothing is made.
    """
    check_time_zone(time_zone)
    if not name.strip():
        raise Invalid(_("Give the workspace a name: the business's own."), field="name")
    if reply_address:
        _check_address(reply_address, field="reply_address")
    workspace = Workspace.objects.create(
        slug=_free_slug(slug or name),
        name=name.strip(),
        time_zone=time_zone,
        reply_address=reply_address,
        reply_name=name.strip(),
        created_at=now,
    )
    AuditHead.objects.create(workspace=workspace)
    owner = _first_owner(workspace, owner_email, owner_name, owner_password, now=now)
    playbook = add_playbook(owner, document=playbook_yaml, now=now)
    if mode != Mode.SANDBOX:
        set_mode(owner, playbook.id, mode=mode, now=now)
    create_source(owner, name=source_name, channel=source_channel, playbook_id=playbook.id, now=now)
    return workspace


def _first_owner(
    workspace: Workspace, email: str, name: str, password: str, *, now: datetime
) -> Member:
    user = find_or_make_user(email, name, password)
    owner = Member.objects.create(workspace=workspace, created_at=now, user=user, role=Role.OWNER)
    audit.append(
        workspace,
        "workspace.created",
        now=now,
        actor=owner,
        actor_kind="member",
        slug=workspace.slug,
    )
    return owner


def find_or_make_user(email: str, name: str, password: str) -> User:
    """The person of this address; a new one must have a good password."""
    address = email.strip().lower()
    _check_address(address, field="email")
    user = User.objects.filter(email=address).first()
    if user is not None:
        return user
    check_password(password, email=address, name=name)
    return User.objects.create_user(address, password, name.strip())


def has_account(email: str) -> bool:
    """Whether somebody with this address can sign in already."""
    return User.objects.filter(email=email.strip().lower()).exists()


def check_password(password: str, *, email: str, name: str) -> None:
    """Raise Invalid, with the reasons, for a password that is too weak for this person."""
    try:
        validate_password(password, User(email=email.strip().lower(), name=name.strip()))
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from error


def check_time_zone(name: str) -> None:
    """Raise Invalid for a name that is no time zone."""
    if name not in zoneinfo.available_timezones():
        raise Invalid(
            _(
                "{name!r} is no time zone: use a name such as Europe/Berlin or America/Chicago."
            ).format(name=name),
            field="time_zone",
        )


def _check_address(address: str, *, field: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid(
            _("{address!r} is no e-mail address.").format(address=address), field=field
        ) from error


def _free_slug(wanted: str) -> str:
    base = slugify(wanted)[:40] or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


@transaction.atomic
def change_workspace(
    member: Member,
    *,
    name: str,
    time_zone: str,
    reply_name: str,
    reply_address: str,
    now: datetime,
) -> None:
    """Change what the workspace is called, its time zone, and who replies come from."""
    require(member, Action.MANAGE_MEMBERS)
    check_time_zone(time_zone)
    if not name.strip():
        raise Invalid(_("A workspace has a name."), field="name")
    if reply_address:
        _check_address(reply_address, field="reply_address")
    if re.search(r"[\r\n]", reply_name):
        raise Invalid(_("The sender's name is one line."), field="reply_name")
    workspace = Workspace.objects.select_for_update().get(pk=member.workspace_id)
    workspace.name, workspace.time_zone = name.strip(), time_zone
    workspace.reply_name, workspace.reply_address = reply_name.strip(), reply_address
    workspace.save()
    audit.append(workspace, "workspace.changed", now=now, actor=member, actor_kind="member")


def only_workspace() -> Workspace:
    """The one workspace of a small installation. Raises Conflict where there is not exactly one."""
    found = list(Workspace.objects.order_by("created_at")[:2])
    if len(found) != 1:
        slugs = ", ".join(Workspace.objects.values_list("slug", flat=True)) or "none"
        raise Conflict(_("Say which workspace: there are {slugs}.").format(slugs=slugs))
    return found[0]
