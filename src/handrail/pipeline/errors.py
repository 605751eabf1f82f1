"""Why an act was refused. Each text is shown to a person: what, why, what now."""

from __future__ import annotations

from uuid import UUID

from handrail.core.review.authority import AuthorityVerdict


class Refused(Exception):
    """Base: nothing was changed."""


class NotPermitted(Refused):
    """The member's role does not allow this."""


class NotFound(Refused):
    """No such thing in this workspace."""


class Invalid(Refused):
    """What was given cannot be used; `field` names the input that it is about."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Conflict(Refused):
    """Somebody else was faster; the text says what happened and who did it."""


class Stale(Conflict):
    """The prospect wrote again after the draft was made."""


class AuthorityMissing(Refused):
    """A statement needs a sign-off that the decider may not give; it has been asked for.

    `verdict` names each statement with who may sign; `request_ids` are the questions asked.
    """

    def __init__(self, message: str, verdict: AuthorityVerdict, request_ids: tuple[UUID, ...]):
        super().__init__(message)
        self.verdict = verdict
        self.request_ids = request_ids
