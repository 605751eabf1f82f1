"""Instructions to the model, or its talk about itself, left in a draft: it must not go out.

Found: "As an AI language model, …", "Here is a revised draft:", "<|im_end|>".
Not found: "Our AI course starts on Monday", "Please follow the instructions on the label".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.outcome import TextFinding
from handrail.core.detect.promises.phrases import PhraseList
from handrail.core.detect.promises.vocabulary import leaks
from handrail.core.findings import ControlPoint, Severity

_SELF = PhraseList({"self": leaks.SELF})
_MARKS = re.compile("|".join(re.escape(mark) for mark in leaks.MARKS), re.IGNORECASE)
_ROLES = re.compile(leaks.ROLES, re.IGNORECASE | re.MULTILINE)


def find(draft: Draft) -> Iterator[TextFinding]:
    """Every remain of a prompt or of a model's own words."""
    for hit in _SELF.find(draft.line):
        yield _leak(*draft.span(hit.first, hit.last))
    for pattern in (_MARKS, _ROLES):
        for match in pattern.finditer(draft.text):
            yield _leak(*match.span())


def _leak(start: int, end: int) -> TextFinding:
    return TextFinding(
        start,
        end,
        "instruction_leak",
        "instruction_leak.model_speaks",
        Severity.BLOCKS,
        ControlPoint.FINAL_MESSAGE,
        0.9,
        "The model's instructions or its words about itself show; take them out.",
    )
