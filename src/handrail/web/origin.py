"""The address that people type: the configured one, else the one of this very request."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Scheme and host, without a slash at its end (the host is one of the allowed ones)."""
    if settings.ENVIRONMENT.public_url:
        return str(settings.PUBLIC_URL)
    return f"{request.scheme}://{request.get_host()}"
