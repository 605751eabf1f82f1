"""The addresses of the pages, the intake endpoints and the health checks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
