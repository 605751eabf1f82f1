"""A line-by-line server that follows a script: for moments that no real server shows at will."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.servers.waiting import HOST

DROP = b"DROP"
HANG = b"HANG"
FRIENDLY: Mapping[str, bytes] = {
    "CONNECT": b"220 hello\r\n",
    "EHLO": b"250 hello\r\n",
    "MAIL": b"250 ok\r\n",
    "RCPT": b"250 ok\r\n",
    "DATA": b"354 go on\r\n",
    ".": b"250 taken\r\n",
    "QUIT": b"221 bye\r\n",
}


class ScriptedSmtp:
    """Answers every command from its script: bytes, DROP (close) or HANG (say nothing)."""

    def __init__(self, script: Mapping[str, bytes]) -> None:
        self.script = {**FRIENDLY, **script}
        self.commands: list[str] = []
        self.released = threading.Event()
        self._socket = socket.create_server((HOST, 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let a hanging conversation go and close."""
        self.released.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes a waiting accept
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        with contextlib.suppress(OSError), connection, connection.makefile("rb") as lines:
            if not self._answer(connection, "CONNECT"):
                return
            in_text = False
            for line in lines:
                said = line.decode("latin-1").split()
                word = said[0].upper() if said else ""
                if in_text and word != ".":
                    continue
                self.commands.append(word)
                in_text = word == "DATA"
                if not self._answer(connection, word) or word == "QUIT":
                    return

    def _answer(self, connection: socket.socket, word: str) -> bool:
        said = self.script.get(word, b"500 what?\r\n")
        if said == HANG:
            self.released.wait(10)
            return False
        if said == DROP:
            return False
        connection.sendall(said)
        return True


@contextmanager
def scripted_smtp(**script: bytes) -> Iterator[ScriptedSmtp]:
    """A server for one conversation; `END` in the script answers the final dot."""
    if "END" in script:
        script["."] = script.pop("END")
    server = ScriptedSmtp(script)
    try:
        yield server
    finally:
        server.stop()
