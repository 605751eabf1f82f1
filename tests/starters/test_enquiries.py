"""Invented enquiries through screening, preparation and guard, under the starter of their trade.

The files in `enquiries/` hold them. `first` names what keeps an enquiry from AI; any other one is
prepared, with this `service`, these `facts` in this order, and these questions (`asks`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from handrail.core.preparation.run import prepare_record
from handrail.starters import KINDS, starter

FOLDER = Path(__file__).parent / "enquiries"
TODAY = date(2027, 3, 1)
"""A Monday."""
LEAST = 8
SERVICES_NAMED_NEUTRALLY = ("clinic", "professional_services")


@dataclass(frozen=True)
class Enquiry:
    """One invented enquiry and what is expected of it."""

    kind: str
    number: int
    row: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"

    def prepared(self) -> dict[str, Any]:
        """What `handrail prepare` answers."""
        names = ("name", "company", "subject")
        fields = {"message": self.row["text"]} | {n: self.row[n] for n in names if n in self.row}
        record = {"id": "1", "channel": self.row.get("channel", "form"), "fields": fields}
        return prepare_record(record, starter(self.kind).playbook, TODAY)


def enquiries() -> list[Enquiry]:
    """Every one of every file."""
    return [
        Enquiry(path.name.partition(".")[0], number, row)
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, row in enumerate(YAML(typ="safe").load(path.read_text("utf-8")))
    ]


SENSITIVE = [each for each in enquiries() if "first" in each.row]
ORDINARY = [each for each in enquiries() if "first" not in each.row]


@pytest.mark.parametrize("kind", KINDS)
def test_each_starter_is_tried_on_enough_enquiries(kind: str) -> None:
    own = [each for each in enquiries() if each.kind == kind]
    assert len(own) >= LEAST
    assert {"en", "de", "es"} <= {
        each.prepared()["outputs"]["draft_reply"]["language"]
        for each in ORDINARY
        if each.kind == kind
    }
    assert sum("first" in each.row for each in own) >= 2
    assert sum(bool(each.row.get("facts")) for each in own) >= 3


@pytest.mark.parametrize("enquiry", SENSITIVE, ids=str)
def test_a_sensitive_enquiry_comes_to_a_person_and_no_engine_reads_it(enquiry: Enquiry) -> None:
    answer = enquiry.prepared()
    assert answer["verdict"] == "person_first"
    assert "outputs" not in answer
    found = {part for each in answer["findings"] for part in each["code"].split(".")}
    assert enquiry.row["first"] in found


@pytest.mark.parametrize("enquiry", ORDINARY, ids=str)
def test_an_ordinary_enquiry_gets_a_draft_that_could_be_sent(enquiry: Enquiry) -> None:
    answer = enquiry.prepared()
    assert answer["verdict"] == "ai_may_prepare", answer["findings"]
    outputs = answer["outputs"]
    draft = outputs["draft_reply"]
    held = [each for each in answer["draft_findings"] if each["severity"] != "info"]
    assert held == [], draft["text"]
    assert len(draft["text"].split()) <= starter(enquiry.kind).playbook.tone.max_words
    assert "[" not in draft["text"]
    asks = [fact["code"] for fact in outputs["missing_information"]["facts"]]
    said = {
        "service": outputs["classification"]["service"]["value"],
        "fit": outputs["classification"]["fit"]["value"],
        "facts": draft["used_facts"],
        "asks": asks,
    }
    wanted = {name: enquiry.row[name] for name in said if name in enquiry.row}
    assert {name: said[name] for name in wanted} == wanted, draft["text"]
    _assert_each_fact_is_said(enquiry, draft)


def _assert_each_fact_is_said(enquiry: Enquiry, draft: dict[str, Any]) -> None:
    facts = {fact.code: fact for fact in starter(enquiry.kind).playbook.facts}
    for code in draft["used_facts"]:
        assert facts[code].wording(draft["language"]) in draft["text"]


@pytest.mark.parametrize(
    "enquiry", [each for each in ORDINARY if each.kind in SERVICES_NAMED_NEUTRALLY], ids=str
)
def test_the_subject_of_a_reply_tells_nothing_of_the_matter(enquiry: Enquiry) -> None:
    draft = enquiry.prepared()["outputs"]["draft_reply"]
    template = starter(enquiry.kind).playbook.tone.templates[draft["language"]]
    business = starter(enquiry.kind).playbook.business
    assert draft["subject"] == template.fill(template.subject, business=business)
