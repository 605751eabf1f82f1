"""What can be read in an attachment, wherever it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AttachmentRead:
    """The text of an attachment, or in words why there is none. `text` is plain, and the lead's."""

    text: str = ""
    why: str = ""


class AttachmentReader(Protocol):
    """Reads what people send, which may be made to harm: never in this process, never for long."""

    def reads(self, content_type: str, name: str) -> bool:
        """Whether files of this type are read at all."""
        ...

    def read(self, content: bytes, content_type: str, name: str) -> AttachmentRead:
        """The text. Never raises for a faulty file: `why` says what is wrong with it."""
        ...
