"""Free ports, and waiting for a condition instead of for a time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

HOST = "127.0.0.1"


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], what: str, *, seconds: float = 10.0) -> None:
    """Return as soon as the condition holds; AssertionError with `what` after the time."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        pause.wait(0.02)


def listens(port: int) -> bool:
    """Whether something takes connections on this port of the loopback address."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
