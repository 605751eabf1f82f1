"""A draft of a playbook as text, and the schema that editors elsewhere use."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import playbook_schema, playbook_text

DRAFT = "playbooks/drafts/<uuid:draft_id>/text/"
urlpatterns: list[URLPattern] = [
    path("playbook.schema.json", playbook_schema.schema, name="playbook_schema"),
    path(DRAFT, playbook_text.text, name="playbook_draft_text"),
    path(f"{DRAFT}check/", playbook_text.check, name="check_playbook_draft"),
    path(f"{DRAFT}complete/", playbook_text.completion, name="complete_playbook_draft"),
    path(f"{DRAFT}describe/", playbook_text.description, name="describe_playbook_draft"),
    path(f"{DRAFT}download/", playbook_text.download, name="download_playbook_draft"),
]
