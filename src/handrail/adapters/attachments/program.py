"""The process that reads one file from its input and writes its text as JSON.

It bounds itself before it looks at a byte: memory, processor time, no file may be written, no
further process begun. What a reader raises is a fault of the file, said in one sentence.
"""

from __future__ import annotations

import json
import resource
import sys

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 15
LONGEST = 100_000
"""Characters that are written; reading ends there."""


def main(kind: str) -> None:
    """Read, and say."""
    _bound()
    content = sys.stdin.buffer.read()
    from handrail.adapters.attachments.formats import READERS, Unreadable  # noqa: PLC0415

    try:
        text, why = _joined(READERS[kind](content)), ""
    except Unreadable as fault:
        text, why = "", str(fault)
    except MemoryError:
        text, why = "", "Reading it takes more memory than it may have."
    except Exception as fault:  # noqa: BLE001 - whatever a parser meets in a file from outside
        text, why = "", f"It could not be read ({type(fault).__name__}): it may be damaged."
    if not text and not why:
        why = "There is no text in it; it may be a picture of one."
    json.dump({"text": text, "why": why}, sys.stdout)


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _joined(pieces: object) -> str:
    """The pieces until there is enough, without characters that no database takes."""
    parts: list[str] = []
    length = 0
    for piece in pieces:  # type: ignore[attr-defined]
        clean = str(piece).replace("\0", "").encode("utf-8", "replace").decode().strip()
        if clean:
            parts.append(clean)
            length += len(clean)
        if length > LONGEST:
            break
    return "\n".join(parts)[:LONGEST]


if __name__ == "__main__":
    main(sys.argv[1])
