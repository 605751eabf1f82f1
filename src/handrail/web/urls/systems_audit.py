"""The systems audit."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import systems_audit

urlpatterns: list[URLPattern] = [
    path("start/systems/", systems_audit.show_all, name="systems_audit"),
    path("start/systems/add/", systems_audit.add, name="add_system"),
    path("start/systems/table/", systems_audit.export, name="export_systems"),
    path("start/systems/document/", systems_audit.document, name="systems_document"),
    path("start/systems/<slug:thing>/<uuid:thing_id>/", systems_audit.show, name="system"),
    path(
        "start/systems/<slug:thing>/<uuid:thing_id>/mark/", systems_audit.mark, name="mark_system"
    ),
]
