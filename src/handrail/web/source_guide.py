"""What to copy and paste so that leads reach a source: address, form, script, curl."""

from __future__ import annotations

import json
import shlex
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from handrail.core.intake.channels import FieldKind, fields_of
from handrail.core.leads import Channel
from handrail.store.models import Source
from handrail.web.intake.honeypot import FIELD
from handrail.web.origin import origin_of

EXAMPLES = {
    "name": "Maria Lopez",
    "email": "maria@example.com",
    "phone": "+1 555 010 2030",
    "message": "Hi, what would it cost to redo a small bathroom?",
}
INPUT_TYPES = {FieldKind.EMAIL: "email", FieldKind.PHONE: "tel", FieldKind.URL: "url"}
AUTOCOMPLETE = {"name": "name", "email": "email", "phone": "tel", "company": "organization"}


def guide(request: HttpRequest, source: Source, token: str = "") -> dict[str, Any]:
    """The endpoint's address and every text to copy; `token` only where it is shown anyway."""
    origin = origin_of(request)
    address = origin + reverse("intake", args=[source.key])
    context = {
        "address": address,
        "script": origin + static("snippet/handrail.js"),
        "origin": origin,
        "honeypot": FIELD,
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "is_long": field.kind == FieldKind.LONG_TEXT,
                "type": INPUT_TYPES.get(field.kind, "text"),
                "autocomplete": AUTOCOMPLETE.get(field.name, "off"),
                "required": field.required,
            }
            for field in fields_of(source.channel)
        ],
    }
    return {
        "address": address,
        "curl": _curl(source, address, token),
        "posts": source.channel != Channel.EMAIL,
        "form_code": render_to_string("sources/embed_form.html", context).strip(),
        "script_code": render_to_string("sources/embed_script.html", context).strip(),
        "origin": origin,
    }


def _curl(source: Source, address: str, token: str) -> str:
    """One command that sends a test lead."""
    given = {name: words for name, words in EXAMPLES.items() if name in _names(source)}
    lines = [
        f"curl {shlex.quote(address)}",
        "-H 'Content-Type: application/json'",
        "-H 'Idempotency-Key: test-1'",
    ]
    if source.token or token:
        lines.append(f"-H 'Authorization: Bearer {token or 'TOKEN'}'")
    lines.append(f"-d {shlex.quote(json.dumps(given, ensure_ascii=False))}")
    return " \\\n  ".join(lines)


def _names(source: Source) -> set[str]:
    return {field.name for field in fields_of(source.channel)}
