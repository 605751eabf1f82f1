"""The Django app of Handrail's tables."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "handrail.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.store import connections  # noqa: PLC0415

        connections.register()
