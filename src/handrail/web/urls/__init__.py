"""The addresses of the pages, the intake endpoints and the health checks, one list an area."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver

AREAS = ("record", "review", "account", "settings", "intake")

urlpatterns: list[URLPattern | URLResolver] = []
for area in AREAS:
    if find_spec(f"handrail.web.urls.{area}") is not None:
        urlpatterns += import_module(f"handrail.web.urls.{area}").urlpatterns
