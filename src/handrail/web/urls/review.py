"""The queue, the lead's page and the decisions on it."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import queue

urlpatterns: list[URLPattern] = [
    path("", queue.show, name="queue"),
]
