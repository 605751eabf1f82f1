"""A real HTTP server on loopback that keeps what it is sent and answers as it is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.servers.serving import QuietHandler, serving
from tests.servers.waiting import HOST


@dataclass
class Request:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Answers every POST with `status`, `headers` and `body`; waits for `released` if `hangs`."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b'{"ok":true}'
    hangs: bool = False
    requests: list[Request] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def address(self) -> str:
        """Where to POST to."""
        return f"http://{HOST}:{self.port}/hook?of=handrail"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A fresh receiver for one test."""
    state = Receiver()

    class Handler(QuietHandler):
        def posted(self) -> None:
            state.requests.append(Request(self.path, self.lower_headers(), self.body()))
            if state.hangs:
                state.released.wait(10)
                return
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(state.body)))
            self.end_headers()
            self.wfile.write(state.body)

    with serving(Handler, state.released) as state.port:
        yield state
