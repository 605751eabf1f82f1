"""What an address asks for, as text that every database takes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

MAX_LENGTH = 200


def asked(request: HttpRequest, name: str) -> str:
    """One part of the address's query, without NUL and blanks around it; empty where absent."""
    return request.GET.get(name, "").replace("\0", "").strip()[:MAX_LENGTH]


def asked_id(request: HttpRequest, name: str) -> UUID | None:
    """An id in the query; None where it is absent or none."""
    try:
        return UUID(asked(request, name))
    except ValueError:
        return None
