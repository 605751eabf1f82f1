"""The addresses of the pages, the intake endpoints and the health checks, one list an area."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from handrail.web.urls import account, intake, playbooks, record, review, settings

urlpatterns: list[URLPattern | URLResolver] = [
    *record.urlpatterns,
    *review.urlpatterns,
    *account.urlpatterns,
    *settings.urlpatterns,
    *playbooks.urlpatterns,
    *intake.urlpatterns,
]
