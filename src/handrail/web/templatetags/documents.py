"""Template filters of documents."""

from __future__ import annotations

from django import template

from handrail.core.documents.tree import Block

register = template.Library()


@register.filter
def block_kind(block: Block) -> str:
    """Which kind of block it is, by the name of its type."""
    return type(block).__name__
