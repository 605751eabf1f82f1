"""Setting Django up for the commands that need it."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

Given = ParamSpec("Given")
Result = TypeVar("Result")


def with_django(command: Callable[Given, Result]) -> Callable[Given, Result]:
    """Load the settings first; a wrong one ends the command with its remedy, not a traceback."""

    @functools.wraps(command)
    def wrapped(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        set_up()
        return command(*args, **kwargs)

    return wrapped


def set_up() -> None:
    """Load Django once. Raises click.ClickException for settings that cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    import django  # noqa: PLC0415
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        django.setup()
        _make_data_folder()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
    except ValidationError as error:
        faults = "\n".join(
            f"  {_variable(str(fault['loc'][0]))}: {fault['msg']} (found {fault['input']!r})"
            for fault in error.errors()
        )
        raise click.ClickException(f"These settings cannot be used:\n{faults}") from error
    except OSError as error:
        raise click.ClickException(
            f"The data folder cannot be used: {error}. Set HANDRAIL_DATA_DIR to a folder that "
            "this user may write to."
        ) from error


def _make_data_folder() -> None:
    """Only its owner may look into a new one: the leads of a business lie there."""
    from django.conf import settings  # noqa: PLC0415

    Path(settings.DATA_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)


def _variable(name: str) -> str:
    upper = name.upper()
    return upper if upper == "PORT" or upper.startswith("HANDRAIL_") else f"HANDRAIL_{upper}"


def quiet_exit(code: int) -> None:
    """End with this exit status after flushing what was printed."""
    sys.stdout.flush()
    sys.exit(code)
