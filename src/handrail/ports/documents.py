"""What writes a whole document as a file that looks the same everywhere."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from handrail.core.documents.tree import Document


class DocumentWriter(Protocol):
    """Writes a document as PDF."""

    def write(self, document: Document, *, made_at: datetime) -> bytes:
        """The bytes of the file: the same for the same document and time. Raises Permanent."""
        ...
