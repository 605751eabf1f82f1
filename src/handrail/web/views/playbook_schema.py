"""The JSON Schema of a playbook, for the editors of whoever writes one."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from handrail.core.playbook.json_schema import playbook_schema_text


def _etag(_request: HttpRequest) -> str:
    return f'"{sha256(playbook_schema_text().encode()).hexdigest()[:32]}"'


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_etag)
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The schema, the same for everybody; pages of other sites may read it too."""
    answer = HttpResponse(playbook_schema_text(), content_type="application/schema+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
