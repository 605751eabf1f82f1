"""Start-up checks: each names what is wrong and the remedy, by a stable id."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from handrail.config import look_at_installation, look_at_workspaces
from handrail.config.look import Line


def _faults() -> Iterator[str]:
    targets: dict[str, str] = {**settings.HANDRAIL_ADAPTERS, **settings.HANDRAIL_STEPS}
    for name, target in targets.items():
        module, _, attribute = target.partition(":")
        try:
            getattr(import_module(module), attribute)
        except (ImportError, AttributeError) as error:
            yield f"{name} → {target}: {error}"


@register("handrail")
def registries_load(**_: Any) -> list[CheckMessage]:
    """handrail.E001: every registry line names something that can be imported."""
    return [Error(fault, id="handrail.E001") for fault in _faults()]


def look_at_everything() -> Iterator[Line]:
    """The installation, then, where its database answers, what is in it: in the order of need."""
    yield look_at_installation.address()
    yield look_at_installation.data_folder()
    yield look_at_installation.secret_key()
    database = look_at_installation.database()
    yield database
    yield look_at_installation.mail()
    yield look_at_installation.engine()
    yield _registries()
    if database.verdict == "ok":
        yield look_at_installation.guards()
        yield from look_at_workspaces.look()


def _registries() -> Line:
    faults = list(_faults())
    if faults:
        return Line("parts", "fail", "; ".join(faults), "Install Handrail again.")
    count = len(settings.HANDRAIL_ADAPTERS) + len(settings.HANDRAIL_STEPS)
    return Line("parts", "ok", f"all {count} providers and kinds of work load")
