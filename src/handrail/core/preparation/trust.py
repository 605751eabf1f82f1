"""Which sentences are never quoted: orders to an AI, insults, requests for access."""

from __future__ import annotations

import re

from handrail.core.preparation.reading import Reading
from handrail.core.preparation.sentences import Sentence

NEVER_QUOTED = frozenset({"injection", "anger", "unsafe_access"})
_ORDERS = re.compile(
    r"(?i)\b(?:you are now|you must|you may confirm|from now on|reply (?:only|with)|respond (?:only|with)|answer (?:only|with)|output|print|system|"
    r"assistant|developer mode|instructions?|prompt|approve[d]?|100 ?% (?:discount|off)|without review|confirm any|antworte (?:nur|mit)|du bist jetzt|anweisung\w*|"
    r"responde (?:solo|con)|ahora eres|instrucci\w+)\b"
)


def is_barred(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence holds such a finding, or goes on giving orders beside one."""
    findings = [found for found in reading.findings if found.category in NEVER_QUOTED]
    if any(f.start < sentence.end and sentence.start < f.end for f in findings):
        return True
    injected = any(found.category == "injection" for found in findings)
    return injected and bool(_ORDERS.search(sentence.text))
