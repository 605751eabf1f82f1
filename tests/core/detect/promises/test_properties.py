"""What must hold for every text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.detect.promises.sentences import read_sentences

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules, OwnPhrase

SENTENCES = [
    s.text for n in ("outbound_promises.txt", "outbound_harmless.txt") for s in read_sentences(n)
]
PIECES = st.one_of(
    st.sampled_from(SENTENCES),
    st.text(max_size=40),
    st.sampled_from(["\n", " ", "> ", "…", "\u0301", "\u200d", "İ", "ﬁ", "½", "'", "’", "?", ":"]),
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)
RULES = OutboundRules(
    facts=("All enquiries are answered within one working day.", "A survey is £350 plus VAT."),
    known_links=("oak.example",),
    phrases=(OwnPhrase("p", "Why not.", patterns=("a * b", "*", "free*")),),
    source="Hello, I am Lena, my budget is 300 and I need it on Friday.",
    other_leads_values=("Karen Whitlock", "0770 090 0123", "(", ""),
)


@given(TEXTS)
def test_spans_lie_inside_the_text_on_whole_characters(text):
    for finding in find_outbound(text, RULES):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        if finding.end < len(text):
            assert not unicodedata.combining(text[finding.end])


@given(st.text())
def test_no_text_raises(text):
    find_outbound(text, RULES)


@given(TEXTS)
def test_findings_are_sorted_and_none_comes_twice(text):
    found = find_outbound(text, RULES)
    assert list(found) == sorted(found)
    assert len({(f.start, f.end, f.category, f.code) for f in found}) == len(found)
    assert found == find_outbound(text, RULES)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_findings_do_not_change_when_a_paragraph_is_appended(text, more):
    longer = find_outbound(f"{text}\n\n{more}")
    assert tuple(f for f in longer if f.end <= len(text)) == find_outbound(text)


@pytest.mark.parametrize(
    "piece", ["we will not ", ".", "'", "a-", "[", "{{", "> a\n", "if you can ", "$1 ", "a@b.", "x"]
)
def test_time_grows_with_the_length_only(piece):
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_outbound(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) <= 12 * seconds(10_000) + 0.05
