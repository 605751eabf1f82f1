"""What the database itself refuses: see `store/triggers`."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from handrail.store.triggers import RULES, create_statements, drop_statements


def create(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create every trigger of this version."""
    for statement in create_statements(editor.connection.vendor, RULES):
        editor.execute(statement)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for statement in drop_statements(editor.connection.vendor, RULES):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
