"""The published schema is there for everybody, and costs nothing the second time."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.test import Client

from handrail.commands.main import main
from handrail.core.playbook.json_schema import playbook_schema

pytestmark = pytest.mark.django_db


def test_anybody_reads_it_and_may_keep_it() -> None:
    answer = Client().get("/playbook.schema.json")
    assert answer.status_code == 200
    assert answer.json() == playbook_schema()
    assert answer["Content-Type"] == "application/schema+json"
    assert "public" in answer["Cache-Control"]
    again = Client().get("/playbook.schema.json", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_command_prints_it() -> None:
    said = CliRunner().invoke(main, ["playbook", "schema"])
    assert said.exit_code == 0
    assert json.loads(said.stdout) == playbook_schema()
