"""Another name or business in a document's text, with all the rest as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from handrail.core.playbook.editing.rewriting import rewritten, values_of
from handrail.core.playbook.yaml_reading import read_yaml

Heading = Literal["name", "business"]


def with_heading(text: str, values: Mapping[Heading, str]) -> str:
    """The document with these values at its top level. Raises PlaybookError for no YAML mapping."""
    read_yaml(text)
    given = {str(key): value for key, value in values.items()}
    return rewritten(text, values_of(text) | given)
