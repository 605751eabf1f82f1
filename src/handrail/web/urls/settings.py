"""What owners and managers set up, and what they look after."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from handrail.web.views import (
    audit,
    connections,
    ledger,
    members,
    providers,
    work,
    workspace_settings,
)

urlpatterns: list[URLPattern] = [
    path("settings/", workspace_settings.show, name="workspace_settings"),
    path("connections/", connections.show_all, name="connections"),
    path("connections/add/", connections.create, name="create_connection"),
    path("connections/<uuid:connection_id>/", connections.edit, name="edit_connection"),
    path("connections/<uuid:connection_id>/test/", connections.test, name="test_connection"),
    path(
        "connections/<uuid:connection_id>/secret/",
        connections.new_secret,
        name="new_connection_secret",
    ),
    path("write-backs/<uuid:write_back_id>/resend/", connections.resend, name="resend_write_back"),
    path(
        "write-backs/<uuid:write_back_id>/discard/", connections.discard, name="discard_write_back"
    ),
    path("models/", providers.show_all, name="providers"),
    path("models/add/", providers.create, name="create_provider"),
    path("models/<uuid:provider_id>/", providers.edit, name="edit_provider"),
    path("models/<uuid:provider_id>/test/", providers.test, name="test_provider"),
    path("ledger/", ledger.show_all, name="ledger"),
    path("ledger/<uuid:call_id>/", ledger.show, name="model_call"),
    re_path(r"^ledger/export\.(?P<form>csv|jsonl)$", ledger.export, name="export_ledger"),
    path("members/", members.show, name="members"),
    path("members/add/", members.add, name="add_member"),
    path("members/<uuid:member_id>/role/", members.change_role, name="change_role"),
    path("members/<uuid:member_id>/deactivate/", members.deactivate, name="deactivate_member"),
    path("members/<uuid:member_id>/reactivate/", members.reactivate, name="reactivate_member"),
    path("work/", work.show, name="work"),
    path("work/<uuid:step_id>/retry/", work.retry, name="retry_step"),
    path("work/<uuid:step_id>/give-up/", work.give_up, name="give_up_step"),
    path("audit/", audit.show, name="audit"),
    path("audit/verify/", audit.verify, name="verify_audit"),
    re_path(r"^audit/export\.(?P<form>csv|jsonl)$", audit.export, name="export_audit"),
]
