"""PDF by Typst: one fixed page design, to which a document is handed as data."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files

import typst

from handrail.core.documents.tree import Document
from handrail.ports.failures import Permanent


class Typesetter:
    """A `DocumentWriter`. No text of the document is ever read as markup."""

    def write(self, document: Document, *, made_at: datetime) -> bytes:
        """The document as a tagged PDF. Raises Permanent where it cannot be set."""
        design = files("handrail.adapters.documents").joinpath("document.typ").read_bytes()
        try:
            made = typst.compile(
                design,
                format="pdf",
                sys_inputs={"document": json.dumps(_as_data(document), ensure_ascii=False)},
                timestamp=made_at.replace(microsecond=0),
            )
        except (typst.TypstError, ValueError) as error:
            raise Permanent(f"This document could not be set as PDF: {error}") from error
        if not isinstance(made, bytes):
            raise Permanent("This document could not be set as PDF: nothing came back.")
        return made


def _as_data(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "blocks": [{"kind": type(block).__name__, **asdict(block)} for block in document.blocks],
    }
