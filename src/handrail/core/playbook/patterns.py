"""Plain patterns: words in which `*` stands for any words inside a sentence."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from handrail.core.detect.own_triggers import compile_pattern
from handrail.core.playbook.base import Text


def _usable(pattern: str) -> str:
    """The pattern, if it can be matched without hanging. Raises ValueError with the remedy."""
    compile_pattern(pattern)
    return pattern


PlainPattern = Annotated[Text, AfterValidator(_usable)]
