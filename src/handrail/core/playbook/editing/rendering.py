"""Values as YAML text in the manner of the starters: short lists in brackets, others in lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import JsonValue

WIDTH = 118
"""Lines of brackets are broken before this column."""
SENTENCE = 40
"""Lists whose members are mostly longer than this have a line for each."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f,\[\]{}:#\"]*[^\s\x00-\x1f,\[\]{}:#\"])?")
"""Words that need no quotes, in brackets or out of them."""
_OTHER_THAN_TEXT = re.compile(r"(?i)[\d+.-][\da-fox_.:+-]*|true|false|null|yes|no|on|off|y|n")
"""What YAML, or an older YAML, reads as a number or a switch."""


def inline(value: JsonValue) -> str:
    """A value on one line; it may stand anywhere."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value)


def _text(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and not _OTHER_THAN_TEXT.fullmatch(value)
    if (plain and not _ESCAPED.search(value)) or _is_date(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _is_date(value: str) -> bool:
    if not _ISO_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def entry(key: str, value: JsonValue, indent: int) -> str:
    """The lines of one key of a block mapping, the last without its line break."""
    return " " * indent + f"{_text(key)}:" + after_key(value, indent, len(_text(key)) + 1)


def after_key(value: JsonValue, indent: int, used: int) -> str:
    """What follows `key:`, where the key stands at this indent and takes so many columns."""
    if in_lines(value):
        return "\n" + block(value, indent + 2)
    if isinstance(value, list) and value:
        return " " + _bracketed(value, indent + used + 1)
    return " " + inline(value)


def block(value: JsonValue, indent: int) -> str:
    """The lines of a mapping or a list that is not empty."""
    if isinstance(value, Mapping):
        return "\n".join(entry(key, part, indent) for key, part in value.items())
    return "\n".join(member(part, indent) for part in _members(value))


def member(value: JsonValue, indent: int) -> str:
    """The lines of one member of a list whose dash stands at this indent."""
    if isinstance(value, Mapping) and value:
        return " " * indent + "- " + block(value, indent + 2).lstrip(" ")
    return " " * indent + "- " + inline(value)


def in_lines(value: JsonValue) -> bool:
    """Whether a value has lines of its own outside brackets."""
    if isinstance(value, Mapping):
        return bool(value)
    if not isinstance(value, list) or not value:
        return False
    if any(isinstance(part, Mapping | list) for part in value):
        return True
    lengths = [len(str(part)) for part in value]
    return sum(lengths) / len(lengths) > SENTENCE


def _bracketed(value: Sequence[JsonValue], column: int) -> str:
    lines, line = [], ""
    for part in map(inline, value):
        if line and column + 1 + len(line) + 2 + len(part) > WIDTH:
            lines.append(line)
            line = part
        else:
            line = f"{line}, {part}" if line else part
    return "[" + (",\n" + " " * (column + 1)).join([*lines, line]) + "]"


def _members(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
