"""The words that the scripts of the pages show, in the language of the page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_GET
from django.views.i18n import JavaScriptCatalog

KEPT_FOR = 300
"""Seconds until a browser asks whether the words are still the same."""


@require_GET
@conditional_page
def words(request: HttpRequest, language: str) -> HttpResponseBase:
    """A script with the catalogue of one language; the same for everybody."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        answer = JavaScriptCatalog.as_view()(request)
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer
