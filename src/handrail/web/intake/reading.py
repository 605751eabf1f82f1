"""Reading a post's body, never more of it than is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

CHUNK = 65_536


class Readable(Protocol):
    """A request, or any stream of bytes."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Body:
    """What was read: everything, or (`complete` is False) the first bytes up to the limit."""

    content: bytes
    complete: bool


def read_at_most(stream: Readable, limit: int) -> Body:
    """Read up to `limit` bytes; what lies beyond is left unread."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0:
        part = stream.read(min(CHUNK, left))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    content = b"".join(parts)
    return Body(content[:limit], complete=len(content) <= limit)
