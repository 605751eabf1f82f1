"""What an engine prepares for every enquiry: made now, or read from a file that was recorded."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.ports.engine import CallTrace, Engine, ModelAccess, ProviderKind
from handrail.ports.failures import OutsideFailure

ROOT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).with_name("enquiries.jsonl")
PLAYBOOKS = Path(__file__).with_name("playbooks")
TRADES = "trades"
TODAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one engine made of one enquiry; `failure` in words where it made nothing."""

    outputs: PreparedOutputs
    failure: str = ""
    seconds: float = 0.0


@lru_cache(maxsize=16)
def playbook(name: str = TRADES) -> Playbook:
    """The starter playbook of local trades, or one of those beside this file."""
    starter = ROOT / "src/handrail/starters/trades.playbook.yaml"
    path = starter if name == TRADES else PLAYBOOKS / f"{name}.yaml"
    return load_playbook(path.read_text(encoding="utf-8"))


def playbook_of(row: Mapping[str, Any]) -> Playbook:
    """The playbook that an enquiry belongs to."""
    return playbook(str(row.get("playbook", TRADES)))


def enquiries(path: Path = OWN) -> list[dict[str, Any]]:
    """The enquiries of a file of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def prepared_by(spec: str, asked: list[dict[str, Any]]) -> dict[str, Prepared]:
    """By enquiry: of `builtin`, of a recorded file, or of `provider:model@address`."""
    path = Path(spec)
    if path.is_file():
        return {row["id"]: _recorded(row) for row in enquiries(path)}
    return dict(_made(engine_of(spec), asked))


def engine_of(spec: str) -> Engine:
    """The engine that a specification names."""
    if spec == "builtin":
        from handrail.adapters.models.builtin.engine import BuiltinEngine  # noqa: PLC0415

        return BuiltinEngine()
    from handrail.adapters.models.language.engine import LanguageModelEngine  # noqa: PLC0415

    named, _, address = spec.partition("@")
    kind, _, model = named.partition(":")
    access = ModelAccess(
        ProviderKind(kind), model, address=address, timeout=240.0, allow_private_addresses=True
    )
    return LanguageModelEngine(access)


def record(path: Path, made: Mapping[str, Prepared]) -> None:
    """Keep what an engine prepared, to be compared again without asking it."""
    rows = (
        {
            "id": name,
            "outputs": each.outputs.model_dump(mode="json", exclude_none=True),
            "failure": each.failure,
            "seconds": each.seconds,
        }
        for name, each in made.items()
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _recorded(row: Mapping[str, Any]) -> Prepared:
    outputs = PreparedOutputs.model_validate(row["outputs"])
    return Prepared(outputs, row.get("failure", ""), row.get("seconds", 0.0))


def _made(engine: Engine, asked: list[dict[str, Any]]) -> Iterator[tuple[str, Prepared]]:
    for number, row in enumerate(asked, 1):
        print(f"\r{engine.name}: {number} of {len(asked)}", end="", file=sys.stderr, flush=True)
        lead, rules = _lead(row), playbook_of(row)
        given, placeholders = build_model_input(lead, rules, wanted=tuple(OutputKind), today=TODAY)
        begun = time.monotonic()
        try:
            answer = engine.prepare(given, rules, CallTrace())
        except OutsideFailure as failure:
            yield row["id"], Prepared(PreparedOutputs(), str(failure), time.monotonic() - begun)
            continue
        restored = restore_outputs(answer.outputs, placeholders, lead.text)
        outputs = ground(restored, lead.text, lead.fields)
        yield row["id"], Prepared(outputs, "", time.monotonic() - begun)
    print(file=sys.stderr)


def _lead(row: Mapping[str, Any]) -> LeadFacts:
    text = str(row["text"])
    messages = (LeadMessage(text),)
    if str(row["id"]).startswith("thread"):
        messages = (LeadMessage("We would like our bathroom redone, with a bathtub."), *messages)
    channel = Channel(row.get("channel", "form"))
    fields = {name: str(row[name]) for name in ("name", "company") if name in row}
    return LeadFacts(str(row["id"]), channel, {"message": text, **fields}, messages)
