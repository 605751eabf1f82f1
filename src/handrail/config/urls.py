"""Every address: the pages' own, and the account pages of django-allauth."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("handrail.web.urls")),
]

handler400 = "handrail.web.errors.bad_request"
handler403 = "handrail.web.errors.permission_denied"
handler404 = "handrail.web.errors.page_not_found"
handler500 = "handrail.web.errors.server_error"
