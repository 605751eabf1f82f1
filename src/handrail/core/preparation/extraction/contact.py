"""How and when somebody wants to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.outputs import Evidence
from handrail.core.preparation.reading import Reading, quoted

_TAIL = r"[^.!?;\n]{0,60}\w*"
_WAYS = re.compile(
    r"(?i)(?<!\w)(?:(?:please |can you |could you |can someone |could someone )?(?:call|ring|phone|text|e-?mail|whatsapp|write to)\s(?:(?:me|us|her|him|back)\b|(?:my|our)\s\w+)"
    rf"{_TAIL}|prefers?\s(?:a\s(?:phone\s)?call|calls?|e-?mail|to\sbe\scalled|texts?|phone|whatsapp){_TAIL}"
    rf"|(?:best|good|easiest) (?:time|day|number|way) to (?:call|ring|phone|reach|contact|text){_TAIL}|(?:could|can|may|might|shall) we (?:talk|speak|chat|phone|have a (?:quick |short )?(?:call|chat)){_TAIL}"
    rf"|try (?:me |us |again )?(?:after|before|between|from|in the){_TAIL}|(?:my|the|on my) (?:mobile|cell|landline|work number)(?:'s| is)? (?:the )?(?:best|easiest|better){_TAIL}"
    rf"|(?:a|phone|by) call(?: back)?(?: (?:would be|is) (?:best|better|easier|fine)){_TAIL}|no\s(?:e-?mails?|calls?|phone calls?)(?!\w)(?: please)?"
    rf"|(?:contact|reach|reply|answer|respond|get back|prefer\w*|please|only|rather|ideally)\b[^.!?;\n]{{0,30}}?\sby\s(?:phone|e-?mail|text|whatsapp)(?!\w)|(?:best|easiest|only)\s(?:reached|reachable|to reach (?:me|us)|way to reach (?:me|us)|by phone|by e-?mail){_TAIL}"
    rf"|(?:please\s)?(?:don'?t|do not|never)\s(?:call|ring|phone)\b{_TAIL}|(?:i|we) can(?:'t|not) (?:take|answer) (?:calls?|the phone){_TAIL}"
    rf"|(?:i am|i'm|we are|we're|she is|he is|usually) (?:best )?(?:reachable|in|at home|home|available)(?: (?:after|before|except|from|in the|on|until))[^.!?;\n]{{1,40}}"
    rf"|(?:am besten )?(?:erreichen sie|erreichbar|rufen sie)(?:\s(?:mich|uns))?{_TAIL}|(?:bitte )?(?:um )?(?:telefonisch|per (?:e-?mail|telefon|whatsapp)|rückruf)(?!\s(?:schon|bereits|gesprochen|besprochen|vereinbart)){_TAIL}|bitte nicht anrufen|schreiben sie (?:mir|uns)(?: bitte| lieber){_TAIL}"
    rf"|prefiero (?:que me (?:llamen|escriban)|un (?:correo|mensaje|whatsapp)|una llamada){_TAIL}|(?:por favor,? |mejor )?no me llamen{_TAIL}"
    rf"|(?:pueden |podr[ií]an |mejor )?(?:llamarme|llámenme|escribirme|escríbanme|me llaman|me pueden llamar){_TAIL}|(?:mejor|prefiero|respondan|contesten|contáctenme|solo|por favor,?) por (?:teléfono|correo|whatsapp)(?!\w))"
)
_CALLS = re.compile(
    r"(?i)\b(?:call\w*|ring|phone|mobile|cell|landline|talk|speak|chat|try (?:me|us|again|after|before)|telefon\w*|anruf\w*|rufen|rückruf|llam\w+|ll[aá]me\w*)\b"
)
_NO_WRITING = re.compile(r"(?i)\b(?:no|keine?|not by|sin)\s(?:e-?mails?|correos?|texts?)\b")
_WRITING = re.compile(r"(?i)\b(?:e-?mail\w*|mail|write|text|whatsapp|correo|escrib\w+)\b")
_NO_CALLS = re.compile(
    r"(?i)\b(?:don'?t|do not|never|no|can'?t|cannot|nicht|keine?|no me)\s(?:please\s)?(?:take |answer )?(?:call|calls|ring|phone|anruf\w*|llam\w+)"
    r"|telefonisch\b[^.!?]{0,20}\b(?:schlecht|schwer|nicht)"
)


def contact_ways(reading: Reading) -> Iterator[Evidence]:
    """The words in which somebody says how to reach them, in the order of the text."""
    yield from quoted(reading.text, _WAYS, reading)


def wants_call(ways: tuple[Evidence, ...]) -> bool:
    """Whether somebody wants to be called, and not rather written to."""
    return any(_is_call(_NO_WRITING.sub("", way.quote)) for way in ways)


def _is_call(words: str) -> bool:
    call, writing = _CALLS.search(words), _WRITING.search(words)
    if call is None or _NO_CALLS.search(words):
        return False
    return writing is None or call.start() < writing.start()
