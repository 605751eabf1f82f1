"""When each signed-in device was last seen: noted now and then, not at every request."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

NOTED_EVERY = 300.0
"""Seconds. The queue refreshes itself every few seconds; a write for each would be most writes."""
MOST_SESSIONS = 4096


class SessionActivityMiddleware:
    """Takes the place of allauth's own, which writes a row at every request.

    Each process remembers what it noted; the oldest are forgotten and simply noted again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._noted: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the device of a signed-in request, if that is due."""
        key = request.session.session_key
        if key and request.user.is_authenticated and self._is_due(key, time.monotonic()):
            UserSession.objects.create_from_request(request)
        return self._get_response(request)

    def _is_due(self, key: str, at: float) -> bool:
        with self._lock:
            before = self._noted.pop(key, None)
            if before is not None and at - before < NOTED_EVERY:
                self._noted[key] = before
                return False
            self._noted[key] = at
            while len(self._noted) > MOST_SESSIONS:
                self._noted.popitem(last=False)
            return True
