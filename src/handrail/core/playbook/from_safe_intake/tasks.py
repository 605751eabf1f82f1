"""The allowed AI task: which of the eight outputs are on. What is not named stays off."""

from __future__ import annotations

import re

from handrail.core.outputs import OutputKind
from handrail.core.playbook.from_safe_intake.reading import Reading
from handrail.core.playbook.from_safe_intake.wording import denies, parts, plain, sentences

_WORDS: tuple[tuple[OutputKind, str, str], ...] = (
    (
        OutputKind.NO_SEND,
        "say where no reply is due",
        r"no[ -]reply (?:for|to|is|where)|suggest(?:s|ing)? no[ -]reply|\bspam\b|not a lead|ignor\w*",
    ),
    (
        OutputKind.CRM_NOTE,
        "write the CRM note",
        r"\bcrm[- ]?notes?\b|\bnotes?\b|\w*notiz\w*|vermerk\w*|\bnotas?\b|\banotar\b",
    ),
    (
        OutputKind.OWNER_REMINDER,
        "remind the owner",
        r"remind\w*|erinner\w*|recordatori\w*|recordar|follow[- ]?ups?",
    ),
    (
        OutputKind.MISSING_INFORMATION,
        "list what is missing",
        r"missing|unclear|\bgaps?\b|fehl\w+|ruckfrage\w*|\bfaltan?\b|preguntar",
    ),
    (
        OutputKind.SUMMARY,
        "summarise the enquiry",
        r"summar\w*|overview|zusammenfass\w*|uberblick|resum\w*",
    ),
    (
        OutputKind.CLASSIFICATION,
        "classify it",
        r"classif\w*|categor\w*|\bsort\w*|triag\w*|urgency|priorit\w*|\blabel\w*|klassifi\w*|ein(?:ordn|stuf)\w*|"
        r"dringlich\w*|clasific\w*|urgencia|qualif\w*",
    ),
    (
        OutputKind.DRAFT_REPLY,
        "draft a reply",
        r"\brepl(?:y|ies)\b|\bdraft\w*|\banswers?\b|\brespon[ds]\w*|\w*antwort\w*|\bentw[ue]rf\w*|respuestas?|"
        r"borrador\w*|redact\w*|\bwrite back\b",
    ),
    (OutputKind.TASK, "suggest a task", r"\btasks?\b|\bto-?dos?\b|aufgaben?\b|\btareas?\b"),
)
_PATTERNS = tuple((kind, words, re.compile(pattern)) for kind, words, pattern in _WORDS)
IN_WORDS = {kind: words for kind, words, _ in _PATTERNS}


def read_tasks(answer: str) -> tuple[dict[str, bool], Reading]:
    """Which outputs are on, by their codes, all eight named."""
    allowed: set[OutputKind] = set()
    refused: set[OutputKind] = set()
    for sentence in sentences(answer):
        for part in parts(plain(sentence)):
            rest = part
            named = set()
            for kind, _, pattern in _PATTERNS:
                if pattern.search(rest):
                    named.add(kind)
                    rest = pattern.sub(" ", rest)
            for kind in named:
                is_refused = kind != OutputKind.NO_SEND and denies(part)
                (refused if is_refused else allowed).add(kind)
    allowed -= refused
    reading = Reading("allowed_task")
    if not allowed:
        allowed = {OutputKind.SUMMARY}
        reading.to_settle.append(
            "No task was recognised, so only the summary is on. Switch on what AI may prepare."
        )
    else:
        listed = ", ".join(IN_WORDS[kind] for kind in OutputKind if kind in allowed)
        reading.understood.append(f"AI may {listed}. The other tasks are off.")
    if refused:
        listed = ", ".join(IN_WORDS[kind] for kind in OutputKind if kind in refused)
        reading.understood.append(f"AI may not {listed}.")
    return {kind.value: kind in allowed for kind in OutputKind}, reading
