"""A failure on these pages must not carry what was typed into a log or a page."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from handrail.web.errors import server_error

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
logger = logging.getLogger(__name__)


def says_nothing_of_what_was_typed(view: View[P]) -> View[P]:
    """Log where a failure happened and its kind, without its words; keep no copy in any cache.

    A database's error or a decoder's may quote the very text that was refused.
    """

    @wraps(view)
    def quiet(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (Http404, PermissionDenied, SuspiciousOperation):
            raise
        except Exception as error:  # noqa: BLE001 (what it says may be what was typed)
            where = traceback.extract_tb(error.__traceback__)[-1]
            logger.error(  # without the words of the error, on purpose
                "Safe intake failed: %s in %s, line %s",
                type(error).__name__,
                where.filename,
                where.lineno,
            )
            response = server_error(request)
        add_never_cache_headers(response)
        return response

    return cast(View[P], quiet)
