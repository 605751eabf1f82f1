"""A playbook of another trade than the starter's: a photo studio, in English and German."""

from __future__ import annotations

from datetime import date
from typing import Any

from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.run import prepare_outputs, read_lead

TODAY = date(2027, 3, 1)
"""A Monday."""
STUDIO = load_playbook("""\
handrail: 1
name: Photo studio
business: Fernhill Photo
required_facts:
  - {code: guests, label: People, question: How many people will there be?, kind: quantity}
  - {code: when, label: When, question: "Which day do you have in mind?", kind: date}
  - {code: budget, label: Budget, question: "Roughly what would you like to spend?", kind: money}
  - {code: camera, label: Equipment, question: Which camera do you use today?, kind: text}
services:
  - code: wedding
    name: wedding photography
    words: [wedding, bride, engagement, hochzeit, trauung]
    examples: [We are getting married and look for a photographer]
    required: [when, guests, budget]
  - code: portrait
    name: portraits
    words: [portrait, headshot, passport photo, family pictures, bewerbungsfoto, porträt]
    required: [guests, when]
  - code: selling
    name: sale of equipment
    words: [kaufen, buy a camera, tripod]
    required: [camera]
  - code: trade_in
    name: purchase of used equipment
    words: [verkaufen, sell my camera, trade in]
    required: [camera]
urgency:
  - {code: now, name: Today, respond_within: 1h, words: [today, heute], deadline_within: 1d}
  - {code: week, name: This week, respond_within: 4h, words: [this week], deadline_within: 7d}
  - {code: normal, name: Normal, respond_within: 1d}
fit:
  - {code: not_ours, name: Not done here, words: [drone pictures, wedding cake], fits: false}
crm_note:
  - {code: guests, label: People, source: guests}
  - {code: when, label: When, source: when}
  - {code: budget, label: Budget, source: budget}
  - {code: contact, label: Contact, source: contact}
  - {code: camera, label: Camera, source: camera}
facts:
  - code: album
    statement: A printed album costs $90.
    kind: price
    expires: 2029-12-31
    services: [wedding]
    answers: [album]
  - code: animals
    statement: Animals are welcome in the studio.
    kind: policy
    answers: [dog, cat, pet, hund, haustier]
    translations: {de: Tiere sind im Studio willkommen.}
  - code: weekends
    statement: We work on Saturdays.
    kind: hours
    answers: [saturday, weekend, samstag]
    translations: {de: Wir arbeiten samstags.}
  - code: repairs
    statement: We repair tripods.
    kind: scope
    answers: [do you repair]
tone:
  templates:
    en: {}
    de: {}
""")


def prepared(message: str, channel: str = "form", **fields: str) -> dict[str, Any]:
    """What the built-in engine prepares, whether or not a person would see the lead first."""
    record = {"id": "1", "channel": channel, "fields": {"message": message, **fields}}
    outputs = prepare_outputs(read_lead(record), STUDIO, TODAY)
    return outputs.model_dump(mode="json", exclude_none=True)


def note(message: str, channel: str = "form") -> dict[str, str]:
    """The values of the CRM note by their code."""
    return {f["code"]: f["value"] for f in prepared(message, channel)["crm_note"]["fields"]}


def missing(message: str, channel: str = "form") -> list[str]:
    """The codes of what is asked for."""
    return [f["code"] for f in prepared(message, channel)["missing_information"]["facts"]]


def service(message: str) -> str:
    """The service that is found."""
    found: str = prepared(message)["classification"]["service"]["value"]
    return found
