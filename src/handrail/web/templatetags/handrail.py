"""Template tags for every page: icons, times, permissions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from handrail.pipeline.permissions import Action, may
from handrail.store.audit_words import code_in_words
from handrail.store.models import Author, Member
from handrail.web import languages, times

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A symbol of `icons.svg`; without a label it is decoration."""
    address = f"{static('handrail/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            address,
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


def _time(at: datetime | None, words: str, kind: str) -> str | SafeString:
    if at is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}" data-relative="{}">{}</time>',
        at.isoformat(),
        times.absolute(at),
        kind,
        words,
    )


@register.simple_tag
def due(at: datetime | None) -> str | SafeString:
    """A deadline: `in 42 min` or `12 min late`, the exact time in its title."""
    return _time(at, times.due_words(at, timezone.now()) if at else "", "due")


@register.simple_tag
def ago(at: datetime | None) -> str | SafeString:
    """Something that happened: `12 min ago`, the exact time in its title."""
    return _time(at, times.ago_words(at, timezone.now()) if at else "", "ago")


@register.simple_tag
def exactly(at: datetime | None) -> str | SafeString:
    """An exact time in the workspace's zone."""
    if at is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), times.absolute(at))


@register.simple_tag
def author_chip(author: str, member: Member | None = None) -> SafeString:
    """Who wrote a text, the same everywhere: `AI`, `AI, edited by Dana`, `Dana`, …"""
    if author == Author.AI:
        return format_html('<span class="chip ai">{}</span>', _("AI"))
    if author == Author.AI_EDITED:
        said = _("AI, edited by {member}").format(member=member or "?")
        return format_html('<span class="chip ai-edited">{}</span>', said)
    if author == Author.PERSON:
        return format_html('<span class="chip person">{}</span>', member or _("A person"))
    if author == Author.PROSPECT:
        return format_html('<span class="chip">{}</span>', _("Prospect"))
    return format_html('<span class="chip">{}</span>', "Handrail")


@register.filter
def may_do(member: Member | None, action: str) -> bool:
    """Whether the member's role allows the action of this name."""
    return may(member, Action(action))


@register.filter
def words(code: str) -> str:
    """A code of the rules as words: `private_data` reads `private data`."""
    return _(code_in_words(str(code)))


@register.simple_tag
def public_url() -> str:
    """The address that people type, without a slash at its end."""
    return str(settings.PUBLIC_URL)


@register.filter
def lookup(values: Mapping[str, str], code: str) -> str:
    """The name of a code; a code without one as words."""
    return values.get(code, words(code)) if hasattr(values, "get") else words(code)


@register.filter
def names_at(here: Mapping[UUID, list[str]], lead_id: UUID) -> list[str]:
    """The names of those who have this lead open."""
    return here.get(lead_id, [])


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last part of a name."""
    parts = name.split()
    return "".join(part[0].upper() for part in {0: parts[0], len(parts) - 1: parts[-1]}.values())


@register.filter
def language_name(code: str) -> str:
    """A language by its code."""
    return languages.language_name(code)


@register.filter
def percent(value: float) -> str:
    """`0.82` reads 82 %."""
    return f"{value * 100:.0f} %"


@register.filter
def money(micros: int | None) -> str:
    """Millionths of a currency unit: `1.25`, small amounts with what they need, `not known`."""
    if micros is None:
        return _("not known")
    if micros and micros < 10_000:
        return f"{micros / 1_000_000:.6f}".rstrip("0")
    return str(number_format(micros / 1_000_000, 2, force_grouping=True))


@register.filter
def ending(text: str, length: int) -> str:
    """The end of a text, from a word's start where it was cut."""
    return text if len(text) <= length else "… " + text[-length:].partition(" ")[2]


@register.filter
def beginning(text: str, length: int) -> str:
    """The start of a text, to a word's end where it was cut."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + " …"
