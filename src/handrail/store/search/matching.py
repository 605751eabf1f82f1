"""Which leads hold what somebody looks for: a filter for any read of leads."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from handrail.core.search.query import SearchQuery, Term, read_search
from handrail.store.models import LeadText, Workspace

FEW = 2_000
"""So many leads are named one by one; beyond, the database joins as it sees fit."""


def workspace_word(workspace_id: UUID) -> str:
    """The word that every text of a workspace begins with: a search cannot leave it."""
    return f"w{workspace_id.hex}"


def matching(workspace: Workspace, typed: str) -> QuerySet[LeadText] | None:
    """The texts of the leads that hold all of it; None where nothing to look for was typed."""
    query = read_search(typed)
    if not query.terms:
        return None
    word = workspace_word(workspace.id)
    if connection.vendor == "postgresql":
        condition = RawSQL("vector @@ to_tsquery('simple', %s)", [_postgresql(word, query)])
        return LeadText.objects.annotate(found=condition).filter(found=True)
    rows = RawSQL(
        "SELECT rowid FROM store_leadtext_index WHERE store_leadtext_index MATCH %s",
        [_sqlite(word, query)],
    )
    return LeadText.objects.filter(id__in=rows)


def holds(workspace: Workspace, typed: str, *, lead: str) -> Q:
    """The condition on rows whose `lead` (the path to it, "pk" for leads themselves) holds it.

    What holds nothing that could be looked for finds nothing.
    """
    texts = matching(workspace, typed)
    if texts is None:
        return Q(pk__in=())
    few = list(texts.values_list("lead_id", flat=True)[: FEW + 1])
    if len(few) <= FEW:
        return Q(**{f"{lead}__in": few})
    return Q(**{f"{lead}__in": texts.values("lead_id")})


def _sqlite(workspace: str, query: SearchQuery) -> str:
    """FTS5's syntax; words hold letters and digits only, and stand in quotation marks."""
    found = [f'"{workspace}"', *(_quoted(term) for term in query.terms)]
    expression = " AND ".join(found)
    for term in query.without:
        expression = f"({expression}) NOT {_quoted(term)}"
    return expression


def _quoted(term: Term) -> str:
    words = " ".join(term.words)
    return f'"{words}"*' if term.begins else f'"{words}"'


def _postgresql(workspace: str, query: SearchQuery) -> str:
    parts = [f"'{workspace}'", *(_following(term) for term in query.terms)]
    parts += [f"!({_following(term)})" for term in query.without]
    return " & ".join(parts)


def _following(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    if term.begins:
        words[-1] += ":*"
    return " <-> ".join(words)
