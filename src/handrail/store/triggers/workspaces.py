"""One workspace: no row of one refers to a row of another, and none moves."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model

from handrail.store.triggers.rule import Dialect, Rule, When, immutable

_SAME = "everything that belongs together is in one workspace"


def workspace_rules() -> tuple[Rule, ...]:
    """Rules for every foreign key between two tables that have a workspace."""
    scoped = [model for model in apps.get_app_config("store").get_models() if _is_scoped(model)]
    return tuple(rule for model in scoped for rule in _rules_of(model))


def _is_scoped(model: type[Model]) -> bool:
    return any(field.name == "workspace" for field in model._meta.concrete_fields)


def _rules_of(model: type[Model]) -> Iterator[Rule]:
    table = model._meta.db_table
    if model._meta.pk.name != "workspace":
        yield immutable(table, "the workspace of a row", "workspace_id")
    for field in model._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or not _is_scoped(field.related_model):
            continue
        elsewhere = _elsewhere(field.related_model._meta.db_table, field.column)
        yield Rule(table, "INSERT", _SAME, elsewhere)
        yield Rule(table, "UPDATE", _SAME, _moved_elsewhere(elsewhere, field.column))


def _elsewhere(parent: str, column: str) -> When:
    """Refers to no row of the workspace; a row that does not exist counts as one elsewhere."""

    def when(_: Dialect) -> str:
        return (
            f"NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p "
            f"WHERE p.id = NEW.{column} AND p.workspace_id = NEW.workspace_id)"
        )

    return when


def _moved_elsewhere(elsewhere: When, column: str) -> When:
    def when(dialect: Dialect) -> str:
        return f"({dialect.differs(column)}) AND {elsewhere(dialect)}"

    return when
