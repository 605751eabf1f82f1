"""Reading a playbook: YAML to a validated document, every fault with line, field and remedy."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from handrail.core.playbook.document import Playbook

MAX_BYTES = 262_144
MAX_ALIASES = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a document. `line` counts from 1; `field` is its path (`facts.2.expires`)."""

    line: int
    field: str
    message: str
    remedy: str
    severity: str = "error"

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {self.message} {self.remedy}".rstrip()


class PlaybookError(ValueError):
    """A document that cannot be used; `problems` holds each fault, its text all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def load_playbook(text: str) -> Playbook:
    """The playbook of this YAML text. Raises PlaybookError with every fault found."""
    document = read_yaml(text)
    try:
        return Playbook.model_validate(plain(document))
    except ValidationError as error:
        raise PlaybookError([_problem(fault, document) for fault in error.errors()]) from error


def read_yaml(text: str) -> CommentedMap:
    """The document as YAML with its line numbers. Raises PlaybookError."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise PlaybookError([Problem(1, "", "The document is larger than 256 kB.", "Shorten it.")])
    if text.count("*") > MAX_ALIASES and text.count("&") > MAX_ALIASES:
        raise PlaybookError(
            [Problem(1, "", "The document uses too many YAML aliases.", "Write the values out.")]
        )
    reader = YAML(typ="rt")
    reader.allow_duplicate_keys = False
    try:
        document = reader.load(text)
    except MarkedYAMLError as error:
        raise PlaybookError([_yaml_problem(error)]) from error
    except Exception as error:
        fault = Problem(1, "", f"This is not YAML: {error}.", "Check it in an editor.")
        raise PlaybookError([fault]) from error
    if not isinstance(document, CommentedMap):
        raise PlaybookError(
            [Problem(1, "", "A playbook is a YAML mapping.", "Begin with “handrail: 1”.")]
        )
    return document


def _yaml_problem(error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    words = str(error.problem or error.context or "unreadable").strip()
    if "duplicate key" in words:
        key = words.split('"')[1] if '"' in words else ""
        return Problem(line, key, f"The key “{key}” is there twice.", "Keep one of the two.")
    return Problem(line, "", f"This is not YAML: {words}.", "Check indentation, colons and quotes.")


def plain(value: Any) -> Any:
    """YAML's own containers and scalars as plain ones."""
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def line_of(document: CommentedMap | CommentedSeq, path: Sequence[str | int]) -> int:
    """The line (from 1) on which the field at this path, or its nearest parent, stands."""
    line, here = document.lc.line, document
    for part in path:
        if isinstance(here, CommentedMap) and part in here:
            line = here.lc.key(part)[0]
            here = here[part]
        elif isinstance(here, CommentedSeq) and isinstance(part, int) and part < len(here):
            line = here.lc.item(part)[0]
            here = here[part]
        else:
            break
    return int(line) + 1


def _problem(fault: ErrorDetails, document: CommentedMap) -> Problem:
    path = [part for part in fault["loc"] if part != "[key]"]
    field = ".".join(str(part) for part in path)
    message, remedy = _in_words(fault, path)
    return Problem(line_of(document, path), field, message, remedy)


def _in_words(fault: ErrorDetails, path: Sequence[str | int]) -> tuple[str, str]:
    kind, context, found = fault["type"], fault.get("ctx", {}), fault["input"]
    last = path[-1] if path else ""
    words = {
        "missing": (f"“{last}” is missing.", "Add it."),
        "extra_forbidden": (f"“{last}” is not known here.", _did_you_mean(path)),
        "string_pattern_mismatch": (f"{found!r} is not written as it must be.", _pattern(path)),
        "value_error": (f"{context.get('error')}.", ""),
        "too_short": (f"“{last}” is empty.", "Name at least one."),
    }
    if kind in words:
        return words[kind]
    if kind in ("enum", "literal_error"):
        return f"{found!r} is not one of the values.", f"Use {context.get('expected')}."
    if kind.startswith("date"):
        return f"{found!r} is no date.", "Write it as 2027-03-31."
    return f"{fault['msg']}.", f"Found {str(found)[:60]!r}."


def _pattern(path: Sequence[str | int]) -> str:
    if (path and path[-1] in ("owner", "to")) or "owners" in path or "chain" in path:
        return "Use owner, manager, reviewer or a member's e-mail address."
    if path and path[-1] == "kind":
        return "See the values in the playbook's documentation."
    return "Use lower-case letters, digits and underscores, beginning with a letter."


def _did_you_mean(path: Sequence[str | int]) -> str:
    known = _known_fields(path[:-1])
    close = difflib.get_close_matches(str(path[-1]), known, n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known here are {', '.join(known)}." if known else "Remove it."


def _known_fields(path: Sequence[str | int]) -> list[str]:
    model: type[BaseModel] | None = Playbook
    for part in path:
        if model is None:
            return []
        if isinstance(part, int) or part not in model.model_fields:
            continue
        model = _model_in(model.model_fields[part].annotation)
    return list(model.model_fields) if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
