"""A failure in words for a person, and in frames for the log, without what the values held."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from django.db import InterfaceError, OperationalError

from handrail.ports.failures import OutsideFailure


def is_foreseen(failure: Exception) -> bool:
    """Whether this may happen in a Handrail without defects."""
    return isinstance(failure, OutsideFailure | OperationalError | InterfaceError)


def words(failure: Exception) -> str:
    """What a person reads on the list of failed steps.

    An unforeseen exception's own text is left out: it may quote a lead, and only its place helps.
    """
    if isinstance(failure, OutsideFailure):
        return str(failure)
    if is_foreseen(failure):
        return "The database did not answer."
    return f"Handrail itself failed ({type(failure).__name__}{_place(failure)}); see the log."


def _place(failure: Exception) -> str:
    ours = [
        frame
        for frame in traceback.extract_tb(failure.__traceback__)
        if "handrail" in PurePath(frame.filename).parts
    ]
    return f" in {PurePath(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""


def frames(failure: BaseException) -> str:
    """The traceback with its causes, as text: code and types, but no message and no value.

    Messages are left out because they quote what was worked on (a database names the row).
    """
    parts = []
    seen: set[int] = set()
    current: BaseException | None = failure
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        stack = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"{stack}{type(current).__module__}.{type(current).__qualname__}")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\ncaused by:\n".join(parts)
