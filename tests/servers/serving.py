"""A real HTTP server on a free loopback port, for as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.servers.waiting import HOST


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves early is nothing to print a traceback for."""


class QuietHandler(BaseHTTPRequestHandler):
    """Reads bodies and headers, and logs nothing."""

    def do_POST(self) -> None:
        self.posted()

    def posted(self) -> None:
        """Answer a POST."""
        raise NotImplementedError

    def body(self) -> bytes:
        """What was posted."""
        return self.rfile.read(int(self.headers.get("content-length", "0")))

    def lower_headers(self) -> dict[str, str]:
        """The headers, their names in small letters."""
        return {name.lower(): value for name, value in self.headers.items()}

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], released: threading.Event) -> Iterator[int]:
    """Serve on a port that is given; at the end `released` is set, so that nothing hangs."""
    server = _Server((HOST, 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
