"""Every address of the application, filled in with the ids of a world."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web.world import World

OUTSIDE = ("accounts/",)
"""django-allauth's own pages."""
PUBLIC = frozenset(
    {
        "intake",
        "healthz",
        "readyz",
        "playbook_schema",
        "words",
        "safe_intake_public",
        "check_safe_intake_public",
        "safe_intake_sent",
    }
)
"""For everybody: the endpoint, the health checks, what an editor checks a playbook by,
and the form of safe intake by its link."""
OWN_SETTINGS = frozenset({"switch_workspace", "set_theme", "set_language"})
"""About the person who is signed in, not about a workspace's rows."""
WORDS = {
    "language": "de",
    "channel": "form", "form": "csv", "act": "complete", "key": "none", "item": "sample_read",
    "day": "2027-01-01", "thing": "own", "link_key": "none",
    "section": "services", "members": "services", "place": "0",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One address: its name, the path, and whether an id of a workspace's row is in it."""

    name: str
    path: str
    has_id: bool


def patterns() -> list[URLPattern]:
    """Every pattern but those of other packages."""
    found: list[URLPattern] = []

    def walk(nodes: list[Any], prefix: str = "") -> None:
        for node in nodes:
            here = prefix + str(node.pattern)
            if isinstance(node, URLResolver):
                if not here.startswith(OUTSIDE):
                    walk(node.url_patterns, here)
            else:
                found.append(node)

    walk(get_resolver().url_patterns)
    return found


def addresses(world: World) -> Iterator[Address]:
    """Every address of ours with this world's ids; fails for an argument that nobody knows."""
    for pattern in patterns():
        assert pattern.name, f"{pattern.pattern} has no name"
        names = list(pattern.pattern.regex.groupindex) or list(
            getattr(pattern.pattern, "converters", {})
        )
        given = {}
        for name in names:
            value = world.ids.get(name, WORDS.get(name))
            assert value is not None, f"{pattern.name}: tell tests/web/world.py about {name}"
            given[name] = value
        has_id = any(name in world.ids for name in names)
        yield Address(pattern.name, reverse(pattern.name, kwargs=given), has_id)
