"""Handoff documentation: the live (else the active) playbook as one document."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.core.documents.tree import Document
from handrail.core.playbook.document import Playbook as Rules
from handrail.core.playbook.handoff import HandedOver, VersionLine, handoff_document
from handrail.pipeline.owners import named_members
from handrail.pipeline.permissions import Action
from handrail.store.facts import playbook_of as read_version
from handrail.store.models import Playbook, PlaybookVersion
from handrail.store.selectors.connections import connection_names
from handrail.store.selectors.playbooks import playbook_of, sources_under, versions_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.downloads import answer_document
from handrail.web.times import absolute

MOST_VERSIONS = 50
"""The newest versions stand in the change log; more would bury them."""


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """The document on its page, with its downloads."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    document = _document(playbook)
    context = {"playbook": playbook, "document": document}
    return render(request, "playbooks/handoff.html", context)


@require_safe
@member_required(Action.READ)
def export(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """The document alone: to print, as Markdown or as PDF."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    document = or_404(_document(playbook))
    return answer_document(request, document, now=timezone.now())


def _document(playbook: Playbook) -> Document | None:
    version = playbook.active_version
    if version is None:
        return None
    rules, space = read_version(version), playbook.workspace
    around = HandedOver(
        title=f"Handoff: {playbook.name}",
        subtitle=f"{space.name}, version {version.number}, made {absolute(timezone.now())}",
        mode=playbook.get_mode_display().lower(),
        people={
            name: [str(member) for member in named_members(space, [name])]
            for name in _owner_names(rules)
        },
        connections=connection_names(space),
        sources=[(source.name, source.channel) for source in sources_under(playbook)],
        versions=[_line(row) for row in versions_of(playbook)[:MOST_VERSIONS]],
    )
    return handoff_document(rules, around)


def _owner_names(rules: Rules) -> set[str]:
    escalation = rules.escalation
    named = {"owner", "manager", "reviewer", *escalation.chain}
    named |= {rule.to for rule in escalation.own}
    named |= {trigger.to for trigger in escalation.triggers.values()}
    return named | {name for rule in rules.control_points.values() for name in rule.owners}


def _line(row: PlaybookVersion) -> VersionLine:
    next_step = [row.next_step, str(row.next_step_owner) if row.next_step_owner else ""]
    return VersionLine(
        number=row.number,
        at=absolute(row.created_at),
        author=str(row.author) if row.author else "set-up",
        changed=row.change_note,
        tested=row.tested,
        risks=row.risks,
        next_step=", ".join(part for part in next_step if part),
    )
