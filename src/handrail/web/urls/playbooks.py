"""Playbooks, their versions and drafts."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import (
    control_points,
    decision_guide,
    handoff,
    playbook_adding,
    playbook_drafts,
    playbooks,
    try_playbook,
)

urlpatterns: list[URLPattern] = [
    path("playbooks/", playbooks.show_all, name="playbooks"),
    path("playbooks/add/", playbook_adding.create, name="create_playbook"),
    path("playbooks/<uuid:playbook_id>/", playbooks.show, name="playbook"),
    path("playbooks/<uuid:playbook_id>/mode/", playbooks.set_mode, name="set_playbook_mode"),
    path(
        "playbooks/<uuid:playbook_id>/control-points/", control_points.show, name="control_points"
    ),
    path("playbooks/<uuid:playbook_id>/guide/", decision_guide.show, name="decision_guide"),
    path(
        "playbooks/versions/<uuid:version_id>/guide/",
        decision_guide.show_version,
        name="version_guide",
    ),
    path(
        "playbooks/versions/<uuid:version_id>/guide/document/",
        decision_guide.export,
        name="export_guide",
    ),
    path(
        "playbooks/versions/<uuid:version_id>/guide/<slug:item>/attest/",
        decision_guide.attest,
        name="attest_guide_item",
    ),
    path(
        "playbooks/versions/<uuid:version_id>/guide/<slug:item>/withdraw/",
        decision_guide.withdraw,
        name="withdraw_guide_item",
    ),
    path(
        "playbooks/versions/<uuid:version_id>/guide/<slug:item>/try/",
        decision_guide.try_out,
        name="try_guide_item",
    ),
    path("playbooks/<uuid:playbook_id>/handoff/", handoff.show, name="handoff"),
    path("playbooks/<uuid:playbook_id>/handoff/document/", handoff.export, name="export_handoff"),
    path("playbooks/<uuid:playbook_id>/edit/", playbook_drafts.edit, name="edit_playbook"),
    path(
        "playbooks/<uuid:playbook_id>/versions/add/",
        playbooks.add_version,
        name="add_playbook_version",
    ),
    path("playbooks/versions/<uuid:version_id>/", playbooks.version, name="playbook_version"),
    path(
        "playbooks/versions/<uuid:version_id>/download/",
        playbook_adding.download,
        name="download_playbook_version",
    ),
    path(
        "playbooks/versions/<uuid:version_id>/activate/",
        playbooks.activate,
        name="activate_playbook_version",
    ),
    path(
        "playbooks/drafts/<uuid:draft_id>/keep/", playbook_drafts.keep, name="keep_playbook_draft"
    ),
    path(
        "playbooks/drafts/<uuid:draft_id>/try/", try_playbook.try_draft, name="try_playbook_draft"
    ),
    path(
        "playbooks/versions/<uuid:version_id>/try/",
        try_playbook.try_version,
        name="try_playbook_version",
    ),
    path(
        "playbooks/drafts/<uuid:draft_id>/discard/",
        playbook_drafts.discard,
        name="discard_playbook_draft",
    ),
    path(
        "playbooks/drafts/<uuid:draft_id>/restore/",
        playbook_drafts.restore,
        name="restore_playbook_draft",
    ),
]
