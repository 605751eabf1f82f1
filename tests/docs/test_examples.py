"""The examples of the documents run, and give what is printed beside them."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from handrail.adapters.crm.webhook.destination import WebhookDestination
from handrail.commands.main import main
from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.load import load_playbook, validate_playbook
from handrail.core.preparation.run import prepare_record
from handrail.core.steps import DELAYS
from handrail.pipeline.follow_up import set_outcome
from handrail.pipeline.record import write_body
from handrail.pipeline.sources import save_connection
from handrail.ports.crm import RecordWrite
from handrail.starters import KINDS
from handrail.store.models import Connection, WriteBack
from tests import factories
from tests.docs.documents import ROOT, Block, blocks, read
from tests.servers.receiver import Receiver


def of(document: str, language: str) -> list[str]:
    """The blocks of one document."""
    return [block.code for block in blocks(language) if block.document == document]


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_json_can_be_read(block: Block) -> None:
    assert json.loads(block.code)


@pytest.mark.parametrize("block", blocks("yaml"), ids=str)
def test_playbooks_can_be_used(block: Block) -> None:
    assert validate_playbook(block.code, date(2026, 11, 23)) == []


def test_ten_lines_are_a_whole_playbook() -> None:
    first = of("docs/playbook.md", "yaml")[0]
    assert len(first.splitlines()) == 10
    told = "Hi, could you redo our shower today? What would it cost?"
    lead = {"id": "1", "channel": "email", "fields": {"message": told, "name": "Ann Lee"}}
    answer: Any = prepare_record(lead, load_playbook(first), date(2026, 11, 23))
    draft = answer["outputs"]["draft_reply"]["text"]
    assert draft.startswith("Hi Ann,")
    assert "How large is it?" in draft
    assert answer["outputs"]["classification"]["urgency"]["value"] == "urgent"
    assert [each for each in answer["draft_findings"] if each["severity"] != "info"] == []


def test_every_starter_is_listed() -> None:
    told = re.findall(
        r"^\| `starters/(\w+)\.playbook\.yaml` \|", read("docs/playbook.md"), re.MULTILINE
    )
    assert tuple(told) == KINDS


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


@pytest.mark.django_db
def test_a_record_comes_and_is_verified_as_documented(receiver: Receiver) -> None:
    """A real record goes by HTTP to a receiver that runs the documented code."""
    space, now = factories.workspace(), timezone.now()
    owner, lead = factories.member(space, "owner"), factories.lead(space)
    hook = save_connection(
        owner, code="crm", name="CRM", address=receiver.address, is_active=True, now=now
    )
    outcome = {"outcome": "quoted", "note": "", "next_follow_up_at": None}
    set_outcome(owner, lead.id, **outcome, now=now)
    write = WriteBack.objects.get(record__kind="outcome", connection=hook)
    _with_private_addresses(hook).write(
        RecordWrite(str(write.id), "outcome", write_body(write), now.timestamp())
    )
    code, found = of("docs/webhooks.md", "python")[0], dict[str, Any]()
    exec(code, found)  # noqa: S102
    came, told = receiver.requests[0], json.loads(of("docs/webhooks.md", "json")[0])
    said = found["receive"](hook.secret, came.headers, came.body)
    assert _names(said) == _names(told)
    named = re.findall(r"^(\S+): ", of("docs/webhooks.md", "http")[0], re.MULTILINE)
    assert set(named) <= set(came.headers)
    with pytest.raises(Exception, match="signature"):
        found["receive"](hook.secret, came.headers, came.body.replace(b"quoted", b"lost"))


def _names(value: Any) -> Any:
    """The names that an object holds, in any order: PostgreSQL keeps none."""
    return {name: _names(one) for name, one in value.items()} if isinstance(value, dict) else ...


def _with_private_addresses(hook: Connection) -> WebhookDestination:
    return WebhookDestination(
        address=hook.address, secret=hook.secret, allow_private_addresses=True
    )


def test_the_types_of_records_are_all_documented() -> None:
    told = re.findall(r"^\| `lead\.(\w+)` \|", read("docs/webhooks.md"), re.MULTILINE)
    assert tuple(told) == RECORD_KINDS


def test_the_pauses_are_those_that_are_documented() -> None:
    units = {"s": "seconds", "min": "minutes", "h": "hours"}
    sentence = re.search(r"tried again after (.+?), later", read("docs/webhooks.md"), re.DOTALL)
    assert sentence is not None
    told = re.findall(r"(\d+)\s(s|min|h)\b", sentence[1])
    assert tuple(timedelta(**{units[unit]: int(n)}) for n, unit in told) == DELAYS


def posts() -> list[tuple[str, str]]:
    """The documented posts, each with the answer that is printed under it."""
    return list(zip(of("docs/intake.md", "sh"), of("docs/intake.md", "json"), strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize(("command", "printed"), posts())
def test_a_post_is_answered_as_documented(command: str, printed: str) -> None:
    source = factories.source(factories.workspace())
    first, second = (_as_curl(command, f"/in/{source.key}") for _ in range(2))
    told = json.loads(printed)
    if "error" in told:
        assert first.json() == told
        return
    assert (first.status_code, second.status_code) == (202, 202)
    assert set(first.json()) == set(told)
    assert second.json() == {"lead": first.json()["lead"], "duplicate": True}


def _as_curl(command: str, address: str) -> Any:
    """What curl sends for the options that the documents use."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words[:2] == ["curl", "$INTAKE"]
    given = list(pairwise(words))
    headers = dict(value.split(": ", 1) for flag, value in given if flag == "-H")
    fields = dict(value.split("=", 1) for flag, value in given if flag == "--data-urlencode")
    body = next((value for flag, value in given if flag == "-d"), urlencode(fields))
    kind = headers.pop("Content-Type", "application/x-www-form-urlencoded")
    return Client().post(address, body, content_type=kind, headers=headers)
