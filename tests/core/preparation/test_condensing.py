"""Long threads and texts: within their room, newest first, never half a placeholder."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.models.asking import RULES, TODAY

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind
from handrail.core.preparation.asking import ask
from handrail.core.preparation.condensing import CUT, condense_thread, cut, shorten
from handrail.core.preparation.model_input import build_model_input

PLACEHOLDER = re.compile(r"\[[A-Z]+_\d+\]")
PIECES = st.sampled_from(
    ["[PHONE_1]", "[EMAIL_12]", "word", "a", "Frage?", "10,000.", "ß", "\n", "x" * 50]
)
TEXT = st.lists(PIECES, max_size=40).map(" ".join)


def half_placeholders(text: str) -> list[str]:
    return [
        part for part in re.findall(r"\[[A-Z_]*\d*\]?", text) if not PLACEHOLDER.fullmatch(part)
    ]


@given(st.lists(TEXT, max_size=8), st.integers(0, 800))
def test_it_keeps_to_its_room_and_to_the_newest(texts: list[str], most: int) -> None:
    condensed = condense_thread(texts, most)
    assert sum(map(len, condensed.texts)) <= max(most, 0)
    assert len(condensed.texts) <= len(texts)
    whole = [text for text in condensed.texts if not text.endswith(CUT)]
    assert texts[len(texts) - len(whole) :] == whole if whole else True
    assert bool(condensed.left_out) == (list(condensed.texts) != texts)
    for text in condensed.texts:
        assert half_placeholders(text.removesuffix(CUT)) == []


@given(TEXT, st.integers(5, 300))
def test_cutting_and_shortening_never_grow_and_never_halve(text: str, most: int) -> None:
    for made in (cut(text, most), shorten(text, most)):
        assert len(made) <= max(most, len(CUT))
        assert half_placeholders(made.removesuffix(CUT)) == []


def test_what_tells_most_is_kept() -> None:
    text = (
        "Dear team. It was lovely weather. We have 14 windows. So nice. Can you come in May? Bye."
    )
    short = shorten(text, 70)
    assert "14 windows" in short
    assert "in May?" in short
    assert "lovely" not in short


def test_a_model_is_told_what_was_left_out() -> None:
    earlier = tuple(LeadMessage(f"Message {n}: " + "we talked of tiles. " * 200) for n in range(6))
    lead = LeadFacts(
        "1", Channel.EMAIL, {"message": "And now?"}, (*earlier, LeadMessage("And now?"))
    )
    seen, _ = build_model_input(lead, RULES, wanted=tuple(OutputKind), today=TODAY)
    assert "Message 5" in seen.thread[-1]
    assert not any("Message 0" in text for text in seen.thread)
    assert "of 6 earlier messages" in seen.left_out
    assert seen.left_out in ask(seen, RULES).prompt


def test_evidence_of_a_very_long_message_is_still_exact() -> None:
    text = "We need 14 windows. " + "Lorem ipsum dolor sit amet. " * 2_000
    lead = LeadFacts("1", Channel.EMAIL, {"message": text}, (LeadMessage(text),))
    seen, _ = build_model_input(lead, RULES, wanted=tuple(OutputKind), today=TODAY)
    assert len(seen.text) <= 20_000
    assert text.startswith(seen.text.removesuffix(CUT))
    assert "the end of message" in seen.left_out
