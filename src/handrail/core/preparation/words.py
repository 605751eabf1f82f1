"""Words and their stems: a playbook's “calderas” is found in “caldera”, “painted” in “paint”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from handrail.core.detect.promises.tokens import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ALGORITHMS = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
}
SHORTEST_STEMMED = 4
SHORTEST_STEM = 4
"""A shorter stem unites strangers: “solo” and “solar” in Spanish."""
SHORTEST_IN_COMPOUND = 5
_VERB_PREFIXES = frozenset("ver be ent er zer miss ge".split())
"""Who sells (verkaufen) does not buy (kaufen)."""
FUNCTION_WORDS = frozenset(
    (
        "a an the and or of to in on at for with from by is are be do does did can could would will you your we our us "
        "i me my it this that there have has any some what how who when where about please much many need want get one "
        "der die das den dem des ein eine einen einem einer und oder von zu zum zur im in am an auf fur mit aus bei "
        "ist sind war kann konnte wurde sie ihr ihre wir uns ich mich mein meine es wie was wer wann wo gibt bitte "
        "el la los las un una unos unas y o de del a en por para con es son ser puede podria usted ustedes nosotros "
        "nos me mi su sus yo que como quien cuando donde hay"
    ).split()
)


_WHOSE = frozenset(
    "my our your his her their mein meine meinen unser unsere unseren ihr ihre ihren mi mis nuestro nuestra su".split()
)
"""“Sell my house” is also “sell our house”."""


@lru_cache(maxsize=2048)
def fold_text(text: str) -> str:
    """Lower case without accents, each character for itself, so that offsets stay."""
    return text.lower() if text.isascii() else "".join(map(_fold_one, text))


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    folded = fold(character)
    if len(folded) == 1:
        return folded
    lower = character.lower()
    return lower if len(lower) == 1 else character


@lru_cache(maxsize=16_384)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word; short words and unknown languages keep their form."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or len(folded) < SHORTEST_STEMMED:
        return folded
    # A stemmer keeps the word that it works on, and workers are threads: one for each call.
    found = str(snowballstemmer.stemmer(algorithm).stemWord(folded))
    return found if len(found) >= SHORTEST_STEM else folded.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of a playbook; each part in the forms under which a text may hold it."""

    parts: tuple[frozenset[str], ...]
    compound: str = ""
    """A single German noun that may be the beginning or end of a longer one (Gasheizung)."""

    @staticmethod
    @lru_cache(maxsize=16_384)
    def of(written: str, language: str) -> Phrase:
        """The phrase as a text in this language would hold it; playbooks mix languages."""
        folded = _WORD.findall(fold_text(written))
        parts = tuple(
            _WHOSE if word in _WHOSE else frozenset({word, stem(word, language)}) for word in folded
        )
        single = folded[0] if len(folded) == 1 else ""
        whole = single if language == "de" and len(single) >= SHORTEST_IN_COMPOUND else ""
        return Phrase(parts, whole)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: offsets and folded form."""

    start: int
    end: int
    text: str


class WordIndex:
    """The words of one folded text, to look phrases up by their stems."""

    def __init__(self, folded: str, language: str) -> None:
        self.words = [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(folded)]
        self._starts = [word.start for word in self.words]
        self._forms: list[tuple[str, str]] = []
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            forms = (word.text, stem(word.text, language))
            self._forms.append(forms)
            for form in set(forms):
                self._at[form].append(position)

    def holds(self, forms: Iterable[str]) -> bool:
        """Whether a word of the text has one of these forms."""
        return any(form in self._at for form in forms)

    def find(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Spans where the phrase's parts follow each other."""
        if not phrase.parts:
            return
        first, *rest = phrase.parts
        for position in sorted({at for form in first for at in self._at.get(form, ())}):
            last = position + len(rest)
            if last < len(self.words) and all(
                not part.isdisjoint(self._forms[position + 1 + step])
                for step, part in enumerate(rest)
            ):
                yield self.words[position].start, self.words[last].end
        if phrase.compound:
            yield from self._compounds(phrase.compound)

    def _compounds(self, noun: str) -> Iterator[tuple[int, int]]:
        bare = noun.rstrip("ens")
        # “messe” has no ending to leave out: without it every word that ends in “m” would be one.
        ending = bare if len(bare) >= SHORTEST_STEM else noun
        for word in self.words:
            longer = len(word.text) > len(noun) + 2
            if not longer:
                continue
            stripped = word.text.rstrip("ens") if ending == bare else word.text
            if word.text.startswith(noun) or (
                stripped.endswith(ending) and stripped.removesuffix(ending) not in _VERB_PREFIXES
            ):
                yield word.start, word.end

    def words_before(self, offset: int, count: int) -> list[str]:
        """The folded words before an offset, the nearest last."""
        position = bisect_left(self._starts, offset)
        return [word.text for word in self.words[max(0, position - count) : position]]

    def forms_between(self, start: int, end: int) -> set[str]:
        """The words between two offsets, as they stand and as stems."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {form for forms in self._forms[low:high] for form in forms}


@lru_cache(maxsize=4096)
def content_stems(text: str, language: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = _WORD.findall(fold_text(text))
    return frozenset(stem(w, language) for w in words if len(w) > 2 and w not in FUNCTION_WORDS)
