"""What a receiver's answer means for the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from handrail.ports.failures import Permanent, Retryable

MAX_WORDS = 300
MAX_WAIT_SECONDS = 24 * 3600.0
PASSING = frozenset({408, 421, 425, 429})
"""4xx that may pass: timeout, wrong connection, too early, too many requests."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: its status and the beginning of its body."""

    status: int
    reason: str
    retry_after: str
    location: str
    start: bytes

    def __str__(self) -> str:
        """Status and words in one printable line."""
        text = self.start.decode("utf-8", "replace")
        words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return f"HTTP {self.status} {self.reason}".strip() + (
            f": {words[:MAX_WORDS]}" if words else ""
        )


def verdict(answer: Answer, *, now: datetime) -> str:
    """The answer in words where the record was taken. Raises Permanent or Retryable otherwise."""
    status = answer.status
    if 200 <= status <= 299:
        return str(answer)
    if status == 410:
        raise Permanent("The receiver asked to stop (410 Gone): switch the connection off.")
    if 300 <= status <= 399:
        raise Permanent(
            f"The receiver redirects to {answer.location[:200] or 'elsewhere'}, which is not "
            "followed: enter the final address in the connection."
        )
    if status >= 500 or status in PASSING:
        after = wait_asked(answer.retry_after, now=now)
        raise Retryable(f"The receiver can't take it now: {answer}", after=after)
    raise Permanent(f"The receiver refused the record: {answer}")


def wait_asked(header: str, *, now: datetime) -> float | None:
    """Retry-After in seconds, from a number or a date (RFC 9110, 10.2.3), a day at most."""
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), MAX_WAIT_SECONDS)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return min(max((date - now).total_seconds(), 0.0), MAX_WAIT_SECONDS)
