"""Reads about sign-offs for their page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from handrail.store.models import DraftRevision, Member, SignOff, SignOffRequest

RECENT = 20


@dataclass(frozen=True, slots=True)
class InContext:
    """The draft around a statement: before it, the statement as it stands there, after it."""

    before: str
    statement: str
    after: str


def sentence_in_context(question: SignOffRequest) -> InContext:
    """The newest draft that holds the statement; the statement alone where none does."""
    drafts = DraftRevision.objects.filter(lead=question.item.lead).order_by("-number")
    for draft in drafts[:RECENT]:
        start = draft.text.find(question.statement)
        if start >= 0:
            end = start + len(question.statement)
            return InContext(draft.text[:start], draft.text[start:end], draft.text[end:])
    return InContext("", question.statement, "")


def asked_by(member: Member) -> Sequence[SignOffRequest]:
    """The newest questions that this member asked, with their answers."""
    answers = SignOff.objects.select_related("member__user")
    return list(
        SignOffRequest.objects.of(member.workspace)
        .filter(asked_by=member)
        .select_related("item__lead__contact")
        .prefetch_related(Prefetch("answers", queryset=answers))
        .order_by("-created_at")[:RECENT]
    )
