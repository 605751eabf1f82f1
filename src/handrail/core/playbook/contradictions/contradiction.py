"""What two parts of a playbook say against each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from handrail.core.playbook.problems import Severity

Path = tuple[str | int, ...]
"""Keys and positions (from 0) that lead to a field of the document."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fault between sections; `path` leads to the field that would be changed."""

    path: Path
    message: str
    remedy: str
    severity: Severity = "error"


def unknown(path: Path, what: str, name: str, known: Iterable[str]) -> Contradiction:
    """A name that the playbook does not define, with the nearest one that it does."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        remedy = f"Did you mean “{close[0]}”?"
    else:
        remedy = f"Known are {', '.join(names)}." if names else f"Define it, or remove “{name}”."
    return Contradiction(path, f"There is no {what} “{name}”.", remedy)
