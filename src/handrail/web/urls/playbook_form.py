"""The form of a playbook's draft."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import playbook_form, playbook_members

DRAFT = "playbooks/drafts/<uuid:draft_id>/"
MEMBERS = f"{DRAFT}form/<slug:section>/<slug:members>/"
MEMBER = f"{MEMBERS}<str:place>/"

urlpatterns: list[URLPattern] = [
    path(DRAFT, playbook_form.begin, name="playbook_draft"),
    path(f"{DRAFT}state/", playbook_form.state, name="playbook_draft_state"),
    path(f"{DRAFT}put-back/", playbook_members.put_back, name="put_back_draft_member"),
    path(f"{DRAFT}form/<slug:section>/", playbook_form.section, name="playbook_draft_section"),
    path(f"{MEMBERS}add/", playbook_members.add, name="add_draft_member"),
    path(MEMBER, playbook_form.member, name="playbook_draft_member"),
    path(f"{MEMBER}change/", playbook_members.change, name="change_draft_member"),
    path(f"{MEMBER}rename/", playbook_members.rename, name="rename_draft_member"),
]
