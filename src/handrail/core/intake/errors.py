"""How intake says no: a precise status, a code for programs and words for a person."""

from __future__ import annotations

from uuid import UUID


class IntakeError(Exception):
    """Input that can't become a lead as it is.

    `status` is an HTTP status (4xx), `code` is stable for programs (`not_utf8`), `message` says
    what is wrong and what to do; `field` names the input that it is about, where it is about one.
    `dead_letter_id` names the copy that was kept, where one was.
    """

    def __init__(self, status: int, code: str, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.dead_letter_id: UUID | None = None
