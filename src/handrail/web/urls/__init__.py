"""The addresses of the pages, the intake endpoints and the health checks, one list an area."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from handrail.web.urls import account, intake, playbooks, record, review, routes, settings

urlpatterns: list[URLPattern | URLResolver] = [
    *record.urlpatterns,
    *review.urlpatterns,
    *account.urlpatterns,
    *settings.urlpatterns,
    *playbooks.urlpatterns,
    *routes.urlpatterns,
    *intake.urlpatterns,
]
