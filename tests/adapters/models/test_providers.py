"""Every provider is asked in its own form, answers in its own form, and means the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.adapters.models.asking import (
    ANSWER,
    NO_NATIVE,
    RULES,
    access,
    enquiry,
    given_of,
    prepare,
)
from tests.factories import MESSAGE
from tests.servers.models import model_server

from handrail.adapters.models.language.engine import LanguageModelEngine
from handrail.ports.engine import CallTrace, OutputMode, ProviderKind
from handrail.ports.failures import Permanent

KINDS = list(ProviderKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_preparation_comes_back(kind: ProviderKind) -> None:
    with model_server(ANSWER) as server:
        answer, trace = prepare(access(kind, server))
        assert len(server.bodies) == 1
        assert trace.sent == [server.bodies[0].decode()]
    outputs = answer.outputs
    assert outputs.summary is not None
    held, unsupported = outputs.summary.statements
    (evidence,) = held.evidence
    assert MESSAGE[evidence.start : evidence.end] == evidence.quote == ANSWER["summary"][0]["quote"]
    assert unsupported.evidence == ()
    assert outputs.classification is not None
    assert outputs.classification.service.value == "bathroom"
    assert outputs.draft_reply is not None
    assert outputs.draft_reply.used_facts == ("survey",)
    assert outputs.missing_information is not None
    assert outputs.missing_information.facts == (), "the message says 6 square metres"
    assert (trace.input_tokens, trace.output_tokens) == (100, 20)
    assert "They want to redo a bathroom" in trace.received


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", list(OutputMode))
def test_every_way_of_asking_for_a_form(kind: ProviderKind, mode: OutputMode) -> None:
    """A mode that a provider's model does not have is refused in words, before anything leaves."""
    with model_server(ANSWER) as server:
        reached = access(kind, server, output_mode=mode)
        if mode is OutputMode.NATIVE and kind in NO_NATIVE:
            with pytest.raises(Permanent, match="cannot be used as it is set up") as refused:
                prepare(reached)
            assert "small-1" in str(refused.value)
            assert server.bodies == []
            return
        answer, _ = prepare(reached)
    assert answer.outputs.classification is not None
    assert answer.outputs.classification.service.value == "bathroom"


@pytest.mark.parametrize("kind", KINDS)
def test_the_ledger_says_what_left_and_to_whom(kind: ProviderKind) -> None:
    """Both texts of the request are in the one body, and no key is."""
    with model_server(ANSWER) as server:
        engine = LanguageModelEngine(access(kind, server))
        given, _ = given_of(enquiry())
        shown = engine.request(given, RULES)
        engine.prepare(given, RULES, CallTrace())
        body = json.loads(server.bodies[0])
        assert engine.recipient == "127.0.0.1"
    texts = " ".join(_texts(body))
    assert str(shown["prompt"]) in texts
    assert str(shown["instructions"]) in texts
    assert "secret-of" not in texts


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_words_for_a_trial(kind: ProviderKind) -> None:
    with model_server("I am here.") as server:
        said = LanguageModelEngine(access(kind, server)).say("Are you there?", CallTrace())
    assert said == "I am here."


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []
