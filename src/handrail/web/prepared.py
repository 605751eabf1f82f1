"""What AI prepared, as the page shows it: lines with the evidence that each rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handrail.core.outputs import OutputKind
from handrail.store.models import Output, Task
from handrail.store.selectors.labels import Labels
from handrail.web.language import translatable
from handrail.web.languages import language_name
from handrail.web.marks import Mark

TITLES = {
    OutputKind.SUMMARY: translatable("Summary"),
    OutputKind.CLASSIFICATION: translatable("Classification"),
    OutputKind.MISSING_INFORMATION: translatable("Missing information"),
    OutputKind.CRM_NOTE: translatable("CRM note"),
    OutputKind.TASK: translatable("Suggested task"),
    OutputKind.OWNER_REMINDER: translatable("For the owner"),
    OutputKind.NO_SEND: translatable("No reply suggested"),
}
"""The outputs beside the original, in reading order; the draft has its own place."""
ORDER = (
    OutputKind.NO_SEND,
    OutputKind.OWNER_REMINDER,
    OutputKind.SUMMARY,
    OutputKind.CLASSIFICATION,
    OutputKind.MISSING_INFORMATION,
    OutputKind.CRM_NOTE,
    OutputKind.TASK,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of an output. `ref` ties it to the marks of its evidence in the original."""

    ref: str
    text: str
    label: str = ""
    detail: str = ""
    confidence: float | None = None
    quotes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One output with its lines and its provenance; `task` where a person may take it over."""

    kind: str
    title: str
    output: Output
    lines: tuple[Line, ...]
    task: Task | None = None


def parts(outputs: Mapping[str, Output], tasks: list[Task], names: Labels) -> list[Part]:
    """The outputs to show; one that says nothing is left out."""
    by_output = {task.output_id: task for task in tasks}
    found = []
    for kind in ORDER:
        output = outputs.get(kind.value)
        if output is None:
            continue
        lines = tuple(_lines(kind, output.body, names))
        if lines:
            task = by_output.get(output.id)
            found.append(Part(kind.value, TITLES[kind], output, lines, task))
    return found


def evidence_marks(outputs: Mapping[str, Output]) -> list[Mark]:
    """Where in the newest message the evidence of every line stands."""
    marks = []
    for kind in ORDER:
        if (output := outputs.get(kind.value)) is None:
            continue
        for number, evidence in enumerate(_evidence(kind, output.body)):
            marks += [
                Mark(quote["start"], quote["end"], "evidence", _ref(kind, number))
                for quote in evidence
                if quote.get("field", "message") == "message"
            ]
    return marks


def _ref(kind: OutputKind, number: int) -> str:
    return f"{kind.value.replace('_', '-')}-{number}"


def _rows(kind: OutputKind, body: dict[str, Any]) -> list[dict[str, Any]]:
    if kind is OutputKind.SUMMARY:
        return list(body["statements"])
    if kind is OutputKind.CLASSIFICATION:
        return [body[name] for name in ("service", "urgency", "fit", "language")]
    if kind is OutputKind.MISSING_INFORMATION:
        return list(body["facts"])
    if kind is OutputKind.CRM_NOTE:
        return list(body["fields"])
    return [body]


def _evidence(kind: OutputKind, body: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    for row in _rows(kind, body):
        yield list(row.get("evidence", []))


def _lines(kind: OutputKind, body: dict[str, Any], names: Labels) -> Iterator[Line]:
    for number, row in enumerate(_rows(kind, body)):
        evidence = row.get("evidence", [])
        given: dict[str, Any] = {
            "ref": _ref(kind, number),
            "quotes": tuple(quote["quote"] for quote in evidence),
            "fields": tuple(q["field"] for q in evidence if q.get("field", "message") != "message"),
        }
        given |= _words(kind, number, row, names)
        if given["text"]:
            yield Line(**given)


def _words(kind: OutputKind, number: int, row: dict[str, Any], names: Labels) -> dict[str, Any]:
    if kind is OutputKind.CLASSIFICATION:
        label, known = (
            ("Service", names.services),
            ("Urgency", names.urgencies),
            ("Fit", names.fits),
            ("Language", {}),
        )[number]
        value = row["value"]
        text = language_name(value) if label == "Language" else known.get(value, value)
        words = text.replace("_", " ") if value else "not known"
        return {"label": label, "text": words, "confidence": row["confidence"]}
    if kind is OutputKind.MISSING_INFORMATION:
        return {"label": row["label"], "text": row["question"]}
    if kind is OutputKind.CRM_NOTE:
        return {"label": row["label"], "text": row["value"]}
    if kind is OutputKind.TASK:
        return {"text": row["title"], "detail": row.get("detail", "")}
    if kind is OutputKind.OWNER_REMINDER:
        return {"label": row["control_point"].replace("_", " "), "text": row["text"]}
    return {"text": row["text"]}
