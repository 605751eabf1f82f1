"""The intake endpoint, what is added by hand, rejected input, sources, health checks."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.intake import endpoint
from handrail.web.views import (
    dead_letters,
    health,
    imports,
    mail_files,
    source_access,
    sources,
    typing_in,
)

urlpatterns: list[URLPattern] = [
    path("in/<str:key>", endpoint.receive, name="intake"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("add/", typing_in.choose, name="type_in"),
    path("add/<uuid:source_id>/", typing_in.enter, name="enter_lead"),
    path("imports/", imports.upload, name="imports"),
    path("imports/preview/", imports.preview, name="preview_import"),
    path("imports/run/", imports.run, name="run_import"),
    path("imports/rejected.csv", imports.rejected_rows, name="rejected_rows"),
    path("imports/mail/", mail_files.upload, name="upload_mail"),
    path("rejected/", dead_letters.show_all, name="dead_letters"),
    path("rejected/<uuid:dead_letter_id>/", dead_letters.show, name="dead_letter"),
    path(
        "rejected/<uuid:dead_letter_id>/discard/", dead_letters.discard, name="discard_dead_letter"
    ),
    path("sources/", sources.show_all, name="sources"),
    path("sources/add/<slug:channel>/", sources.create, name="create_source"),
    path("sources/<uuid:source_id>/", sources.show, name="source"),
    path("sources/<uuid:source_id>/switch/", sources.switch, name="switch_source"),
    path("sources/<uuid:source_id>/mapping/", source_access.mapping, name="source_mapping"),
    path("sources/<uuid:source_id>/token/", source_access.new_token, name="new_token"),
    path("sources/<uuid:source_id>/token/remove/", source_access.remove_token, name="remove_token"),
    path("sources/<uuid:source_id>/test/", source_access.test_mailbox, name="test_mailbox"),
]
