"""What a playbook names beside itself: the people, connections and engines of its workspace."""

from __future__ import annotations

from dataclasses import dataclass

ALWAYS_THERE = frozenset({"timeline"})
"""Handrail's own timeline takes every record."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workspace has now.

    `roles` are those that somebody who can sign in has, `members` the addresses of those people,
    `left` the addresses of members who cannot sign in any more. `connections` are the codes and
    kinds that are switched on, `engines` the codes of the providers that are set up.
    """

    roles: frozenset[str]
    members: frozenset[str]
    left: frozenset[str] = frozenset()
    connections: frozenset[str] = frozenset()
    engines: frozenset[str] = frozenset()

    def is_there(self, owner: str) -> bool:
        """Whether a role or an address means anybody who can sign in."""
        return owner.casefold() in self.members if "@" in owner else owner in self.roles
