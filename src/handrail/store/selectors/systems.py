"""Reads for the systems audit: what Handrail knows by itself, and what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from handrail.core.playbook.escalation import default_triggers
from handrail.core.routes.systems_audit import (
    Access,
    Entry,
    Key,
    Kind,
    Known,
    Line,
    Risk,
    State,
    Written,
    merged,
)
from handrail.store import facts
from handrail.store.audit_words import code_in_words
from handrail.store.models import (
    Connection,
    Member,
    ModelProvider,
    Playbook,
    Source,
    SystemEntry,
    Workspace,
)


def audit_lines(workspace: Workspace) -> tuple[Line, ...]:
    """Every line of the audit, with the things as they are now."""
    rows = SystemEntry.objects.of(workspace).select_related("changed_by__user")
    return merged(tuple(known_things(workspace)), [entry_of(row) for row in rows])


def entry_of(row: SystemEntry) -> Entry:
    """What is kept of one line."""
    written = Written(
        kind=Kind(row.kind),
        name=row.name,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        touches=row.touches,
        access=Access(row.access),
        risk=Risk(row.risk),
        state=State(row.state),
        due=row.due,
        note=row.note,
    )
    return Entry(
        Key(row.thing, row.thing_id),
        written,
        version=row.version,
        seen=row.seen,
        by=str(row.changed_by),
        at=row.changed_at,
        closed=row.closed_at is not None,
    )


def known_things(workspace: Workspace) -> Iterator[Known]:
    """What Handrail knows of the tools, owners, paths, triggers and access of a workspace."""
    members = list(Member.objects.of(workspace).select_related("user"))
    by_address = {row.user.email: row for row in members if row.is_active}
    for source in Source.objects.of(workspace).select_related("playbook"):
        yield from _of_source(source, by_address)
    yield from (_of_connection(row) for row in Connection.objects.of(workspace))
    for provider in ModelProvider.objects.of(workspace):
        yield from _of_provider(provider)
    yield from (_of_member(row) for row in members)
    for playbook in Playbook.objects.of(workspace).select_related("active_version"):
        yield _of_playbook(playbook)
    yield Known(
        Key("replies", workspace.pk),
        Kind.PATH,
        "Replies by mail",
        f"Approved replies leave as {workspace.reply_name or workspace.name} "
        f"<{workspace.reply_address}>.",
        there=bool(workspace.reply_address),
        access=Access.WRITES,
    )


def _of_source(row: Source, by_address: dict[str, Member]) -> Iterator[Known]:
    off = "" if row.is_active else " It is switched off."
    owner = by_address.get(row.settings.get("owner", ""))
    host = row.settings.get("host", "")
    read_from = f" The mailbox {row.settings.get('username', '')} at {host}." if host else ""
    yield Known(
        Key("source", row.id),
        Kind.PATH,
        row.name,
        f"Enquiries by {code_in_words(row.channel)}, under the playbook {row.playbook.name}."
        f"{read_from}{off}",
        there=row.is_active,
        access=Access.WRITES,
        owner_id=owner.id if owner else None,
    )
    if row.password:
        said = f"Handrail signs in with it to read the mailbox at {host or 'its server'}."
        key, name = Key("password", row.id), f"Password of {row.name}"
        yield Known(key, Kind.ACCESS, name, said + off, row.is_active, Access.READS)
    if row.token:
        said = "Whoever holds it can post enquiries."
        key, name = Key("token", row.id), f"Secret of {row.name}"
        yield Known(key, Kind.ACCESS, name, said + off, row.is_active, Access.WRITES)


def _of_connection(row: Connection) -> Known:
    said = f"Records are sent to {_host(row.address)}, signed ({row.code})."
    off = "" if row.is_active else " It is switched off."
    key = Key("connection", row.id)
    return Known(key, Kind.TOOL, row.name, said + off, row.is_active, Access.WRITES)


def _of_provider(row: ModelProvider) -> Iterator[Known]:
    place = f" at {_host(row.address)}" if row.address else f" of {row.kind}"
    said = f"A language model{place}: {row.model} ({row.code}). It reads masked leads."
    off = "" if row.is_active else " It is switched off."
    key = Key("provider", row.id)
    yield Known(key, Kind.TOOL, row.name, said + off, row.is_active, Access.READS)
    if row.key:
        said = "Whoever holds it can ask the model, at your cost."
        key, name = Key("key", row.id), f"Key of {row.name}"
        yield Known(key, Kind.ACCESS, name, said + off, row.is_active, Access.READS)


_REACH = {
    "owner": Access.RUNS,
    "manager": Access.RUNS,
    "reviewer": Access.WRITES,
    "auditor": Access.READS,
}


def _of_member(row: Member) -> Known:
    signs_in = row.is_active and row.user.is_active
    said = f"{row.get_role_display()} in this workspace, {row.user.email}."
    return Known(
        Key("member", row.id),
        Kind.OWNER,
        str(row),
        said if signs_in else f"{said} Cannot sign in any more.",
        there=signs_in,
        access=_REACH.get(row.role, Access.UNKNOWN),
        owner_id=row.id if signs_in else None,
    )


def _of_playbook(row: Playbook) -> Known:
    key, name = Key("playbook", row.id), f"Triggers of {row.name}"
    version = row.active_version
    if version is None:
        return Known(key, Kind.TRIGGER, name, "No version is in use.", there=False)
    escalation = facts.playbook_of(version).escalation
    categories = {*default_triggers(), *escalation.triggers}
    first = [
        code for code in sorted(categories) if escalation.trigger(code).action == "person_first"
    ]
    first += [f"{rule.code} (own)" for rule in escalation.own if rule.action == "person_first"]
    words = ", ".join(map(code_in_words, first)) or "nothing"
    said = f"{row.get_mode_display()}. A person comes first for: {words}."
    return Known(key, Kind.TRIGGER, name, said)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
