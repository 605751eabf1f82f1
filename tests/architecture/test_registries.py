"""Registries name their entries as strings, which import-linter cannot see."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from handrail.commands.main import COMMANDS
from handrail.store.models import Step

SOURCE = Path(__file__).resolve().parents[2] / "src" / "handrail"


def load(target: str) -> object:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


@pytest.mark.parametrize("name", sorted(settings.HANDRAIL_ADAPTERS))
def test_an_adapter_can_be_imported_and_is_an_adapter(name: str) -> None:
    target = settings.HANDRAIL_ADAPTERS[name]
    assert callable(load(target))
    assert target.startswith("handrail.adapters.")


@pytest.mark.parametrize("kind", sorted(settings.HANDRAIL_STEPS))
def test_a_steps_handler_is_in_the_pipeline(kind: str) -> None:
    target = settings.HANDRAIL_STEPS[kind]
    assert callable(load(target))
    assert target.startswith("handrail.pipeline.")
    assert len(kind) <= Step._meta.get_field("kind").max_length


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_can_be_imported(name: str) -> None:
    assert load(COMMANDS[name])


def test_every_kind_of_step_that_is_added_has_a_handler() -> None:
    added = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "add_step"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                added.add(node.args[0].value)
    assert added
    assert added <= set(settings.HANDRAIL_STEPS)
