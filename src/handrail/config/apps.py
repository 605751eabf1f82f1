"""The application as a whole: what has to be connected once everything is loaded."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings


class HandrailConfig(AppConfig):
    name = "handrail.config"
    label = "handrail_config"

    def ready(self) -> None:
        from handrail.config import checks  # noqa: F401, PLC0415 (registers them)

        if settings.POSTGRESQL:
            from handrail.jobs import deferral  # noqa: PLC0415

            deferral.connect()
