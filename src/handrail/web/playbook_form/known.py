"""What the fields of a playbook's form can be chosen from, in this workspace now."""

from __future__ import annotations

from handrail.core.intake.channels import CHANNEL_FIELDS
from handrail.core.intake.mapping import IGNORE
from handrail.core.playbook.editing.fields import Options, Values, said
from handrail.core.playbook.editing.known import Known, known_in
from handrail.core.playbook.inputs import DEFAULT_MASKED
from handrail.core.providers import BUILTIN
from handrail.pipeline.playbook_checks import surroundings_of
from handrail.store.models import Workspace
from handrail.store.selectors.connections import connections_of
from handrail.store.selectors.people import active_members
from handrail.store.selectors.sources import sources_of
from handrail.web.language import translatable

ROLES: Options = (
    ("owner", translatable("Every owner")),
    ("manager", translatable("Every manager")),
    ("reviewer", translatable("Every reviewer")),
)
MASKED = (
    *DEFAULT_MASKED, "zip_code", "us_ssn", "driver_license", "passport", "health", "person",
)  # fmt: skip


def known_to(workspace: Workspace, values: Values) -> Known:
    """Everything that a field of this document may be chosen from, with labels."""
    here = surroundings_of(workspace)
    people = tuple(
        (member.user.email, f"{member} ({member.user.email})")
        for member in active_members(workspace)
        if member.role != "auditor"
    )
    places = [("timeline", "Handrail's timeline"), ("webhook", "Every webhook")]
    places += [(row.code, row.name) for row in connections_of(workspace) if row.is_active]
    engines = [code for code in sorted(here.engines) if code != BUILTIN]
    own = _mapped(workspace)
    fields = {
        f"fields.{channel.value}": _fields([*(field.name for field in found), *own])
        for channel, found in CHANNEL_FIELDS.items()
    }
    every = [field.name for found in CHANNEL_FIELDS.values() for field in found]
    return {
        **known_in(values),
        **fields,
        "fields": _fields([*every, *own]),
        "owners": (*ROLES, *people),
        "connections": tuple(dict(places).items()),
        "engines": ((BUILTIN, "The built-in engine"), *((code, code) for code in engines)),
        "private_data": tuple((kind, said(kind)) for kind in MASKED),
    }


def _mapped(workspace: Workspace) -> list[str]:
    """Names that sources of this workspace map their own fields to."""
    return [
        str(name)
        for source in sources_of(workspace)
        for name in source.field_mapping.values()
        if name and name != IGNORE
    ]


def _fields(names: list[str]) -> Options:
    return tuple((name, said(name)) for name in dict.fromkeys([*names, "attachments"]))
