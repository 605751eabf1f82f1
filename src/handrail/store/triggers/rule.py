"""One thing that the database refuses: on which change, under which condition, in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

Event = Literal["INSERT", "UPDATE", "DELETE"]


class Dialect(Protocol):
    """What differs between the two databases."""

    def differs(self, *columns: str) -> str:
        """That any of these columns changes, NULL counted as a value."""
        ...

    def acts(self, member: str) -> str:
        """That this member is the one acting on the connection."""
        ...

    def nobody_acts(self) -> str:
        """That no member is acting on the connection."""
        ...

    def erases(self) -> str:
        """That a person's data is being erased on the connection."""
        ...

    def sha256(self, column: str) -> str:
        """The SHA-256 of a column of bytes, in hexadecimal."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """`when` gives the condition under which the change is refused, in NEW and OLD."""

    table: str
    event: Event
    name: str
    refusal: str
    when: Callable[[Dialect], str]


def never(_: Dialect) -> str:
    """The change is refused always."""
    return "1 = 1"


def never_deleted(table: str, what: str) -> Rule:
    """Rows of this table stay."""
    return Rule(table, "DELETE", "kept", f"{what} is never deleted", never)


def immutable(table: str, what: str, *columns: str, but_erasure: bool = False) -> Rule:
    """These columns never change; with `but_erasure`, except while a person's data is erased."""

    def when(dialect: Dialect) -> str:
        changed = dialect.differs(*columns)
        return f"({changed}) AND NOT ({dialect.erases()})" if but_erasure else changed

    name = "immutable_erasable" if but_erasure else "immutable"
    return Rule(table, "UPDATE", name, f"{what} does not change", when)
