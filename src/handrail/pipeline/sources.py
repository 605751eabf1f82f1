"""Sources and connections: the ways in, and the places that records go to."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from handrail.core.leads import Channel
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.mailbox import begin_collecting
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Connection, Member, Playbook, Source


@transaction.atomic
def create_source(
    member: Member,
    *,
    name: str,
    channel: str,
    playbook_id: UUID,
    now: datetime,
    settings: dict[str, Any] | None = None,
    field_mapping: dict[str, str] | None = None,
    password: str = "",
    token: str = "",
    key: str = "",
) -> Source:
    """A new way in; its key is drawn by chance and is the secret part of its address."""
    require(member, Action.MANAGE_SOURCES)
    if channel not in {kind.value for kind in Channel}:
        raise Invalid(_("Choose one of the seven channels."), field="channel")
    if not name.strip():
        raise Invalid(_("Give the source a name that your team knows."), field="name")
    source = Source.objects.create(
        workspace=member.workspace,
        created_at=now,
        key=key or secrets.token_urlsafe(18),
        name=name.strip()[:120],
        channel=channel,
        playbook=find(Playbook, member, playbook_id),
        settings=settings or {},
        field_mapping=field_mapping or {},
        password=password,
        token=token,
    )
    begin_collecting(source, now=now)
    _audit(member, "source.added", now=now, source=str(source.id), channel=channel)
    return source


@transaction.atomic
def update_source(member: Member, source_id: UUID, *, now: datetime, **changes: Any) -> Source:
    """Change any of what `allowed` names. Raises Invalid for anything else."""
    require(member, Action.MANAGE_SOURCES)
    source = find_locked(Source, member, source_id)
    allowed = {
        "name",
        "playbook_id",
        "settings",
        "field_mapping",
        "password",
        "token",
        "is_active",
    }
    unknown = set(changes) - allowed
    if unknown:
        raise Invalid(_("A source has no {sorted}.").format(sorted=", ".join(sorted(unknown))))
    if "playbook_id" in changes:
        find(Playbook, member, changes["playbook_id"])
    for name, value in changes.items():
        setattr(source, name, value)
    source.save()
    begin_collecting(source, now=now)
    _audit(member, "source.changed", now=now, source=str(source.id), changed=sorted(changes))
    return source


@transaction.atomic
def save_connection(
    member: Member,
    *,
    code: str,
    name: str,
    address: str,
    is_active: bool,
    now: datetime,
    secret: str = "",
) -> Connection:
    """Make or change an outgoing webhook; a new one is given a secret of the scheme's form."""
    require(member, Action.MANAGE_CONNECTIONS)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Invalid(_("An address looks like https://crm.example.com/hooks."), field="address")
    code = code or connection_code(name)
    row = Connection.objects.of(member.workspace).filter(code=code).first() or Connection(
        workspace=member.workspace, created_at=now, code=code, secret=new_webhook_secret()
    )
    row.name, row.address, row.is_active = name.strip()[:120] or code, address, is_active
    row.secret = secret or row.secret
    row.save()
    _audit(member, "connection.saved", now=now, connection=str(row.id), active=is_active)
    return row


def connection_code(name: str) -> str:
    """The code by which playbooks name a connection of this name: “My CRM” is `my_crm`."""
    return code_of_name(name, "connection")


def code_of_name(name: str, noun: str) -> str:
    """A name as a code for playbooks; `noun` begins it where the name begins with no letter."""
    code = slugify(name).replace("-", "_")[:60].strip("_")
    return code if code[:1].isalpha() else f"{noun}_{code}"[:60].rstrip("_")


def new_webhook_secret() -> str:
    """A secret as the Standard Webhooks scheme writes it: whsec_ and base64 of 32 bytes."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def source_by_key(key: str) -> Source:
    """The source of an endpoint's key. Raises Conflict where there is none."""
    source: Source | None = (
        Source.objects.filter(key=key)
        .select_related("workspace", "playbook__active_version")
        .first()
    )
    if source is None:
        raise Conflict(_("There is no source with this address."))
    return source


def _audit(member: Member, action: str, *, now: datetime, **data: Any) -> None:
    audit.append(member.workspace, action, now=now, actor=member, actor_kind="member", **data)
