"""Mail goes to the scripted server in these tests."""

from __future__ import annotations

from typing import Any

import pytest

from tests.invariants.doubles import ScriptedSender


@pytest.fixture(autouse=True)
def scripted_mail(settings: Any) -> None:
    """An outgoing server is configured, and it is the double."""
    settings.HANDRAIL_ADAPTERS = {
        **settings.HANDRAIL_ADAPTERS,
        "mail.smtp": "tests.invariants.doubles:ScriptedSender",
    }
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"smtp_host": "mail.invalid"})
    ScriptedSender.behaviour = "take"
    ScriptedSender.handed_over.clear()
