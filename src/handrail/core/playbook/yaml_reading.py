"""YAML as a playbook may hold it: no tags, few aliases, bounded, with the place of every field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, CollectionStartEvent, ScalarEvent

from handrail.core.playbook.problems import PlaybookError, Problem

MAX_BYTES = 262_144
MAX_ALIASES = 50
MAX_DEPTH = 12
_NOT_YAML = "Check indentation, colons and quotes."


def read_yaml(text: str) -> CommentedMap:
    """The document with the place of every field. Raises PlaybookError."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _refused(1, 1, "The document is larger than 256 kB.", "Shorten it.")
    try:
        _check_events(text)
        reader = YAML(typ="rt")
        reader.allow_duplicate_keys = False
        document = reader.load(text)
    except PlaybookError:
        raise
    except MarkedYAMLError as error:
        raise PlaybookError([_of_yaml(error)]) from error
    except Exception as error:
        words = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _refused(1, 1, f"This is not YAML: {words}.", "Check it in an editor.") from error
    if not isinstance(document, CommentedMap):
        raise _refused(1, 1, "A playbook is a YAML mapping.", "Begin with “handrail: 1”.")
    return document


def _check_events(text: str) -> None:
    """Refuse tags and, before anything is expanded, aliases that could multiply."""
    aliases = depth = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, AliasEvent):
            aliases += 1
            if aliases > MAX_ALIASES:
                raise _refused(line, column, "Too many YAML aliases.", "Write the values out.")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in (None, "!"):
            raise _refused(line, column, f"The YAML tag {event.tag} is not allowed.", "Remove it.")
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _refused(line, column, "Nested too deeply.", "A playbook has few levels.")
        elif type(event).__name__.endswith("EndEvent") and "Document" not in type(event).__name__:
            depth -= 1


def _refused(line: int, column: int, message: str, remedy: str) -> PlaybookError:
    return PlaybookError([Problem(line, column, "", message, remedy)])


def _of_yaml(error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    words = str(error.problem or error.context or "unreadable").strip().splitlines()[0]
    if "duplicate key" in words:
        key = words.split('"')[1] if '"' in words else ""
        return Problem(
            line, column, key, f"The key “{key}” is there twice.", "Keep one of the two."
        )
    if "tab" in words or "\\t" in words:
        return Problem(line, column, "", "A tab cannot indent YAML.", "Use spaces.")
    return Problem(line, column, "", f"This is not YAML: {words}.", _NOT_YAML)


def plain(value: Any) -> Any:
    """YAML's own containers and scalars as plain ones."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, bool):
        # Scalars that remember how they were written are not plain numbers and texts.
        value = next((kind(value) for kind in (int, float, str) if isinstance(value, kind)), value)
    return value


def position_of(document: CommentedMap, path: Sequence[str | int]) -> tuple[int, int]:
    """Line and column (from 1) of the field at this path, or of its nearest parent."""
    line, column = document.lc.line, document.lc.col
    here: Any = document
    for part in path:
        if isinstance(here, CommentedMap) and part in here:
            line, column = here.lc.key(part)
        elif isinstance(here, CommentedSeq) and isinstance(part, int) and part < len(here):
            line, column = here.lc.item(part)
        else:
            break
        here = here[part]
    return int(line) + 1, int(column) + 1
