"""Rules as SQL of the two databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handrail.store.triggers.rule import Dialect, Rule


class Sqlite:
    """SQLite: functions that exist on Handrail's own connections only."""

    def differs(self, *columns: str) -> str:
        return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)

    def acts(self, member: str) -> str:
        return f"handrail_acting_member() IS {member}"

    def nobody_acts(self) -> str:
        return "handrail_acting_member() IS NULL"

    def erases(self) -> str:
        return "handrail_erasing() = 1"

    def sha256(self, column: str) -> str:
        return f"handrail_sha256({column})"


class Postgresql:
    """PostgreSQL: settings that last for the transaction."""

    def differs(self, *columns: str) -> str:
        return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)

    def acts(self, member: str) -> str:
        return f"coalesce(current_setting('handrail.acting_member', true) = {member}::text, false)"

    def nobody_acts(self) -> str:
        return "coalesce(current_setting('handrail.acting_member', true), '') = ''"

    def erases(self) -> str:
        return "coalesce(current_setting('handrail.erasing', true), '') = '1'"

    def sha256(self, column: str) -> str:
        return f"encode(sha256({column}), 'hex')"


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgresql()}


def _name(rule: Rule) -> str:
    return f"handrail_{rule.table.removeprefix('store_')}_{rule.event.lower()}_{rule.name}"


def create_statements(vendor: str, rules: Iterable[Rule]) -> Iterator[str]:
    """One or two statements for each rule."""
    dialect = DIALECTS[vendor]
    for rule in rules:
        name, condition = _name(rule), rule.when(dialect)
        if vendor == "sqlite":
            yield (
                f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, 'handrail: {rule.refusal}'); END"
            )
            continue
        result = "OLD" if rule.event == "DELETE" else "NEW"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION 'handrail: {rule.refusal}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def drop_statements(vendor: str, rules: Iterable[Rule]) -> Iterator[str]:
    """The way back."""
    for rule in rules:
        name = _name(rule)
        if vendor == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {name}"
        else:
            yield f"DROP TRIGGER IF EXISTS {name} ON {rule.table}"
            yield f"DROP FUNCTION IF EXISTS {name}()"
