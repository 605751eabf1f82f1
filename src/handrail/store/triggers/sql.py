"""Rules as SQL of the two databases: one trigger for each table and kind of change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from handrail.store.triggers.rule import Dialect, Emptied, Event, Rule

PREFIX = "handrail_"


class Sqlite:
    """SQLite: functions that exist on Handrail's own connections only."""

    _empty = {"text": "('', '[erased]')", "json": "('{}', '[]')", "bytes": "(x'')"}

    def differs(self, *columns: str) -> str:
        return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)

    def acts(self, member: str) -> str:
        return f"coalesce(handrail_acting_member() = {member}, 0)"

    def erases(self) -> str:
        return "handrail_erasing() = 1"

    def is_empty(self, column: str, kind: Emptied) -> str:
        return f"(NEW.{column} IS NULL OR NEW.{column} IN {self._empty[kind]})"

    def sha256(self, column: str) -> str:
        return f"handrail_sha256({column})"


class Postgresql:
    """PostgreSQL: settings that last for the transaction."""

    _empty = {
        "text": "('', '[erased]')",
        "json": "('{}'::jsonb, '[]'::jsonb)",
        "bytes": "(''::bytea)",
    }

    def differs(self, *columns: str) -> str:
        return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)

    def acts(self, member: str) -> str:
        return f"coalesce(current_setting('handrail.acting_member', true) = {member}::text, false)"

    def erases(self) -> str:
        return "coalesce(current_setting('handrail.erasing', true), '') = '1'"

    def is_empty(self, column: str, kind: Emptied) -> str:
        return f"(NEW.{column} IS NULL OR NEW.{column} IN {self._empty[kind]})"

    def sha256(self, column: str) -> str:
        return f"encode(sha256({column}), 'hex')"


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgresql()}


@dataclass(frozen=True, slots=True)
class Trigger:
    """All that is refused on one kind of change of one table.

    `text` is what the database gives back of it: SQLite the whole statement, PostgreSQL the body
    of the trigger's function. Two that have the same text do the same.
    """

    name: str
    table: str
    create: tuple[str, ...]
    drop: tuple[str, ...]
    text: str


def triggers(vendor: str, rules: Iterable[Rule]) -> tuple[Trigger, ...]:
    """Every trigger of this database; rules of one table and change are asked in their order."""
    make = _sqlite if vendor == "sqlite" else _postgresql
    wanted = [rule for rule in rules if rule.only in ("", vendor)]
    wanted = [rule for rule in wanted if vendor != "sqlite" or rule.event != "TRUNCATE"]
    wanted.sort(key=lambda rule: (rule.table, rule.event))
    return tuple(
        make(table, event, tuple(group))
        for (table, event), group in groupby(wanted, key=lambda rule: (rule.table, rule.event))
    )


def _name(table: str, event: Event) -> str:
    return f"{PREFIX}{table.removeprefix('store_')}_{event.lower()}"


def _sqlite(table: str, event: Event, rules: tuple[Rule, ...]) -> Trigger:
    name = _name(table, event)
    cases = "\n".join(
        f"  WHEN {rule.when(DIALECTS['sqlite'])}\n  THEN RAISE(ABORT, 'handrail: {rule.refusal}')"
        for rule in rules
    )
    text = f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN\nSELECT CASE\n{cases}\nEND;\nEND"
    return Trigger(name, table, (text,), (f"DROP TRIGGER IF EXISTS {name}",), text)


def _postgresql(table: str, event: Event, rules: tuple[Rule, ...]) -> Trigger:
    name = _name(table, event)
    cases = "\n".join(
        f"IF {rule.when(DIALECTS['postgresql'])} THEN RAISE EXCEPTION 'handrail: {rule.refusal}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        for rule in rules
    )
    result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(event, "NEW")
    body = f"\nBEGIN\n{cases}\nRETURN {result};\nEND"
    rows = "STATEMENT" if event == "TRUNCATE" else "ROW"
    create = (
        # The path is fixed, so that no temporary table can stand in for one of Handrail's.
        "DO $do$ BEGIN EXECUTE format('CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE "
        f"plpgsql SET search_path = %I, pg_temp AS %L', '{name}', current_schema(), "
        f"$body${body}$body$); END $do$",
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH {rows} EXECUTE FUNCTION {name}()",
    )
    drop = (f"DROP TRIGGER IF EXISTS {name} ON {table}", f"DROP FUNCTION IF EXISTS {name}()")
    return Trigger(name, table, create, drop, body)
