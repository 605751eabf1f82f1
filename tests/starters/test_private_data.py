"""The clinic's starter: what tells of somebody's health or identity never reaches an engine."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from handrail.core.outputs import OutputKind
from handrail.core.preparation.model_input import build_model_input
from handrail.core.preparation.run import prepare_record, read_lead
from handrail.starters import starter
from tests.starters.test_enquiries import enquiries

TODAY = date(2027, 3, 1)
CLINIC = starter("clinic").playbook
PRIVATE = {
    "name": "Edith Moran",
    "email": "edith.moran@example.com",
    "phone": "+1 212 555 0142",
    "subject": "My diabetes",
    "date_of_birth": "14/03/1968",
    "insurance": "Northern Mutual",
    "insurance_number": "NM-7741-22",
    "symptoms": "sore throat",
    "medication": "penicillin",
}


def test_a_form_with_health_in_its_fields_shows_none_of_it() -> None:
    message = "I am Edith Moran and would like a check-up, Northern Mutual NM-7741-22 pays for it."
    lead = read_lead({"id": "1", "channel": "form", "fields": {**PRIVATE, "message": message}})
    given, _ = build_model_input(lead, CLINIC, wanted=tuple(OutputKind), today=TODAY)
    seen = json.dumps(asdict(given), default=str)
    assert "check-up" in seen
    assert [value for value in PRIVATE.values() if value in seen] == []
    assert "Moran" not in seen


@pytest.mark.parametrize(
    "told",
    [
        "I have diabetes and need a check-up.",
        "Is a check-up covered by my insurance?",
        "Check-up please, born on 14 March 1968.",
        "Ich habe seit Tagen Fieber und brauche einen Termin.",
        "Zahlt die Krankenkasse die Zahnreinigung?",
        "Tengo fiebre y quiero una cita.",
        "Mi fecha de nacimiento es el 14/03/1968, quiero una revisión.",
        "¿El seguro paga la limpieza dental?",
    ],
)
def test_health_insurance_and_birth_come_to_a_person_on_every_channel(told: str) -> None:
    for channel in CLINIC.inputs.channels:
        record = {"id": "1", "channel": str(channel), "fields": {"message": told}}
        answer = prepare_record(record, CLINIC, TODAY)
        assert answer["verdict"] == "person_first", (channel, told)
        assert "outputs" not in answer


def test_no_draft_names_what_somebody_comes_for() -> None:
    named = {word for service in CLINIC.services for word in service.words}
    plain = {
        "appointment",
        "termin",
        "cita",
        "register",
        "consulta",
        "patient",
        "becoming a patient",
    }
    for each in (one for one in enquiries() if one.kind == "clinic" and "first" not in one.row):
        draft = each.prepared()["outputs"]["draft_reply"]
        facts = {fact.code: fact for fact in CLINIC.facts}
        text = draft["text"]
        for code in draft["used_facts"]:
            text = text.replace(facts[code].wording(draft["language"]), "")
        own = [w for w in named - plain if len(w) > 6 and f" {w.lower()}" in text.lower()]
        assert own == [], text


def test_originals_are_kept_for_a_short_time_and_records_stay_here() -> None:
    assert CLINIC.data_policy.keep_originals.days <= 30
    assert CLINIC.data_policy.engines == ("builtin",)
    assert set(CLINIC.write_back.records.values()) == {("timeline",)}
