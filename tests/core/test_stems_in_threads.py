"""Stems are the same on any number of threads: the workers of SQLite are threads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from handrail.core.detect.own_triggers import telling_stems
from handrail.core.detect.promises import approved_facts
from handrail.core.preparation import words

BEGINNINGS = "repair install connect measure guarantee paint organise replace heat deliver".split()
WORDS = [f"{a}{b}{c}" for a in BEGINNINGS for b in BEGINNINGS for c in ("ing", "ations", "edly")]


@pytest.fixture
def hasty_switching() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def preparation_stem(word: str) -> str:
    return words.stem.__wrapped__(word, "en")


def sentence_stems(word: str) -> frozenset[str]:
    return telling_stems.__wrapped__(f"{word} and {word[::-1]}")


@pytest.mark.usefixtures("hasty_switching")
@pytest.mark.parametrize(
    "stem", [preparation_stem, approved_facts.stem.__wrapped__, sentence_stems]
)
def test_threads_do_not_mix_their_words(stem: Callable[[str], object]) -> None:
    alone = [stem(word) for word in WORDS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: [stem(word) for word in WORDS], range(4)))
    assert all(found == alone for found in together)
