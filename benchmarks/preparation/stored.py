"""A whole preparation with its rows: claim, call, settle, outputs, revision, findings, audit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.preparation.lead import MESSAGE, STARTER


def stored_preparation(folder: Path) -> Callable[[], Any]:
    """Each call prepares the same lead once more, in a SQLite database of its own."""
    os.environ["HANDRAIL_DATA_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.config.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, skip_checks=True)
    from django.utils import timezone  # noqa: PLC0415
    from pydantic_ai.models.function import FunctionModel  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    from benchmarks.preparation.ours import _say  # noqa: PLC0415
    from handrail.adapters.models.language.engine import LanguageModelEngine  # noqa: PLC0415
    from handrail.pipeline import providers  # noqa: PLC0415
    from handrail.pipeline.preparation import prepare_lead  # noqa: PLC0415
    from handrail.ports.engine import ModelAccess, OutputMode, ProviderKind  # noqa: PLC0415
    from handrail.store.models import Lead, ModelProvider, Step  # noqa: PLC0415

    access = ModelAccess(ProviderKind.COMPATIBLE, "instant", output_mode=OutputMode.TOOL)
    engine = LanguageModelEngine(access, "instant", model=FunctionModel(_say))
    providers.language_engine = lambda _access, _name: engine  # type: ignore[assignment]
    space = factories.workspace(time_zone="UTC")
    ModelProvider.objects.create(
        workspace=space, created_at=timezone.now(), code="instant", name="Instant", model="instant",
        kind="openai_compatible", address="http://127.0.0.1:9/v1", concurrency=0,
    )  # fmt: skip
    document = STARTER.read_text(encoding="utf-8").replace(
        "engines: [builtin]", "engines: [instant]"
    )
    rules = factories.playbook(space, document=document)
    lead = factories.lead(
        space, source=factories.source(space, playbook=rules), text=MESSAGE,
        name="Robin Example", email="robin.example@example.com",
    )  # fmt: skip
    step = Step(subject=lead.last_inbound_id, workspace=space, lead=lead, attempts=1)

    def prepare() -> None:
        Lead.objects.filter(pk=lead.pk).update(state=Lead.State.PREPARING)
        prepare_lead(step, timezone.now())

    return prepare
