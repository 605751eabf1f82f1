"""The blind page: one file without a server, both preparations of each enquiry, names hidden."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.comparison.engines import Prepared, playbook_of
from handrail.core.playbook.document import Playbook

CRITERIA = ("Summary", "Labels", "Missing", "Note", "Answer", "Safety", "Voice", "No reply")
STYLE = Path(__file__).with_name("page.css")
SCRIPT = Path(__file__).with_name("page.js")


def write_page(
    path: Path, asked: list[dict[str, Any]], sides: Mapping[str, Mapping[str, Prepared]], seed: int
) -> None:
    """Write the page. The same seed puts the same engine on the same side."""
    chance = random.Random(seed)
    names = list(sides)
    items, order = [], {}
    for row in asked:
        shuffled = names[:]
        chance.shuffle(shuffled)
        order[row["id"]] = shuffled
        items.append(_item(row, [sides[name].get(row["id"]) for name in shuffled]))
    whole = json.dumps([items, order], ensure_ascii=False).encode()
    digest = hashlib.sha256(whole).hexdigest()[:16]
    secret = json.dumps({"order": order, "seed": seed, "digest": digest}).replace("<", "\\u003c")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Two engines, blind</title><style>{STYLE.read_text("utf-8")}</style></head>
<body><header><h1>Two engines, blind</h1><p>Score 0, 1 or 2 after the rubric. <span id="done"></span></p>
<p><button id="reveal">Reveal the names and the sums</button> <button id="export">Export</button></p>
<table id="sums" hidden></table></header>
<main>{"".join(items)}</main>
<script type="application/json" id="secret">{secret}</script>
<script>{SCRIPT.read_text("utf-8")}</script></body></html>
""",
        "utf-8",
    )


def _item(row: Mapping[str, Any], made: list[Prepared | None]) -> str:
    name = escape(str(row["id"]))
    sides = "".join(_side(name, side, each) for side, each in zip("AB", made, strict=True))
    return (
        f'<article id="{name}"><h2>{name} <small>{escape(str(row.get("channel", "")))}</small></h2>'
        f'<blockquote dir="auto">{escape(str(row["text"]))}</blockquote>{_rules(playbook_of(row))}'
        f'<div class="sides">{sides}</div></article>'
    )


def _rules(rules: Playbook) -> str:
    """What the business may say, to judge answers by."""
    facts = "".join(f"<li>{escape(fact.statement)}</li>" for fact in rules.facts)
    wanted = ", ".join(escape(fact.label) for fact in rules.required_facts)
    return (
        f"<details><summary>What {escape(rules.business)} may say</summary><ul>{facts}</ul>"
        f"<p>It asks about: {wanted}.</p></details>"
    )


def _side(name: str, side: str, made: Prepared | None) -> str:
    scores = "".join(_score(name, side, criterion) for criterion in CRITERIA)
    return (
        f'<section data-item="{name}" data-side="{side}"><h3>{side}<span class="name"></span></h3>'
        f"{''.join(_prepared(made)) if made else '<p>Nothing.</p>'}<div class=scores>{scores}</div></section>"
    )


def _score(name: str, side: str, criterion: str) -> str:
    group = f"{name}/{side}/{criterion}"
    choices = "".join(
        f'<label><input type="radio" name="{group}" value="{value}">{value}</label>'
        for value in range(3)
    )
    return f"<fieldset><legend>{criterion}</legend>{choices}</fieldset>"


def _prepared(made: Prepared) -> Iterator[str]:
    outputs = made.outputs
    if made.failure:
        yield "<p><em>It prepared nothing.</em></p>"
    if outputs.no_send:
        yield f"<p><b>No reply:</b> {escape(outputs.no_send.text or outputs.no_send.reason)}</p>"
    if outputs.summary:
        statements = "".join(
            f"<li>{escape(each.text)}{'' if each.supported else ' <em>(not in the enquiry)</em>'}</li>"
            for each in outputs.summary.statements
        )
        yield f"<ul>{statements}</ul>"
    if outputs.classification:
        labels = outputs.classification
        yield (
            f"<p><b>{escape(labels.service.value)}</b> {labels.service.confidence:.0%}, "
            f"{escape(labels.urgency.value)}, {escape(labels.fit.value)}</p>"
        )
    if outputs.missing_information and outputs.missing_information.facts:
        asked = ", ".join(escape(fact.label) for fact in outputs.missing_information.facts)
        yield f"<p><b>Missing:</b> {asked}</p>"
    if outputs.crm_note and outputs.crm_note.fields:
        fields = "; ".join(
            f"{escape(field.label)}: {escape(field.value)}" for field in outputs.crm_note.fields
        )
        yield f"<p><b>Note:</b> {fields}</p>"
    if outputs.task:
        yield f"<p><b>Task:</b> {escape(outputs.task.title)}</p>"
    if outputs.draft_reply:
        yield f"<p><b>Reply:</b> {escape(outputs.draft_reply.subject)}</p>"
        yield f'<pre dir="auto">{escape(outputs.draft_reply.text)}</pre>'
