"""What is wrong with a playbook: where it stands, what it is, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a document. `line` and `column` count from 1; `field` is its path.

    A path names keys and positions from 0 (`facts.2.expires`). An error keeps a playbook from
    being used; a warning does not.
    """

    line: int
    column: int
    field: str
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {self.message} {self.remedy}".rstrip()


class PlaybookError(ValueError):
    """A document that cannot be used; `problems` holds each fault, its text all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
