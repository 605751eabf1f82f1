"""Stopping on a signal, with a limit, and without a traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

GRACE_SECONDS = 20.0
"""How long running steps may take to end after a signal."""


def on_signals(stop: Callable[[], None]) -> None:
    """Call `stop` at TERM and INT."""

    def handle(_signal: int, _frame: FrameType | None) -> None:
        stop()

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)


def when_stdin_closes(stop: Callable[[], None]) -> None:
    """Call `stop` once the process that started this one is gone: its pipe to us closes."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1024):
            pass
        stop()

    threading.Thread(target=watch, name="parent", daemon=True).start()
