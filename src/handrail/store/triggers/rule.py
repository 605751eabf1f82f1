"""One thing that the database refuses: on which change, under which condition, in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

Event = Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]
Emptied = Literal["text", "json", "bytes"]

DECIDERS = "('owner', 'manager', 'reviewer')"
"""The roles that decide on leads, as in `pipeline/permissions.py`."""


class Dialect(Protocol):
    """What differs between the two databases."""

    def differs(self, *columns: str) -> str:
        """That any of these columns changes, NULL counted as a value."""
        ...

    def acts(self, member: str) -> str:
        """That this member is the one acting on the connection; false for NULL."""
        ...

    def erases(self) -> str:
        """That a person's data is being erased on the connection."""
        ...

    def is_empty(self, column: str, kind: Emptied) -> str:
        """That nothing of a person's data is left in a column."""
        ...

    def sha256(self, column: str) -> str:
        """The SHA-256 of a column of bytes, in hexadecimal."""
        ...


When = Callable[[Dialect], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """`when` gives the condition under which the change is refused, in NEW and OLD.

    `only` names the one database that needs the rule, where the other cannot do such a thing.
    """

    table: str
    event: Event
    refusal: str
    when: When
    only: str = ""


def never(_: Dialect) -> str:
    """The change is refused always."""
    return "1 = 1"


def changed(dialect: Dialect, *columns: str) -> str:
    """`differs` in brackets, to be joined with other conditions."""
    return f"({dialect.differs(*columns)})"


def acting_decider(dialect: Dialect, member: str) -> str:
    """That this member acts now, may sign in, and decides on leads in the row's workspace."""
    return (
        f"({dialect.acts(member)} AND EXISTS (SELECT 1 FROM store_member m "
        f"JOIN store_user u ON u.id = m.user_id WHERE m.id = {member} "
        "AND m.workspace_id = NEW.workspace_id AND m.is_active AND u.is_active "
        f"AND m.role IN {DECIDERS}))"
    )


def kept(table: str, what: str, *unique: str) -> tuple[Rule, ...]:
    """Rows of this table stay: no deletion in any way that SQL offers.

    `unique` are further unique keys (columns joined by "+"). SQLite's INSERT OR REPLACE would
    delete the row that stands in the way, without asking any other trigger.
    """

    def stands_already(_: Dialect) -> str:
        return " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} r WHERE {_same(key)})" for key in ("id", *unique)
        )

    refusal = f"{what} is never deleted"
    return (
        Rule(table, "DELETE", refusal, never),
        Rule(table, "TRUNCATE", refusal, never, only="postgresql"),
        Rule(table, "INSERT", f"{what} is never replaced", stands_already, only="sqlite"),
    )


def _same(key: str) -> str:
    return " AND ".join(f"r.{column} = NEW.{column}" for column in key.split("+"))


def immutable(table: str, what: str, *columns: str) -> Rule:
    """These columns never change."""

    def when(dialect: Dialect) -> str:
        return dialect.differs("id", *columns)

    return Rule(table, "UPDATE", f"{what} does not change", when)


def erasable(table: str, what: str, **columns: Emptied) -> Rule:
    """These columns never change, except that erasing a person's data empties them."""

    def when(dialect: Dialect) -> str:
        emptied = " AND ".join(
            f"(NOT {changed(dialect, column)} OR {dialect.is_empty(column, kind)})"
            for column, kind in columns.items()
        )
        return f"{changed(dialect, *columns)} AND NOT ({dialect.erases()} AND {emptied})"

    return Rule(table, "UPDATE", f"{what} does not change, it is only erased", when)
