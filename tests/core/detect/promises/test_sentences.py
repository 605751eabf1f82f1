"""How well promises are found in the project's own sentences, and in others where present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.core.detect.promises.sentences import Sentence, read_sentences, score

from handrail.core.detect.outbound import find_outbound

DEVELOPMENT = Path(__file__).parents[5] / "shared" / "eval" / "promises.dev.jsonl"


def test_promises_are_found():
    result = score(read_sentences("outbound_promises.txt"))
    assert result.f1() >= 0.92
    for category in ("price", "timing", "guarantee"):
        assert result.recall(category) >= 0.97, category


def test_harmless_sentences_are_left_alone():
    sentences = read_sentences("outbound_harmless.txt")
    held = [s.text for s in sentences if s.found()]
    assert len(held) <= 0.04 * len(sentences), held


def test_the_span_of_a_finding_lies_on_the_words_that_promise():
    for sentence in read_sentences("outbound_promises.txt"):
        for finding in sentence.findings():
            assert sentence.text[finding.start : finding.end] == finding.text
        for start, end, label in sentence.spans:
            same = [f for f in sentence.findings() if f.category == label]
            if same:
                assert any(f.start < end and start < f.end for f in same), sentence.text


def test_every_finding_says_what_to_do():
    for sentence in read_sentences("outbound_promises.txt"):
        for finding in sentence.findings():
            assert finding.why.endswith(".")
            assert len(finding.why.split()) >= 5
            assert 0 < finding.confidence <= 1
            assert finding.code.startswith(finding.category)


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the shared development set is not here")
def test_the_development_set_keeps_its_figures():
    rows = [json.loads(line) for line in DEVELOPMENT.read_text(encoding="utf-8").splitlines()]
    sentences = [
        Sentence(
            row["text"],
            tuple((s["start"], s["end"], s["label"]) for s in row["spans"]),
            tuple(row["facts"]),
        )
        for row in rows
    ]
    assert score(sentences).f1() >= 0.85
    clean = [s for s in sentences if not s.labels]
    assert sum(not s.found() for s in clean) >= 0.92 * len(clean)


def test_a_text_without_promises_has_no_findings():
    assert find_outbound("Thank you for your message, Lena. Which room is it about?") == ()
