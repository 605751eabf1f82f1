"""Unclear scope: too little to act on, or several requests at once."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.tokens import NUMBER
from handrail.core.detect.triggers.trigger import InboundText
from handrail.core.findings import ControlPoint, Finding, Severity

FILLER = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "hallo",
        "hola",
        "bonjour",
        "ola",
        "moin",
        "thanks",
        "thank",
        "you",
        "please",
        "pls",
        "call",
        "me",
        "us",
        "back",
        "text",
        "i",
        "we",
        "am",
        "are",
        "is",
        "it",
        "the",
        "a",
        "an",
        "to",
        "need",
        "want",
        "would",
        "like",
        "looking",
        "for",
        "some",
        "have",
        "got",
        "your",
        "my",
        "our",
        "can",
        "could",
        "do",
        "does",
        "help",
        "with",
        "about",
        "how",
        "much",
        "what",
        "price",
        "cost",
        "quote",
        "info",
        "information",
        "project",
        "interested",
        "yes",
        "more",
        "tell",
        "asap",
        "today",
        "soon",
        "contact",
        "reply",
        "someone",
        "somebody",
        "something",
        "thing",
        "things",
        "stuff",
        "job",
        "work",
        "service",
        "it",
        "this",
        "that",
        "what's",
        "u",
        "r",
        "and",
        "or",
        "so",
        "on",
        "there",
        "in",
        "of",
        "saw",
        "online",
        "looks",
        "cool",
        "think",
        "for",
        "hilfe",
        "bitte",
        "preis",
        "was",
        "kostet",
        "wie",
        "viel",
        "precio",
        "cuanto",
        "cuesta",
        "mas",
        "prix",
        "combien",
        "preco",
        "quanto",
        "brauche",
        "necesito",
        "besoin",
        "preciso",
        "interessiert",
        "interesado",
        "interessado",
        "by",
        "day",
        "good",
        "morning",
    ]
)
"""Words that say nothing about what is wanted."""

FEWEST_TELLING_WORDS = 2
MOST_WORDS = 14
WHY_TOO_LITTLE = "Too little to act on: ask what it is about before anything else."


def find(read: InboundText) -> Iterator[Finding]:
    """One finding over the whole text when hardly a word says what is wanted."""
    words = [index for index, token in enumerate(read.tokens) if token.text[0].isalnum()]
    spoken = [read.tokens[index].text for index in words]
    telling = [word for word in spoken if word not in FILLER and word != NUMBER]
    if not words or len(words) > MOST_WORDS or len(telling) > FEWEST_TELLING_WORDS - 1:
        return
    start, end = read.span(words[0], words[-1] + 1)
    yield Finding(
        start=start,
        end=end,
        category="unclear_scope",
        code="unclear_scope.too_little",
        text=read.shown[start:end],
        severity=Severity.INFO,
        control_point=ControlPoint.SCOPE,
        confidence=0.7,
        why=WHY_TOO_LITTLE,
    )
