"""Invented leads of the prototype: nothing that comes of one leaves Handrail, whatever is set."""

from __future__ import annotations

from handrail.store.models import Lead

PROTOTYPE = "prototype"
"""The setting of the source whose leads are invented."""


def is_invented(lead: Lead) -> bool:
    """Whether the prototype sent it."""
    return bool(lead.source.settings.get(PROTOTYPE))
