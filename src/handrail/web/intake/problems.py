"""Why a post was not accepted: for a program as JSON, for a person as a page."""

from __future__ import annotations


class Problem(Exception):
    """A refusal with its HTTP status. `message` says what is wrong and what to do.

    `field` names the input it is about. `retry_after` is in seconds. `kept` says that the
    input lies in the dead-letter list, where a person will see it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str = "",
        retry_after: int | None = None,
        kept: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.retry_after = retry_after
        self.kept = kept

    def as_json(self) -> dict[str, object]:
        """`{"error": {"code", "message", "field"?, "kept"?}}`."""
        error: dict[str, object] = {"code": self.code, "message": self.message}
        if self.field:
            error["field"] = self.field
        if self.kept:
            error["kept"] = True
        return {"error": error}
