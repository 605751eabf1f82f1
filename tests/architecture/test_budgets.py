"""Small files, small functions, and rules that touch neither clock nor chance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "handrail"
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
IMPURE_CALLS = {"now", "today", "utcnow", "time", "random", "urandom", "getenv", "open"}


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(folder: Path) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_stays_within_its_budget(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions(ast.parse(text))
        if node.end_lineno is not None and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path in modules()
        if path.read_text("utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in SOURCE.rglob("*") if path.stem in VAGUE_NAMES] == []


def test_the_rules_ask_neither_clock_nor_chance_nor_environment() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno} {_called(call)}"
        for path, call in calls(SOURCE / "core")
        if _called(call) in IMPURE_CALLS
    ]
    assert found == []


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def test_only_store_and_pipeline_make_or_change_rows() -> None:
    """Pages act through the pipeline: none of them saves, creates, updates or deletes a row."""
    writing = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "delete"}
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path, call in calls(SOURCE / "web")
        if _called(call) in writing and "objects" in ast.unparse(call.func)
    ]
    assert found == []
