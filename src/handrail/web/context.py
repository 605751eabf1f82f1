"""What every template knows: the workspace, the member and the way around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from handrail.pipeline.permissions import Action, may
from handrail.pipeline.preferences import THEMES
from handrail.pipeline.sign_offs import waiting_for
from handrail.store.models import Member
from handrail.store.selectors.waiting import waiting
from handrail.web.keys import KEYS
from handrail.web.language import own_names, translatable


@dataclass(frozen=True, slots=True)
class Place:
    """One link of the navigation. `current` when the page shown is under it.

    `waiting` is how much there waits for a person.
    """

    label: str
    address: str
    current: bool
    waiting: int = 0


MAIN: tuple[tuple[str, str, Action], ...] = (
    (translatable("Queue"), "queue", Action.READ),
    (translatable("Leads"), "leads", Action.READ),
    (translatable("Contacts"), "contacts", Action.READ),
    (translatable("Tasks"), "tasks", Action.READ),
    (translatable("Sign-offs"), "sign_offs", Action.READ),
    (translatable("Outbox"), "outbox", Action.READ),
    (translatable("Insights"), "insights", Action.READ),
)
SETTINGS: tuple[tuple[str, str, Action], ...] = (
    (translatable("Where to start"), "where_to_start", Action.READ),
    (translatable("Sources"), "sources", Action.READ),
    (translatable("Import"), "imports", Action.ADD_LEAD),
    (translatable("Rejected input"), "dead_letters", Action.READ),
    (translatable("Playbooks"), "playbooks", Action.READ),
    (translatable("Safe intake"), "safe_intakes", Action.READ),
    (translatable("Models"), "providers", Action.READ),
    (translatable("Connections"), "connections", Action.READ),
    (translatable("Members"), "members", Action.READ),
    (translatable("Working hours"), "working_hours", Action.READ),
    (translatable("Absences"), "absences", Action.READ),
    (translatable("Work"), "work", Action.READ),
    (translatable("Data ledger"), "ledger", Action.READ_AUDIT),
    (translatable("Audit trail"), "audit", Action.READ_AUDIT),
    (translatable("Workspace"), "workspace_settings", Action.READ),
)


def workspace(request: HttpRequest) -> dict[str, Any]:
    """The acting member, its workspace and the links that its role may follow."""
    member: Member | None = getattr(request, "member", None)
    if member is None:
        return {"member": None, "workspace": None}
    return {
        "member": member,
        "workspace": member.workspace,
        "themes": {code: _(label) for code, label in THEMES.items()},
        "languages": own_names(),
        "key_map": KEYS,
        "navigation": cache(lambda: navigation(member, request.path)),
    }


def navigation(member: Member, path: str) -> dict[str, Any]:
    """The links, and how much waits behind them; asked for only where the bar is shown."""
    counts = waiting(member.workspace) | {"sign_offs": len(waiting_for(member))}
    more = _places(SETTINGS, member, path, counts)
    return {
        "main": _places(MAIN, member, path, counts),
        "settings": more,
        "settings_waiting": sum(place.waiting for place in more),
    }


def _is_current(path: str, name: str, address: str) -> bool:
    """Whether a page belongs to a place; a lead's own page is read from the queue."""
    if name == "queue":
        return path == address or (path.startswith("/leads/") and path != "/leads/")
    if name == "leads":
        return path == address
    return path.startswith(address)


def _places(
    links: tuple[tuple[str, str, Action], ...],
    member: Member,
    path: str,
    counts: Mapping[str, int],
) -> list[Place]:
    places = []
    for label, name, action in links:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        if may(member, action):
            current = _is_current(path, name, address)
            places.append(Place(label, address, current, counts.get(name, 0)))
    return places
