"""What the tests of language models share: an enquiry, a fitting answer, and every provider."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import MESSAGE, PLAYBOOK
from tests.servers.models import ModelServer

from handrail.adapters.models.language.engine import LanguageModelEngine
from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.model_input import PlaceholderMap, build_model_input
from handrail.ports.engine import CallTrace, EngineAnswer, ModelAccess, ProviderKind

RULES = load_playbook(PLAYBOOK.replace("{code: size,", "{code: size, kind: quantity,"))
TODAY = date(2027, 3, 1)
LABEL = {"confidence": 0.9, "quote": ""}
ANSWER: dict[str, Any] = {
    "summary": [
        {"text": "They want to redo a bathroom.", "quote": "we would like to redo our bathroom"},
        {"text": "They have a dog.", "quote": "our dog is called Rex"},
    ],
    "classification": {
        "service": {**LABEL, "value": "bathroom", "quote": "redo our bathroom"},
        "urgency": {**LABEL, "value": "normal"},
        "fit": {**LABEL, "value": "good"},
        "language": "en",
    },
    "missing_information": [{"code": "size"}],
    "crm_note": [],
    "draft_reply": {
        "subject": "Your bathroom",
        "text": "Hello,\n\na survey visit costs 60 dollars.\n\nCedar & Stone",
        "language": "en",
        "used_facts": ["survey", "invented"],
    },
    "task": None,
    "owner_reminder": None,
    "no_send": None,
}
KEYS = {ProviderKind.BEDROCK: "AKIAEXAMPLE:a-secret-of-aws"}
NO_NATIVE = {ProviderKind.BEDROCK, ProviderKind.ANTHROPIC, ProviderKind.MISTRAL}
"""Kinds whose library knows no native schema for a model that it has not heard of."""


def access(kind: ProviderKind, server: ModelServer, **given: Any) -> ModelAccess:
    """How a model of this kind is reached on the server."""
    path = (
        "/v1" if kind in (ProviderKind.OPENAI, ProviderKind.COMPATIBLE, ProviderKind.OLLAMA) else ""
    )
    defaults: dict[str, Any] = {
        "kind": kind,
        "model": "small-1",
        "key": KEYS.get(kind, "sk-secret-of-the-test"),
        "address": server.address + path,
        "region": "eu-central-1" if kind is ProviderKind.BEDROCK else "",
        "timeout": 10.0,
        "allow_private_addresses": True,
    }
    return ModelAccess(**(defaults | given))


def enquiry(text: str = MESSAGE, **fields: str) -> LeadFacts:
    """A form enquiry with this message."""
    return LeadFacts("1", Channel.FORM, {"message": text, **fields}, (LeadMessage(text),))


def given_of(lead: LeadFacts) -> tuple[ModelInput, PlaceholderMap]:
    """What an engine may see of it, with every output wanted."""
    return build_model_input(lead, RULES, wanted=tuple(OutputKind), today=TODAY)


def prepare(reached: ModelAccess, lead: LeadFacts | None = None) -> tuple[EngineAnswer, CallTrace]:
    """Ask for everything about the enquiry."""
    trace = CallTrace()
    given, _ = given_of(lead or enquiry())
    return LanguageModelEngine(reached).prepare(given, RULES, trace), trace
