"""What the decision guide reads of a workspace, and the digests of what its evidence rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from django.conf import settings

from handrail.core.leads import Channel
from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.decision_guide.checks import GuideFacts, SourceFacts
from handrail.core.playbook.document import Playbook as Document
from handrail.core.providers import BUILTIN, ENVIRONMENT
from handrail.core.review.authority import ControlPointOwners
from handrail.core.review.working_hours import format_hours
from handrail.pipeline.absences import away
from handrail.pipeline.calendars import WEEKDAYS, calendar_of
from handrail.pipeline.engines import environment_access
from handrail.pipeline.guard import control_point_owners, owns
from handrail.pipeline.owners import first_named
from handrail.pipeline.permissions import Action, may
from handrail.pipeline.playbook_checks import problems_of, surroundings_of
from handrail.pipeline.providers import can_send_mail
from handrail.store.facts import playbook_of
from handrail.store.models import (
    Connection,
    Lead,
    Member,
    ModelProvider,
    Output,
    Playbook,
    PlaybookVersion,
    Source,
    Workspace,
)

NEWEST = 200
"""How many of a source's newest leads are looked at: enough to see, few enough to be quick."""
_CONTEXT = {
    "page": "the page",
    "landing_page": "the landing page",
    "referrer": "the referrer",
    "form": "the form",
    "campaign": "the campaign",
    "utm": "UTM values",
    "click_ids": "click ids",
}
_ON_THE_WAY = (Lead.State.RECEIVED, Lead.State.PREPARING)
"""Not at a person's desk yet."""


def facts_of(playbook: Playbook, version: PlaybookVersion, *, now: datetime) -> GuideFacts:
    """Everything that the checks read, in a bounded number of rows."""
    workspace = playbook.workspace
    document = playbook_of(version)
    absent = away(workspace, now=now)
    deciders = [m for m in members_there(workspace) if may(m, Action.REVIEW)]
    return GuideFacts(
        playbook=document,
        today=now.astimezone(ZoneInfo(workspace.time_zone)).date(),
        surroundings=surroundings_of(workspace),
        problems=problems_of(workspace, version.document, now=now),
        sources=[_source_facts(source, playbook) for source in active_sources(playbook)],
        deciders=[str(member) for member in deciders],
        reached={name for member in deciders for name in (member.role, member.user.email)},
        lacking=_lacking(workspace, document, deciders),
        sender=workspace.reply_address or settings.ENVIRONMENT.mail_from,
        sends_mail=can_send_mail(),
        meant={name: str(member) for name, member in meant(workspace, document).items()},
        providers=[": ".join(part for part in row if part) for row in _asked(workspace, document)],
        present=[str(member) for member in deciders if member.id not in absent],
        hours=_hours(workspace, now=now),
        prepared=Output.objects.filter(playbook_version=version).values("lead").distinct().count(),
    )


def members_there(workspace: Workspace) -> list[Member]:
    """Everybody who can sign in."""
    rows = Member.objects.of(workspace).filter(is_active=True, user__is_active=True)
    return list(rows.select_related("user").order_by("created_at", "id"))


def active_sources(playbook: Playbook) -> list[Source]:
    """The sources that are on under this playbook."""
    rows = Source.objects.of(playbook.workspace).filter(playbook=playbook, is_active=True)
    return list(rows.order_by("created_at", "id"))


def _source_facts(source: Source, playbook: Playbook) -> SourceFacts:
    leads = Lead.objects.filter(source=source, playbook_version__playbook=playbook)
    newest = list(leads.order_by("-id").values_list("state", "context")[:NEWEST])
    return SourceFacts(
        name=source.name,
        channel=Channel(source.channel),
        leads=sum(state not in _ON_THE_WAY for state, _ in newest),
        unmapped=sum(bool(context.get("unmapped")) for _, context in newest),
        context=[
            words
            for key, words in _CONTEXT.items()
            if any(context.get(key) for _, context in newest)
        ],
    )


def _lacking(workspace: Workspace, document: Document, deciders: Sequence[Member]) -> list[str]:
    lacking = []
    for point, owners in control_point_owners(workspace, document).items():
        words = _lack(owners, deciders)
        if words:
            lacking.append(f"{point.value.replace('_', ' ')}: {words}")
    return lacking


def _lack(owners: ControlPointOwners, deciders: Sequence[Member]) -> str:
    there = [member for member in deciders if owns(member, owners)]
    if len(there) < owners.people:
        return f"{owners.people} must sign, {len(there)} can"
    if owners.sign == "all":
        roles = {member.role for member in there}
        absent = [role for role in sorted(owners.roles) if role not in roles]
        if absent:
            return f"all must sign, and nobody is a {' or a '.join(absent)}"
    return ""


def used_connections(workspace: Workspace, document: Document) -> list[Connection]:
    """The connections that are on and get any of the records."""
    records = document.write_back.records
    named = set(chain.from_iterable(records.get(kind, ()) for kind in RECORD_KINDS))
    rows = Connection.objects.of(workspace).filter(is_active=True).order_by("created_at", "id")
    return [row for row in rows if row.code in named or row.kind in named]


def used_engines(document: Document) -> list[str]:
    """The codes of the engines that leads are handed to and that are not built in."""
    policy = document.data_policy
    named = dict.fromkeys((*policy.engines, *chain.from_iterable(policy.task_engines.values())))
    return [code for code in named if code != BUILTIN]


def not_needed(playbook: Playbook, document: Document) -> dict[str, str]:
    """Items that are about what this business does not have, with the reason."""
    found: dict[str, str] = {}
    if not used_engines(document):
        words = "Only the built-in engine is asked: nothing leaves this machine."
        found |= {"engines_answer": words, "provider_agreement": words}
    if not used_connections(playbook.workspace, document):
        words = "No connection is used: records stay in Handrail's timeline."
        found |= {"test_write": words, "mapping_agreed": words}
    people = members_there(playbook.workspace)
    if sum(may(member, Action.MANAGE_PLAYBOOKS) for member in people) < 2:
        found["second_look"] = "Nobody else may change playbooks."
    return found


def _hours(workspace: Workspace, *, now: datetime) -> str:
    """When deadlines are counted, in words."""
    calendar = calendar_of(workspace, now=now)
    days = (
        f"{name} {format_hours(calendar.week[day])}"
        for day, name in enumerate(WEEKDAYS)
        if calendar.week.get(day)
    )
    week = ", ".join(days)
    if not week:
        return "No working hours are set: deadlines run day and night, on free days too."
    today = now.astimezone(calendar.zone).date()
    closed = sum(day >= today for day in calendar.closed)
    return f"Working hours: {week}. Closed days to come: {closed}."


def meant(workspace: Workspace, document: Document) -> dict[str, Member]:
    """Whom each name of the escalation means now: who joins beside them changes nothing."""
    escalation = document.escalation
    names = {*escalation.chain, *(rule.to for rule in escalation.own)}
    names |= {trigger.to for trigger in escalation.triggers.values()}
    found = {name: first_named(workspace, [name]) for name in sorted(names)}
    return {name: member for name, member in found.items() if member}


def _asked(workspace: Workspace, document: Document) -> list[tuple[str, str, str]]:
    """Each provider that leads are handed to: its name, model and place."""
    codes, access = used_engines(document), environment_access()
    rows = ModelProvider.objects.of(workspace).filter(code__in=codes, is_active=True)
    found = [(row.name, row.model, row.address or row.region) for row in rows.order_by("code")]
    if ENVIRONMENT in codes and access is not None:
        found.append((access.kind.value, access.model, access.address or access.region))
    return found
