"""Every address: the pages' own, and the account pages of django-allauth."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("handrail.web.urls")),
]
