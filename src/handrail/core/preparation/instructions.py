"""What a reviewer asks of a draft, as far as the built-in engine understands it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handrail.core.preparation.words import fold_text

CAN_DO = "shorter; offer a call; in English, German or Spanish; only the first (second, last) question; no questions"
_LANGUAGES = {
    "en": r"english|englisch\w*|ingles",
    "de": r"german|deutsch\w*|aleman",
    "es": r"spanish|spanisch\w*|espanol|castellano",
}
_OTHER_LANGUAGE = re.compile(
    r"\b(?:french|italian|dutch|portuguese|polish|turkish|arabic|chinese|russian|japanese|"
    r"franzosisch|italienisch|polnisch|turkisch|frances|italiano|portugues)\b"
)
_SHORTER = re.compile(
    r"\b(?:short\w*|brief\w*|concise|kurz\w*|knapp\w*|(?:mas )?corto|(?:mas )?breve)\b"
)
_CALL = re.compile(r"\b(?:call|phone|ring|telephone|anruf\w*|telefon\w*|llamada|llamar|telefono)\b")
_NO_QUESTIONS = re.compile(
    r"\b(?:no|without|don'?t ask(?: any)?|ohne|keine|sin) (?:\w+ )?(?:questions?|fragen?|ruckfragen|preguntas?)\b"
)
_ONLY = re.compile(
    r"\b(?:only|just|nur|solo)\b.{0,40}?\b(?P<which>first|1st|second|2nd|third|3rd|last|erste\w*|zweite\w*|dritte\w*|"
    r"letzte\w*|primera|segunda|tercera|ultima)\b.{0,20}?\b(?:questions?|fragen?|preguntas?)\b"
)
_NUMBERS = {
    "first": 0, "1st": 0, "erste": 0, "primera": 0, "second": 1, "2nd": 1, "zweite": 1, "segunda": 1,
    "third": 2, "3rd": 2, "dritte": 2, "tercera": 2, "last": -1, "letzte": -1, "ultima": -1,
}  # fmt: skip


class InstructionError(ValueError):
    """The wish is not understood; the text says what is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a draft should be. `only_question` is the place of the one to answer, -1 the last."""

    language: str = ""
    shorter: bool = False
    offer_call: bool = False
    no_questions: bool = False
    only_question: int | None = None


NO_WISH = Wish()


def read_instruction(instruction: str) -> Wish:
    """The wish in a reviewer's words. Raises InstructionError where nothing of it is understood."""
    words = fold_text(instruction)
    if _OTHER_LANGUAGE.search(words):
        raise InstructionError("The built-in engine writes English, German and Spanish only.")
    only = _ONLY.search(words)
    wish = Wish(
        language=next(
            (code for code, names in _LANGUAGES.items() if re.search(rf"\b(?:{names})\b", words)),
            "",
        ),
        shorter=bool(_SHORTER.search(words)),
        offer_call=bool(_CALL.search(words)),
        no_questions=bool(_NO_QUESTIONS.search(words)),
        only_question=_number(only["which"]) if only else None,
    )
    if wish == NO_WISH:
        raise InstructionError(f"The built-in engine understands: {CAN_DO}.")
    return wish


def _number(word: str) -> int:
    return next(number for name, number in _NUMBERS.items() if word.startswith(name))
