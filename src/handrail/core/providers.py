"""Model providers: whose models there are, how they are made to answer, and when one is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BUILTIN = "builtin"
"""The code of the engine that needs no provider; always the last of a chain."""
ENVIRONMENT = "environment"
"""The code of the provider that the installation's environment sets up."""
FAILURES_BEFORE_REST = 3
REST = timedelta(minutes=1)


class ProviderKind(StrEnum):
    """Whose models: each is spoken to in its own way."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GOOGLE = "google"
    MISTRAL = "mistral"
    BEDROCK = "bedrock"
    AZURE = "azure"
    OLLAMA = "ollama"
    COMPATIBLE = "openai_compatible"


class OutputMode(StrEnum):
    """How a provider is made to answer in the asked form. BEST is the first that its model has."""

    BEST = "best"
    NATIVE = "native"
    TOOL = "tool"
    PROMPTED = "prompted"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one provider may be asked; 0 and None are no limit.

    `concurrency` are calls at once and `per_minute` calls begun in any minute, over all workers;
    `daily_micros` is money a day, in millionths of the provider's currency unit.
    """

    concurrency: int = 0
    per_minute: int = 0
    daily_micros: int | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a provider is being asked now. `recent_failures` are the ends of its newest calls, the
    newest first, as long as each failed in a way that may pass."""

    running: int = 0
    begun_last_minute: int = 0
    oldest_of_minute: datetime | None = None
    spent_today_micros: int = 0
    recent_failures: Sequence[datetime] = ()


class Turn(StrEnum):
    """Whether a provider may be asked: now, in a while, or not at all this time."""

    ASK = "ask"
    WAIT = "wait"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Answerability:
    """A turn with its reason in words; `after` in seconds where waiting helps."""

    turn: Turn
    why: str = ""
    after: float = 0.0


def may_ask(limits: Limits, usage: Usage, now: datetime) -> Answerability:
    """Whether a provider with these limits may be asked once more.

    One that failed `FAILURES_BEFORE_REST` times running rests for `REST` after the last failure, so
    that a provider that is down costs each lead nothing; the first call after the rest tries it.
    """
    failures = usage.recent_failures
    if len(failures) >= FAILURES_BEFORE_REST and now - failures[0] < REST:
        return Answerability(Turn.SKIP, "it failed several times running and rests a minute")
    if limits.daily_micros is not None and usage.spent_today_micros >= limits.daily_micros:
        return Answerability(Turn.SKIP, "its spending limit of today is reached")
    if limits.concurrency and usage.running >= limits.concurrency:
        return Answerability(Turn.WAIT, "as many calls as it may take at once are running", 5.0)
    if limits.per_minute and usage.begun_last_minute >= limits.per_minute:
        begun = usage.oldest_of_minute or now
        after = max(1.0, 60.0 - (now - begun).total_seconds())
        return Answerability(Turn.WAIT, "as many calls as it may take a minute were made", after)
    return Answerability(Turn.ASK)
