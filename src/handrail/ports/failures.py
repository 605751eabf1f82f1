"""The three ways in which the outside fails; every adapter raises one of these, nothing else."""

from __future__ import annotations


class OutsideFailure(Exception):
    """Base of the three kinds. The text is for a person: what failed, why, what to do."""


class Retryable(OutsideFailure):
    """Nothing happened, and the same call may succeed later. `after` in seconds, if known."""

    def __init__(self, message: str, *, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Permanent(OutsideFailure):
    """Nothing happened, and the same call will fail again (address refused, bad credentials)."""


class NeedsPerson(OutsideFailure):
    """It is unknown whether it happened: only a person can say (a connection lost after DATA)."""
