"""How much of what AI prepared a person let stand: what confidence is measured against."""

from __future__ import annotations

from difflib import SequenceMatcher

MOST_WORDS = 2000
"""Words of each text that are compared; a reply is some hundred."""


def share_kept(drafted: str, sent: str) -> float:
    """The share of the drafted words that stand in the sent text, in their order (0 to 1)."""
    before, after = drafted.split()[:MOST_WORDS], sent.split()[:MOST_WORDS]
    if not before:
        return 0.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return round(same / max(len(before), len(after)), 3)
