"""The Django app of Handrail's tables."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class StoreConfig(AppConfig):
    name = "handrail.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.store import connections as given  # noqa: PLC0415
        from handrail.store import search  # noqa: PLC0415

        given.register()
        search.connect()
        pre_migrate.connect(_before_migrating, sender=self)
        post_migrate.connect(_after_migrating, sender=self)


def _before_migrating(*, using: str, plan: Any = (), **_: Any) -> None:
    """SQLite makes a table anew to change it; triggers of any table would stand in the way."""
    from handrail.store import triggers  # noqa: PLC0415

    if plan and connections[using].vendor == "sqlite":
        triggers.remove(connections[using])


def _after_migrating(*, using: str, **_: Any) -> None:
    from handrail.store import triggers  # noqa: PLC0415

    triggers.install(connections[using])
