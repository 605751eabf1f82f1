"""The examples of the documents run, and give what is printed beside them."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from standardwebhooks import Webhook

from handrail.commands.main import main
from handrail.core.playbook.load import load_playbook
from tests import factories
from tests.docs.documents import ROOT, Block, blocks

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def of(document: str, language: str) -> list[str]:
    """The blocks of one document."""
    return [block.code for block in blocks(language) if block.document == document]


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_json_can_be_read(block: Block) -> None:
    assert json.loads(block.code)


@pytest.mark.parametrize("block", blocks("yaml"), ids=str)
def test_playbooks_can_be_used(block: Block) -> None:
    assert load_playbook(block.code).business == "Cedar & Stone"


def test_what_is_documented_of_a_playbook_is_all_of_it() -> None:
    from handrail.core.playbook.document import Playbook

    text = (ROOT / "docs/playbook.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert told == set(Playbook.model_fields) - {"handrail", "name", "business"}


def test_the_scan_gives_what_is_printed() -> None:
    given, expected, _ = of("docs/commands.md", "json")
    said = CliRunner().invoke(main, ["scan", "--processes", "1"], input=given)
    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout) == json.loads(expected)


def test_the_preparation_runs() -> None:
    *_, given = of("docs/commands.md", "json")
    starter = str(ROOT / "starters/trades.playbook.yaml")
    said = CliRunner().invoke(
        main, ["prepare", "--processes", "1", "--playbook", starter], input=given
    )
    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout)["outputs"]["classification"]["service"]["value"] == "bathroom"


def test_a_signature_is_verified_as_documented() -> None:
    code, found = of("docs/webhooks.md", "python")[0], dict[str, Any]()
    exec(code, found)  # noqa: S102
    body = of("docs/webhooks.md", "json")[0].encode()
    headers = _signed(body)
    assert found["receive"](SECRET, headers, body)["type"] == "lead.outcome"
    with pytest.raises(Exception, match="signature"):
        found["receive"](SECRET, headers, body.replace(b"quoted", b"lost"))


def _signed(body: bytes) -> dict[str, str]:
    from django.utils import timezone

    now = timezone.now()
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_1", now, body.decode()),
    }


@pytest.mark.django_db
def test_a_lead_is_posted_as_documented() -> None:
    source = factories.source(factories.workspace())
    words = shlex.split(of("docs/intake.md", "sh")[0].replace("\\\n", " "))
    given = [value for flag, value in pairwise(words) if flag == "-H"]
    headers = dict(header.split(": ", 1) for header in given)
    body = words[words.index("-d") + 1]
    kind = headers.pop("Content-Type")
    first, second = (
        Client().post(f"/in/{source.key}", body, content_type=kind, headers=headers)
        for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (202, 202)
    assert set(first.json()) == set(json.loads(of("docs/intake.md", "json")[0]))
    assert second.json() == {"lead": first.json()["lead"], "duplicate": True}
