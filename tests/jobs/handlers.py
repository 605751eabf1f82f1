"""Handlers that tests register: they note that they ran, hang, or fail as they are told."""

from __future__ import annotations

import os
import threading
from datetime import datetime
from importlib import import_module
from pathlib import Path

from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.store.models import Step

BEFORE, AFTER = "before", "after"


def journal() -> Path:
    """Where the handlers note what they do, a line each."""
    return Path(os.environ["HANDRAIL_TEST_JOURNAL"])


def write(step: Step, word: str) -> None:
    """One line, in one write, so that processes do not mix theirs."""
    line = f"{word} {step.id} {step.attempts} {os.getpid()}\n"
    with journal().open("ab", buffering=0) as out:
        out.write(line.encode())


def note(step: Step, now: datetime) -> None:
    """Runs and is done."""
    write(step, "ran")


def slow(step: Step, now: datetime) -> None:
    """Runs until the file `go` is beside the journal."""
    write(step, "began")
    go, pause = journal().with_name("go"), threading.Event()
    while not go.exists():
        pause.wait(0.02)
    write(step, "ran")


def refused(step: Step, now: datetime) -> None:
    """Fails for good."""
    raise Permanent("The other side refused.")


def retryable(step: Step, now: datetime) -> None:
    """Fails outside."""
    raise Retryable("The other side is away.", after=90)


def uncertain(step: Step, now: datetime) -> None:
    """Nobody knows."""
    raise NeedsPerson("The connection was lost.")


def defect(step: Step, now: datetime) -> None:
    """Fails as nobody foresaw, with a lead's words in its message."""
    lead = step.lead
    assert lead is not None
    raise ValueError(lead.fields["message"])


def interrupted(step: Step, now: datetime) -> None:
    """The real handler; its first try hangs before or after it, as the environment says."""
    when = os.environ.get("HANDRAIL_TEST_HANG", "") if step.attempts == 1 else ""
    if when == BEFORE:
        _hang(step)
    from handrail.config.settings import HANDRAIL_STEPS

    module, _, name = HANDRAIL_STEPS[step.kind].partition(":")
    getattr(import_module(module), name)(step, now)
    write(step, "ran")
    if when == AFTER:
        _hang(step)


def _hang(step: Step) -> None:
    write(step, "hangs")
    threading.Event().wait(120)
