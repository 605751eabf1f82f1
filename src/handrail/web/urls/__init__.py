"""The addresses of the pages, the intake endpoints and the health checks, one list an area."""

from __future__ import annotations

from importlib import import_module

from django.urls import URLPattern, URLResolver

AREAS = (
    "record",
    "review",
    "account",
    "settings",
    "playbooks",
    "routes",
    "systems_audit",
    "playbook_text",
    "playbook_form",
    "hours",
    "safe_intake",
    "intake",
)
"""The modules of this folder, in the order in which they are asked."""

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for area in AREAS for pattern in import_module(f"handrail.web.urls.{area}").urlpatterns
]
