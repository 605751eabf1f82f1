"""Which lead an incoming message continues."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.core.intake.content import normal_email
from handrail.core.intake.text import comparable

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,996}>")
_PREFIXES = re.compile(
    r"^(?:\s*(?:re|aw|antw|sv|rv|r|fwd?|wg|tr|enc|i)\s*(?:\[\d+\])?\s*[::])+\s*", re.IGNORECASE
)
MAX_REFERENCES = 50
SUBJECT_WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ThreadClues:
    """What an incoming message says of its thread."""

    token: str = ""
    in_reply_to: str = ""
    references: str = ""
    subject: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class KnownLead:
    """A lead that it may continue: its contact's address, its subject, its last message's time."""

    id: str
    email: str
    subject: str
    last_at: datetime


def message_ids(header: str) -> tuple[str, ...]:
    """The Message-IDs of a header, in order, each once; the last 50 of a longer chain."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(header)))[-MAX_REFERENCES:]


def lead_of_thread(
    clues: ThreadClues,
    *,
    by_token: Mapping[str, str],
    by_message_id: Mapping[str, str],
    candidates: Sequence[KnownLead] = (),
    now: datetime,
) -> str | None:
    """The id of the lead that a message continues, or None for a new one.

    In order of trust: the token of the plus-address; In-Reply-To; References, the newest first;
    and last, for programs that drop both, a subject with a reply prefix by the very contact of
    exactly one lead within 30 days. A subject alone never joins: two people may write about
    the same thing, and a wrong merge shows one person's enquiry to another.
    """
    if clues.token and clues.token in by_token:
        return by_token[clues.token]
    named = (*message_ids(clues.in_reply_to), *reversed(message_ids(clues.references)))
    for name in named:
        if name in by_message_id:
            return by_message_id[name]
    return _by_subject(clues, candidates, now)


def bare_subject(subject: str) -> str:
    """A subject for comparing: without reply and forward prefixes, case and extra blanks."""
    return comparable(_PREFIXES.sub("", subject))


def _by_subject(clues: ThreadClues, candidates: Sequence[KnownLead], now: datetime) -> str | None:
    subject, sender = bare_subject(clues.subject), normal_email(clues.sender)
    if not subject or not sender or not _PREFIXES.match(clues.subject):
        return None
    fitting = [
        lead.id
        for lead in candidates
        if normal_email(lead.email) == sender
        and bare_subject(lead.subject) == subject
        and now - lead.last_at <= SUBJECT_WINDOW
    ]
    return fitting[0] if len(set(fitting)) == 1 else None
