"""The changes of `handrail playbook`, each in a member's name; imported once Django is set up."""

from __future__ import annotations

import click
from django.utils import timezone

from handrail.core.playbook.load import PlaybookError, load_playbook
from handrail.pipeline import playbooks
from handrail.pipeline.errors import Refused
from handrail.store.models import Member, Playbook, PlaybookVersion


def add(member: Member, text: str, *, changed: str) -> str:
    """Keep the text; what was done, in words. Raises click.ClickException where it is refused."""
    try:
        present = _named_like(member, text)
        if present is None:
            record = playbooks.ChangeRecord(changed) if changed else playbooks.FIRST_VERSION
            made = playbooks.add_playbook(member, document=text, record=record, now=timezone.now())
            return f"“{made.name}” is added to {member.workspace.slug}, in sandbox mode."
        if not changed.strip():
            raise click.ClickException(
                f"“{present.name}” is there already: say with --changed what changed, and why."
            )
        version = playbooks.add_playbook_version(
            member,
            present.id,
            document=text,
            record=playbooks.ChangeRecord(changed),
            now=timezone.now(),
        )
    except (Refused, PlaybookError) as refused:
        raise click.ClickException(str(refused)) from refused
    return (
        f"Version {version.number} of “{present.name}” is kept in {member.workspace.slug}. "
        "It is used once it is activated."
    )


def activate(member: Member, version: PlaybookVersion) -> str:
    """Use the version; what was done, in words. Raises click.ClickException where it is refused."""
    try:
        playbooks.activate_version(member, version.id, now=timezone.now())
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    return (
        f"Version {version.number} of “{version.playbook.name}” is active: "
        "leads that come from now on use it."
    )


def _named_like(member: Member, text: str) -> Playbook | None:
    """The playbook of this workspace that has the document's name. Raises PlaybookError."""
    name = load_playbook(text).name
    return Playbook.objects.of(member.workspace).filter(name=name).first()
