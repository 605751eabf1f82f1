"""The way back: values for placeholders, and evidence that is exact in the original text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import JsonValue

from handrail.core.outputs import PreparedOutputs
from handrail.core.preparation.masking import original_offset, restore

if TYPE_CHECKING:
    from handrail.core.preparation.model_input import PlaceholderMap

MESSAGE = "message"
_EVIDENCE_KEYS = {"quote", "start", "end"}


def restore_outputs(
    outputs: PreparedOutputs, placeholders: PlaceholderMap, original: str
) -> PreparedOutputs:
    """The outputs with values put back, and every evidence exact in the original text.

    A quote that does not stand at its offsets is looked for in what the engine was given; one that
    is not there at all is dropped, so that its statement shows as unsupported.
    """
    originals = {**placeholders.originals, MESSAGE: original}
    whole = _restored(outputs.model_dump(mode="json"), placeholders, originals)
    return PreparedOutputs.model_validate(whole)


def _restored(
    value: JsonValue, placeholders: PlaceholderMap, originals: Mapping[str, str]
) -> JsonValue:
    if isinstance(value, dict):
        whole = {key: _restored(part, placeholders, originals) for key, part in value.items()}
        return {**whole, **_requoted(value, whole)}
    if isinstance(value, list):
        parts = [
            _evidence(part, placeholders, originals)
            if isinstance(part, dict) and part.keys() >= _EVIDENCE_KEYS
            else _restored(part, placeholders, originals)
            for part in value
        ]
        return [part for part in parts if part is not None]
    return restore(value, placeholders.values) if isinstance(value, str) else value


def _requoted(
    given: Mapping[str, JsonValue], whole: Mapping[str, JsonValue]
) -> dict[str, JsonValue]:
    """A text that only quotes its evidence quotes the original, not another writing of a value."""
    before, after = _quotes(given.get("evidence")), _quotes(whole.get("evidence"))
    if not before or len(before) != len(after):
        return {}
    return {
        name: joint.join(after)
        for name, joint in (("text", " "), ("value", "; "))
        if given.get(name) == joint.join(before)
    }


def _quotes(evidence: JsonValue) -> list[str]:
    parts = evidence if isinstance(evidence, list) else []
    return [" ".join(str(part["quote"]).split()) for part in parts if isinstance(part, dict)]


def _evidence(
    given: Mapping[str, JsonValue], placeholders: PlaceholderMap, originals: Mapping[str, str]
) -> JsonValue:
    name, quote = str(given.get("field", MESSAGE)), str(given["quote"])
    text = originals.get(name, "")
    span = found_at(placeholders.masked.get(name, ""), quote, int(str(given["start"])))
    if span is None:
        return None
    pieces = placeholders.pieces.get(name, ())
    start = original_offset(span[0], pieces, is_end=False)
    end = min(original_offset(span[1], pieces, is_end=True), len(text))
    if start >= end:
        return None
    return {"field": name, "quote": text[start:end], "start": start, "end": end}


def found_at(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """Where a quote stands: at its offset, else where it is nearest, else loosely; None if nowhere.

    Loosely means: other white space, other capitals.
    """
    if not quote.strip():
        return None
    if text.startswith(quote, near):
        return near, near + len(quote)
    exact = [match.span() for match in re.finditer(re.escape(quote), text)]
    if not exact:
        loose = r"\s+".join(map(re.escape, quote.split()))
        exact = [match.span() for match in re.finditer(loose, text, re.IGNORECASE)]
    return min(exact, key=lambda span: abs(span[0] - near), default=None)
