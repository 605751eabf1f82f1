"""What an address asks for, as text that every database takes."""

from __future__ import annotations

from django.http import HttpRequest

MAX_LENGTH = 200


def asked(request: HttpRequest, name: str) -> str:
    """One part of the address's query, without NUL and blanks around it; empty where absent."""
    return request.GET.get(name, "").replace("\0", "").strip()[:MAX_LENGTH]
