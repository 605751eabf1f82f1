"""The language of a page: the person's choice, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy

from handrail.store.models import User


class LanguageMiddleware:
    """Shows the pages in the language that the signed-in person chose.

    Django's own middleware has read the cookie and `Accept-Language` before, for everybody
    else and for those who chose none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.user.language if isinstance(request.user, User) else ""
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


def own_names() -> list[tuple[str, str]]:
    """Code and name of each language of the pages, each named in itself."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def translatable(text: str) -> str:
    """A text of the pages in a constant, put into the reader's language when it is shown."""
    return cast(str, gettext_lazy(text))
