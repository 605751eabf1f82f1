"""The links of a page of rows: onwards, and back to the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from handrail.store.selectors.paging import Page

CURSOR = "after"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Addresses for `components/pager.html`; empty where a link leads nowhere."""

    first: str
    following: str


def cursor_of(request: HttpRequest) -> str:
    """Where the page asked for begins; empty for the first one."""
    return request.GET.get(CURSOR, "")


def page_links(request: HttpRequest, page: Page[Any]) -> PageLinks:
    """The links of this page; every other part of the address stays as it is."""
    query = request.GET.copy()
    was_further = bool(query.pop(CURSOR, None))
    first = f"?{query.urlencode()}"
    query[CURSOR] = page.following
    return PageLinks(
        first=first if was_further else "",
        following=f"?{query.urlencode()}" if page.following else "",
    )
