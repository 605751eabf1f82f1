"""The command palette: places, the page's commands and what was found, for one typed text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.store.models import Lead, Member
from handrail.store.selectors import palette as reads
from handrail.web.context import navigation
from handrail.web.keys import KEYS

LONGEST = 200
WITHOUT_A_COMMAND = frozenset({"Ctrl k", "Esc", "Enter", "[ ]", "1 … 9"})
"""Keys that mean something only where one is, or several keys in one line."""


@dataclass(frozen=True, slots=True)
class Option:
    """One line: an address to go to, or the key whose command the page runs."""

    label: str
    address: str = ""
    key: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a heading."""

    code: str
    title: str
    options: Sequence[Option]


def groups(member: Member, path: str, text: str, recent: Sequence[UUID]) -> list[Group]:
    """What the palette offers for this text; for none the commands, recent leads and places."""
    text = text[:LONGEST].strip()
    found = reads.find(member.workspace, text) if text else reads.Found((), (), ())
    opened = [] if text else reads.leads_of(member.workspace, recent)
    offered = (
        Group("recent", _("Recent leads"), [_lead(lead) for lead in opened]),
        Group("commands", _("On this page"), _matching(_commands(), text)),
        Group("leads", _("Leads"), [_lead(lead) for lead in found.leads]),
        Group(
            "contacts",
            _("Contacts"),
            [
                Option(str(one), reverse("contact", args=[one.id]), detail=one.email)
                for one in found.contacts
            ],
        ),
        Group(
            "playbooks",
            _("Playbooks"),
            [Option(one.name, reverse("playbook", args=[one.id])) for one in found.playbooks],
        ),
        Group("places", _("Go to"), _matching(_places(member, path), text)),
    )
    return [group for group in offered if group.options]


def _lead(lead: Lead) -> Option:
    return Option(str(lead.contact), reverse("lead", args=[lead.id]), detail=lead.subject)


def _commands() -> Iterable[Option]:
    return (Option(str(does), key=key) for key, does in KEYS if key not in WITHOUT_A_COMMAND)


def _places(member: Member, path: str) -> Iterable[Option]:
    shown = navigation(member, path)
    return (
        Option(str(place.label), place.address) for place in [*shown["main"], *shown["settings"]]
    )


def _matching(options: Iterable[Option], text: str) -> list[Option]:
    words = plain(text).split()
    return [one for one in options if all(word in plain(one.label) for word in words)]


def plain(text: str) -> str:
    """Without case and accents, so that `escalacion` finds `Escalación`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
