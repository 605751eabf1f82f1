"""Where to start, and the pages that the answers lead to."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import routes

urlpatterns: list[URLPattern] = [
    path("start/", routes.start, name="where_to_start"),
    path("start/prototype/", routes.prototype, name="prototype"),
    path("start/prototype/run/", routes.run_prototype, name="run_prototype"),
    path("start/prototype/put-away/", routes.put_away, name="put_prototype_away"),
    path("start/write-back/", routes.write_back_map, name="write_back_map"),
    path("start/privacy/", routes.privacy, name="privacy"),
    path("start/privacy/notice/", routes.export_notice, name="export_notice"),
    path("start/proof/", routes.proof, name="proof"),
    path("start/proof/pack/", routes.make_proof, name="make_proof"),
    path("start/handoff/", routes.handoffs, name="handoffs"),
]
