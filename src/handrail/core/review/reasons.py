"""The short lists of reasons that a reviewer picks from; rejections feed learning."""

from __future__ import annotations

REJECT_REASONS: tuple[tuple[str, str], ...] = (
    ("wrong_facts", "States something that is not so"),
    ("promises", "Promises what we may not promise"),
    ("misses_question", "Does not answer the question"),
    ("wrong_tone", "Wrong tone"),
    ("wrong_language", "Wrong language"),
    ("wrong_service", "Wrong service or urgency"),
    ("not_for_us", "We do not do this"),
    ("other", "Something else"),
)
"""Why a draft is not used: code and label."""

NO_REPLY_REASONS: tuple[tuple[str, str], ...] = (
    ("not_a_lead", "Not a lead: spam, a pitch or an application"),
    ("already_answered", "Already answered another way"),
    ("asked_not_to_reply", "The prospect asked not to be written to"),
    ("acknowledgement", "Only a thank-you; nothing is due"),
    ("other", "Something else"),
)
"""Why no reply is due: code and label."""
