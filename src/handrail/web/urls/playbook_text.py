"""The schema of playbooks, and a draft as text."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import playbook_schema

urlpatterns: list[URLPattern] = [
    path("playbook.schema.json", playbook_schema.schema, name="playbook_schema"),
]
