"""No masked or disallowed value leaves, to any provider: read from what a real server received."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.adapters.models.asking import ANSWER, RULES, TODAY, access
from tests.servers.models import ModelServer, model_server

from handrail.adapters.models.language.engine import LanguageModelEngine
from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind
from handrail.core.preparation.model_input import build_model_input
from handrail.ports.engine import CallTrace, ProviderKind

WORDS = st.sampled_from(
    ["please call me", "we need a new bathroom", "about 6 square metres", "in März", "Danke", "—"]
)
LOCAL = st.from_regex(r"[a-z]{5,9}\.[a-z]{5,9}", fullmatch=True)
DIGITS = st.from_regex(r"[2-9][0-9]{2} 555 01[0-9]{2}", fullmatch=True)
NOTE = st.from_regex(r"[A-Z][a-z]{6,12} [A-Z][a-z]{6,12}", fullmatch=True)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server(ANSWER) as made:
        yield made


@pytest.mark.parametrize("kind", list(ProviderKind))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(local=LOCAL, digits=DIGITS, note=NOTE, words=st.lists(WORDS, max_size=6), data=st.data())
def test_no_private_value_is_in_any_body(
    server: ModelServer,
    kind: ProviderKind,
    local: str,
    digits: str,
    note: str,
    words: list[str],
    data: st.DataObject,
) -> None:
    email, phone = f"{local}@example.com", f"+1 {digits}"
    card, iban = "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"
    secrets = [email, phone, card, iban, note]
    pieces = data.draw(st.permutations([*words, *secrets]))
    lead = LeadFacts(
        "1",
        Channel.FORM,
        {"message": " ".join(pieces), "email": email, "phone": phone, "internal_note": note},
        (LeadMessage(f"Earlier: {email}, {phone}"), LeadMessage(" ".join(pieces))),
    )
    given_input, _ = build_model_input(lead, RULES, wanted=tuple(OutputKind), today=TODAY)
    before, trace = len(server.bodies), CallTrace()
    LanguageModelEngine(access(kind, server)).prepare(given_input, RULES, trace)
    left = server.bodies[before:]
    assert left
    assert trace.sent == [body.decode() for body in left], "the ledger keeps what left"
    for body in left:
        said = " ".join(_texts(json.loads(body)))
        for secret in secrets:
            assert secret not in said
            assert re.sub(r"\W", "", secret) not in re.sub(r"\W", "", said)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield str(name)
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value
