"""A lead's text read once for the built-in engine: sentences, words and their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from handrail.core.detect.inbound import find_inbound
from handrail.core.findings import Finding
from handrail.core.outputs import Evidence
from handrail.core.preparation.sentences import Sentence, sentences_of
from handrail.core.preparation.words import Phrase, WordIndex, fold_text

MESSAGE = "message"
LONGEST_TEXT = 40_000
"""Characters that are read; what is longer is no enquiry any more."""
_NEGATIONS = frozenset(
    "no not n't without never nothing kein keine keinen nicht ohne sin nunca".split()
)


@dataclass(frozen=True)
class Reading:
    """One text with what the parts of the engine look at. `field` is where it stands in the lead."""

    text: str
    language: str = "en"
    field: str = MESSAGE
    is_form: bool = False

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences without outer white space, without a salutation before the first word."""
        return sentences_of(self.text[:LONGEST_TEXT], is_form=self.is_form)

    @cached_property
    def folded(self) -> str:
        """Lower case without accents, character by character: offsets are the text's."""
        return fold_text(self.text[:LONGEST_TEXT])

    @cached_property
    def index(self) -> WordIndex:
        """The words by their stems."""
        return WordIndex(self.folded, self.language)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What screening would find: abusive and injected sentences are never quoted."""
        return find_inbound(self.text)

    def find_words(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where any of these words or phrases stands, whole words only, in any inflection."""
        for word in words:
            yield from self.index.find(Phrase.of(word, self.language))

    def is_negated(self, start: int) -> bool:
        """Whether one of the two words before says no: “no leak”, “not urgent”."""
        before = self.index.words_before(start, 2)
        return any(word in _NEGATIONS for word in before)

    def evidence(self, start: int, end: int) -> Evidence:
        """This stretch, without outer white space and commas, as evidence."""
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        quote = raw.strip().rstrip(",;:")
        return Evidence(quote=quote, start=start, end=start + len(quote), field=self.field)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that this offset stands in."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


def quoted(text: str, pattern: re.Pattern[str], reading: Reading) -> Iterator[Evidence]:
    """Every match of a pattern over `text`, which has the reading's offsets, as evidence."""
    for match in pattern.finditer(text):
        yield reading.evidence(*match.span())
