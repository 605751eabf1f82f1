"""What a reviewer may ask of a draft, and what the built-in engine makes of it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.adapters.models.asking import RULES, TODAY

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import DraftReply, OutputKind
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.builtin import prepare_builtin
from handrail.core.preparation.instructions import InstructionError, Wish, read_instruction
from handrail.core.preparation.model_input import build_model_input

TEXT = (
    "Hi, our shower leaks and we would like the whole bathroom redone. What does a survey visit "
    "cost? And when could you start? Thanks, Maria"
)
WITH_PRICE = load_playbook(
    """\
handrail: 1
name: Local trades
business: Cedar & Stone
required_facts:
  - {code: size, kind: quantity, label: Size, question: "Roughly how large is the room?"}
  - {code: place, kind: place, label: Place, question: "Where is it?"}
services:
  - {code: bathroom, name: Bathroom refit, words: [bathroom, shower], required: [size, place]}
urgency:
  - {code: normal, name: Normal, respond_within: 4h}
facts:
  - code: survey
    statement: A survey visit costs 60 dollars.
    kind: price
    answers: [survey visit]
"""
)


def draft(instruction: str, standing: str = "", text: str = TEXT) -> DraftReply:
    lead = LeadFacts("1", Channel.FORM, {"message": text}, (LeadMessage(text),))
    given, _ = build_model_input(
        lead,
        WITH_PRICE,
        wanted=(OutputKind.DRAFT_REPLY,),
        today=TODAY,
        instruction=instruction,
        draft=standing,
    )
    made = prepare_builtin(given, WITH_PRICE).draft_reply
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("shorter", Wish(shorter=True)),
        ("Make it shorter please, and offer a call.", Wish(shorter=True, offer_call=True)),
        ("kürzer", Wish(shorter=True)),
        ("más breve", Wish(shorter=True)),
        ("in Spanish", Wish(language="es")),
        ("auf Deutsch", Wish(language="de")),
        ("en inglés", Wish(language="en")),
        ("answer only the second question", Wish(only_question=1)),
        ("nur die letzte Frage beantworten", Wish(only_question=-1)),
        ("responde solo la primera pregunta", Wish(only_question=0)),
        ("no questions", Wish(no_questions=True)),
        ("ohne Rückfragen", Wish(no_questions=True)),
        ("ofrece una llamada", Wish(offer_call=True)),
    ],
)
def test_a_wish_is_read(words: str, wish: Wish) -> None:
    assert read_instruction(words) == wish


@pytest.mark.parametrize("words", ["in French", "make it rhyme", "🙂", "auf Türkisch"])
def test_what_is_not_understood_says_what_is(words: str) -> None:
    with pytest.raises(InstructionError, match="English, German"):
        read_instruction(words)


def test_shorter_is_shorter_than_what_stands() -> None:
    standing = draft("offer a call").text
    shorter = draft("shorter", standing).text
    assert len(shorter.split()) < 0.9 * len(standing.split())
    assert "60 dollars" in shorter, "what was asked is still answered"


def test_what_is_short_already_is_left() -> None:
    with pytest.raises(InstructionError, match="as short as"):
        draft("shorter", "Hi Maria, we call you.")


def test_a_call_is_offered() -> None:
    assert "when we may call you" in draft("offer a call").text


@pytest.mark.parametrize(
    ("words", "language", "greeting"),
    [("in German", "de", "Guten Tag"), ("in Spanish", "es", "Hola")],
)
def test_another_language(words: str, language: str, greeting: str) -> None:
    made = draft(words)
    assert made.language == language
    assert made.text.startswith(greeting)


def test_one_question_alone() -> None:
    first, second = draft("only the first question").text, draft("only the second question").text
    assert "60 dollars" in first
    assert "calendar" not in first
    assert "60 dollars" not in second
    assert "calendar" in second


def test_a_question_that_was_not_asked() -> None:
    with pytest.raises(InstructionError, match="asks 2 questions"):
        draft("answer only the third question")


def test_nothing_is_asked_back() -> None:
    assert "how large" in draft("offer a call").text
    assert "how large" not in draft("no questions").text


def test_a_draft_is_made_where_no_reply_seemed_due() -> None:
    assert draft("shorter", text="Congratulations!!! You have won a prize. Click here.").text


def test_the_wish_and_the_draft_are_masked() -> None:
    lead = LeadFacts(
        "1", Channel.FORM, {"message": TEXT, "phone": "+1 415 555 0132"}, (LeadMessage(TEXT),)
    )
    given, placeholders = build_model_input(
        lead,
        RULES,
        wanted=(OutputKind.DRAFT_REPLY,),
        today=date(2027, 3, 1),
        instruction="say that we call +1 415 555 0132, or write to me at dana@cedar.example",
        draft="We will call you on (415) 555-0132.",
    )
    seen = given.instruction + given.draft
    assert "0132" not in seen
    assert "dana@cedar.example" not in seen
    assert given.draft == "We will call you on [PHONE_1]."
    assert placeholders.values["[PHONE_1]"] == "+1 415 555 0132"
