"""Where the plain English constants are that the pages translate when they show them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

CONSTANTS = (
    "handrail.core.record.outcomes:OUTCOMES",
    "handrail.core.review.reasons:REJECT_REASONS",
    "handrail.core.review.reasons:NO_REPLY_REASONS",
    "handrail.pipeline.calendars:WEEKDAYS",
    "handrail.pipeline.permissions:_IN_WORDS",
    "handrail.pipeline.preferences:THEMES",
    "handrail.store.audit_words:SENTENCES",
    "handrail.store.audit_words:_OPTIONAL",
    "handrail.store.audit_words:_MISSING",
    "handrail.store.selectors.queue:VIEWS",
    "handrail.core.safe_intake.fields:FIELDS",
)
"""Module and name; every text in it is one that a page may show."""
CODES = (
    "handrail.core.leads:Channel",
    "handrail.core.findings:ControlPoint",
    "handrail.core.outputs:OutputKind",
)
"""Enumerations whose codes are shown as words."""
SOURCES = ("core/detect/promises", "core/playbook/editing")
"""Folders whose texts are put together by functions: every sentence and label in them."""
SENTENCE = re.compile(r"^(?:AI|[A-Z][a-z]|CRM|“)[^|@_\\]*$", re.DOTALL)


def of_constants() -> Iterator[str]:
    """Every such text."""
    for place in CONSTANTS:
        module, name = place.split(":")
        yield from _texts(getattr(import_module(module), name))
    for place in CODES:
        module, name = place.split(":")
        for code in getattr(import_module(module), name):
            yield _words(str(code.value))
    for folder in SOURCES:
        yield from _sentences(folder)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if re.search(r"[a-z]{2,}", value) and (" " in value or value[:1].isupper()):
            yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple | frozenset):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def _words(code: str) -> str:
    from handrail.store.audit_words import code_in_words

    return code_in_words(code)


def _sentences(folder: str) -> Iterator[str]:
    root = Path(__file__).resolve().parent.parent / "src" / "handrail" / folder
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text())
        said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        joined = [one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)]
        inner = {id(part) for one in joined for part in one.values}
        for one in ast.walk(tree):
            if not isinstance(one, ast.Constant) or id(one) in said | inner:
                continue
            if isinstance(one.value, str) and SENTENCE.match(one.value) and len(one.value) > 2:
                yield one.value
