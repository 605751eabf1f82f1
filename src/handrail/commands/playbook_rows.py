"""Which stored playbook, version and member a command means; imported once Django is set up."""

from __future__ import annotations

import click

from handrail.store.models import Member, Playbook, PlaybookVersion, Workspace

HINT_NAME, HINT_WORKSPACE, HINT_AS = "NAME", "--workspace", "--as"


def workspaces(slug: str | None) -> list[Workspace]:
    """The one of this short name, or every one. Raises click.BadParameter for an unknown name."""
    rows = Workspace.objects.order_by("slug")
    if slug is None:
        return list(rows)
    found = list(rows.filter(slug=slug))
    if not found:
        known = ", ".join(row.slug for row in rows) or "none yet"
        raise click.BadParameter(
            f"there is no workspace {slug!r} (there is: {known}).", param_hint=HINT_WORKSPACE
        )
    return found


def playbooks(slug: str | None) -> list[Playbook]:
    """Every playbook of these workspaces, by workspace and name."""
    rows = Playbook.objects.filter(workspace__in=workspaces(slug))
    return list(
        rows.select_related("workspace", "active_version").order_by("workspace__slug", "name", "id")
    )


def playbook(name: str, slug: str | None) -> Playbook:
    """The one of this name. Raises click.BadParameter with what there is instead."""
    rows = playbooks(slug)
    found = [row for row in rows if row.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        where = ", ".join(row.workspace.slug for row in found)
        raise click.BadParameter(
            f"several workspaces have a playbook {name!r}: {where}. Name one.",
            param_hint=HINT_WORKSPACE,
        )
    known = ", ".join(repr(row.name) for row in rows) or "none yet"
    raise click.BadParameter(
        f"there is no playbook {name!r} (there is: {known}).", param_hint=HINT_NAME
    )


def version(of: Playbook, number: int | None, hint: str) -> PlaybookVersion:
    """The version of this number, else the active one. Raises click.BadParameter."""
    rows = of.versions.order_by("number")
    found = rows.filter(number=number).first() if number is not None else of.active_version
    if found is None:
        numbers = ", ".join(str(row.number) for row in rows.defer("document")) or "none yet"
        wanted = f"version {number}" if number is not None else "active version"
        raise click.BadParameter(
            f"{of.name!r} has no {wanted} (versions: {numbers}).", param_hint=hint
        )
    return found


def member(email: str, workspace: Workspace) -> Member:
    """Who acts: an active member of this workspace. Raises click.BadParameter."""
    rows = Member.objects.of(workspace).filter(user__email__iexact=email, is_active=True)
    found: Member | None = rows.select_related("user", "workspace").first()
    if found is None:
        raise click.BadParameter(
            f"{email} is no active member of {workspace.slug}.", param_hint=HINT_AS
        )
    return found


def own_member(email: str, slug: str | None) -> Member:
    """Who acts, in the workspace named or the only one that they are in."""
    if slug is not None:
        return member(email, workspaces(slug)[0])
    rows = Member.objects.filter(user__email__iexact=email, is_active=True)
    found: list[Member] = list(rows.select_related("user", "workspace").order_by("workspace__slug"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.BadParameter(f"{email} is no active member anywhere.", param_hint=HINT_AS)
    where = ", ".join(row.workspace.slug for row in found)
    raise click.BadParameter(
        f"{email} is a member of several workspaces: {where}. Name one.", param_hint=HINT_WORKSPACE
    )
