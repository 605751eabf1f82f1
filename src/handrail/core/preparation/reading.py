"""A lead's text read once for the built-in engine: sentences, values, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import snowballstemmer

from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.promises.tokens import fold
from handrail.core.detect.triggers.trigger import InboundText
from handrail.core.findings import Finding
from handrail.core.outputs import Evidence
from handrail.core.review.statements import sentence_starts

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; offsets are in the text."""

    start: int
    end: int
    text: str

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return "?" in self.text

    def evidence(self) -> Evidence:
        """The whole sentence as evidence."""
        return Evidence(quote=self.text, start=self.start, end=self.end)


@dataclass(frozen=True)
class Reading:
    """The masked text with what the parts of the engine look at."""

    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences without outer white space; empty ones left out."""
        starts = sentence_starts(self.text)
        bounds = zip(starts, [*starts[1:], len(self.text)], strict=True)
        return tuple(part for start, end in bounds for part in _lines(self.text, start, end))

    @cached_property
    def tokens(self) -> InboundText:
        """The text as tokens with amounts, times and spans recognised."""
        return InboundText(self.text)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What screening would find: abusive and injected sentences are never quoted."""
        return find_inbound(self.text)

    @cached_property
    def folded(self) -> str:
        """Lower case without accents, as long as the text where that is possible."""
        return fold_text(self.text)

    def find_words(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where any of these words or phrases stands, whole words only, endings allowed."""
        for word in words:
            for match in _word_pattern(fold_text(word)).finditer(self.folded):
                if len(self.folded) == len(self.text):
                    yield match.span()

    def evidence(self, start: int, end: int) -> Evidence:
        """This stretch as evidence."""
        return Evidence(quote=self.text[start:end], start=start, end=end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that this offset stands in."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


@lru_cache(maxsize=4096)
def _word_pattern(folded: str) -> re.Pattern[str]:
    """A word with its usual endings; a short one (tub, bad) only as it is, or with a plural s."""
    ending = r"(?:s|es|n|en|e|ing|ed)?" if len(folded) > 3 else r"s?"
    body = r"[\s-]+".join(map(re.escape, folded.split()))
    return re.compile(rf"(?<!\w){body}{ending}(?!\w)")


@lru_cache(maxsize=1024)
def fold_text(text: str) -> str:
    """Lower case without accents, character by character, so that offsets stay."""
    return "".join(_fold_one(character) for character in text)


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    folded = fold(character)
    return folded if len(folded) == 1 else character.lower()[:1] or character


_PART = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_SALUTATION_END = re.compile(r"(?<=[,:!])\n")


def _lines(text: str, start: int, end: int) -> Iterator[Sentence]:
    """A sentence; one that runs over a blank line, or on from a salutation, is two."""
    for part in _PART.finditer(text, start, end):
        position = part.start()
        borders = [m.start() for m in _SALUTATION_END.finditer(text, *part.span())]
        for border in [*borders, part.end()]:
            bare = text[position:border].strip()
            if bare and _WORD.search(bare):
                at = text.index(bare, position)
                yield Sentence(at, at + len(bare), bare)
            position = border


_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "de": snowballstemmer.stemmer("german"),
    "es": snowballstemmer.stemmer("spanish"),
    "fr": snowballstemmer.stemmer("french"),
    "pt": snowballstemmer.stemmer("portuguese"),
}


@lru_cache(maxsize=2048)
def stems(text: str, language: str = "en") -> frozenset[str]:
    """The stems of the words of four letters and more."""
    words = [fold_text(word) for word in _WORD.findall(text) if len(word) > 3]
    stemmer = _STEMMERS.get(language, _STEMMERS["en"])
    return frozenset(stemmer.stemWords(words))
